// @vitest-environment jsdom
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readPastedSource, readSourceFile } from '#features/diagnostic/client/sources/source-reading';
import { blockText, MAX_BLOCK_LENGTH, plainText, type SourceBlock } from '#features/diagnostic/model/source-block';
import { MAX_SOURCE_BYTES } from '#features/diagnostic/model/source-file-kind';
import { docx, HEADING_STYLES, paragraph } from '../../support/office-files';
import { processorMs } from '../../support/processor-time';

const utf8 = (text: string) => new TextEncoder().encode(text);
const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
const shapes = (blocks: readonly SourceBlock[]) => blocks.map((block) => [block.kind, blockText(block)]);

const seeds = process.env.FAIRE_AVEC_SEEDS ?? join(import.meta.dirname, '../../../../shared/seeds');
const seedFiles = existsSync(seeds) ? readdirSync(seeds).filter((name) => name.endsWith('.txt')) : [];

for (const name of seedFiles) {
  test(`the real text ${name} makes blocks with all its words, in their order`, async () => {
    const bytes = new Uint8Array(readFileSync(join(seeds, name)));
    const { content } = await readSourceFile(name, bytes);
    expect(words(plainText(content.blocks))).toEqual(words(new TextDecoder().decode(bytes)));
    expect(content.blocks.length).toBeGreaterThan(5);
  });
}
test.skipIf(seedFiles.length > 0)('the real texts are skipped: they are not on this machine', () => {});

test('lines that a scan wrapped stay one paragraph, and a hyphen at the end of a line stays', async () => {
  const scan =
    'Projet IA par la présidente du réseau, chercheurs à la HE-\nArc et membres de la plateforme des services sociaux de la ville\nréunis.';
  const { content } = await readSourceFile('scan.txt', utf8(scan));
  expect(shapes(content.blocks)).toEqual([['paragraph', scan]]);
});

test('long lines are a paragraph each, and marked lines are items', async () => {
  const long = 'Un paragraphe entier sur une ligne. '.repeat(8).trim();
  const { content } = await readSourceFile('a.txt', utf8(`${long}\n${long}\n\n- un\n- deux\n1. trois`));
  expect(content.blocks.map((block) => block.kind)).toEqual(['paragraph', 'paragraph', 'item', 'item', 'item']);
  expect(plainText(content.blocks)).toBe([long, long, 'un', 'deux', '1. trois'].join('\n'));
});

test('Markdown becomes headings, items, quotations, rows and places of images', async () => {
  const text =
    '# Titre\n\nUn **mot** fort et [un lien](https://exemple.org/a).\n\n> Une parole\n\n- un\n  - deux\n- [x] fait\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![Une place](x.png)\n\nTotal : 587[^1]\n\n[^1]: Réponses utilisables.\n';
  const { content, suggestedTitle } = await readSourceFile('notes.md', utf8(text));
  expect(suggestedTitle).toBe('Titre');
  expect(shapes(content.blocks)).toEqual([
    ['heading', 'Titre'],
    ['paragraph', 'Un mot fort et un lien (https://exemple.org/a).'],
    ['quote', 'Une parole'],
    ['item', 'un'],
    ['item', 'deux'],
    ['item', 'fait'],
    ['row', 'a\tb'],
    ['row', '1\t2'],
    ['paragraph', '[Une place]'],
    ['paragraph', 'Total : 587 [1]'],
    ['paragraph', '[1] Réponses utilisables.'],
  ]);
  expect(content.report.map((item) => item.code)).toEqual(['image']);
});

test('HTML inside Markdown stays letters, and each piece is reported with its line', async () => {
  const { content } = await readSourceFile('a.md', utf8('Avant\n\n<script>alert(1)</script>\n\nUn <u>propre</u> mot\n'));
  expect(shapes(content.blocks)).toEqual([
    ['paragraph', 'Avant'],
    ['verbatim', '<script>alert(1)</script>'],
    ['paragraph', 'Un propre mot'],
  ]);
  expect(content.report).toEqual([
    { code: 'html', line: 3, quote: '<script>alert(1)</script>' },
    { code: 'html', line: 5, quote: '<u>' },
    { code: 'html', line: 5, quote: '</u>' },
  ]);
});

test('front-matter and nestings without end are kept as text and reported', async () => {
  const matter = await readSourceFile('a.md', utf8('---\ntitle: x\n---\nCorps\n'));
  expect(shapes(matter.content.blocks)).toEqual([
    ['verbatim', 'title: x'],
    ['paragraph', 'Corps'],
  ]);
  const deep = await readSourceFile('b.md', utf8(`${'>'.repeat(50_000)} mot`));
  expect(plainText(deep.content.blocks)).toContain('mot');
  expect(deep.content.report[0]?.code).toBe('too-deep');
});

test('a .docx becomes headings, paragraphs, rows, with its accents', async () => {
  const body = `${paragraph('Constats', 'Titre1')}${paragraph('L’accès est difficile.')}<w:tbl><w:tr><w:tc>${paragraph('Âge')}</w:tc><w:tc>${paragraph('N')}</w:tc></w:tr></w:tbl>`;
  const { content, kind } = await readSourceFile('rapport.docx', docx(body, { 'word/styles.xml': HEADING_STYLES }));
  expect(kind).toBe('docx');
  expect(shapes(content.blocks)).toEqual([
    ['heading', 'Constats'],
    ['paragraph', 'L’accès est difficile.'],
    ['row', 'Âge\tN'],
  ]);
});

test('a .docx cut short, one that is no zip and an empty file are said to be damaged', async () => {
  const whole = docx(paragraph('mots '.repeat(5000)));
  for (const bytes of [whole.subarray(0, whole.length - 40), whole.subarray(0, 60), utf8('pas un zip'), docx('<w:p><w:r>')]) {
    await expect(readSourceFile('rapport.docx', bytes)).rejects.toMatchObject({ code: 'damaged-file' });
  }
  await expect(readSourceFile('vide.txt', new Uint8Array())).rejects.toMatchObject({ code: 'damaged-file' });
});

test('a .docx that unpacks to a hundred megabytes is refused before it is unpacked', async () => {
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(100 * 1024 * 1024) }, { level: 9 });
  await expect(readSourceFile('bombe.docx', bomb)).rejects.toMatchObject({ code: 'too-large' });
});

test('a .docx nested a hundred thousand times is refused, and nothing falls', async () => {
  const deep = `${'<w:sdt>'.repeat(100_000)}${'</w:sdt>'.repeat(100_000)}`;
  await expect(readSourceFile('nid.docx', docx(deep))).rejects.toMatchObject({ code: 'damaged-file' });
});

test('a picture called .txt and a PDF are kept as they are, unread, and it is said', async () => {
  for (const [name, bytes] of [
    ['notes.txt', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0)],
    ['rapport.pdf', utf8('%PDF-1.7\n…')],
    ['dessin.svg', utf8('<svg onload="alert(1)"/>')],
  ] as const) {
    expect((await readSourceFile(name, bytes)).content).toEqual({ blocks: [], report: [{ code: 'not-read', quote: name }] });
  }
});

test('a table of a French spreadsheet becomes rows, its figures as they are written', async () => {
  const { content, kind } = await readSourceFile(
    'chiffres.csv',
    utf8('\ufeffService;Réponses;Part\r\n"Accueil; lundi";1 234,5;≈ 50 %\r\nCCAS;=2+2;\r\n'),
  );
  expect(kind).toBe('table');
  expect(content.blocks).toEqual([
    { kind: 'row', head: true, cells: ['Service', 'Réponses', 'Part'] },
    { kind: 'row', head: false, cells: ['Accueil; lundi', '1 234,5', '≈ 50 %'] },
    { kind: 'row', head: false, cells: ['CCAS', '=2+2', ''] },
  ]);
  expect((await readSourceFile('lettre.csv', utf8('Une lettre.\n\nSans tableau.'))).content.blocks.map((block) => block.kind)).toEqual([
    'paragraph',
    'paragraph',
  ]);
});

test('a table whose quotation mark is never closed is read, and the line is reported', async () => {
  const { content } = await readSourceFile('a.csv', utf8('a;b\n1;2\n"3;4\n5;6'));
  expect(content.blocks.map(blockText)).toEqual(['a\tb', '1\t2', '"3\t4', '5\t6']);
  expect(content.report).toEqual([{ code: 'markup', line: 3, quote: '"3 ; 4' }]);
});

/** The rows of a table, each as its cells. */
const rowsRead = async (bytes: Uint8Array) =>
  (await readSourceFile('a.csv', bytes)).content.blocks.map((block) => (block.kind === 'row' ? block.cells : block.text));

test.each([
  [
    'questions with commas in quotation marks',
    '"Que manque-t-il, selon vous ?";"Revenu, par mois"\r\n"Un banc, de l’ombre";"1 250,50"\r\n"Rien";"980,00"\r\n',
    [
      ['Que manque-t-il, selon vous ?', 'Revenu, par mois'],
      ['Un banc, de l’ombre', '1 250,50'],
      ['Rien', '980,00'],
    ],
  ],
  [
    'a title over its head',
    'Enquête, printemps 2025\r\n\r\nRue;Réponses;Part\r\nLilas;12;34,5\r\nParc;7;20,1\r\n',
    ['Enquête, printemps 2025', ['Rue', 'Réponses', 'Part'], ['Lilas', '12', '34,5'], ['Parc', '7', '20,1']],
  ],
  [
    'a line that names the sign',
    'sep=|\r\nRue|Réponses\r\nLilas;Parc|12\r\n',
    [
      ['Rue', 'Réponses'],
      ['Lilas;Parc', '12'],
    ],
  ],
  [
    'cells of several lines',
    'Nom;Parole\r\nA;"Première ; ligne\r\nseconde"\r\nB;oui\r\n',
    [
      ['Nom', 'Parole'],
      ['A', 'Première ; ligne\r\nseconde'],
      ['B', 'oui'],
    ],
  ],
  [
    'commas and points',
    'street,share\nElm,34.5\nOak,20.1\n',
    [
      ['street', 'share'],
      ['Elm', '34.5'],
      ['Oak', '20.1'],
    ],
  ],
  [
    'its guards against formulas',
    "Nom;Note\r\n'=Égalité;'-2\r\n'n’importe;'\r\n",
    [
      ['Nom', 'Note'],
      ['=Égalité', '-2'],
      ["'n’importe", "'"],
    ],
  ],
])('a table with %s is read as a spreadsheet shows it', async (_name, text, rows) => {
  expect(await rowsRead(utf8(text))).toEqual(rows);
});

test('a table of more than sixty columns stays a table', async () => {
  const line = (sign: string) => Array.from({ length: 75 }, (_, index) => `${sign}${index}`).join(';');
  expect((await rowsRead(utf8(`${line('q')}\n${line('r')}\n`))).map((cells) => cells.length)).toEqual([75, 75]);
});

test('a quotation mark too many makes its own row doubtful, and no other', async () => {
  const { content } = await readSourceFile(
    'a.csv',
    utf8('Nom;Parole\nA;"Une ; parole\nde deux lignes"\nB;"Le "Relais" est fermé"\nC;"Dernière ; parole"\n'),
  );
  expect(content.blocks.map(blockText)).toEqual([
    'Nom\tParole',
    'A\tUne ; parole\nde deux lignes',
    'B\tLe "Relais" est fermé',
    'C\tDernière ; parole',
  ]);
  expect(content.report).toEqual([{ code: 'markup', line: 4, quote: 'B ; Le "Relais" est fermé' }]);
});

test('what a spreadsheet of a Macintosh wrote has its accents, and says that they were guessed', async () => {
  // Mac OS Roman: é is 8E, É is 83, ’ is D5.
  const bytes = new Uint8Array(
    [...'Rue;R']
      .map((sign) => sign.charCodeAt(0))
      .concat(
        0x8e,
        ...[...'ponses\rCit'].map((sign) => sign.charCodeAt(0)),
        0x8e,
        ...[...' de l'].map((sign) => sign.charCodeAt(0)),
        0xd5,
        0x83,
        0x74,
        0x8e,
        ...[...';7\r'].map((sign) => sign.charCodeAt(0)),
      ),
  );
  const { content } = await readSourceFile('a.csv', bytes);
  expect(content.blocks.map(blockText)).toEqual(['Rue\tRéponses', 'Cité de l’Été\t7']);
  expect(content.report).toEqual([{ code: 'encoding-guessed', quote: 'macintosh' }]);
});

test('a file over the limit is refused, and one line as long as the limit is read in pieces', async () => {
  await expect(readSourceFile('a.txt', new Uint8Array(MAX_SOURCE_BYTES + 1).fill(97))).rejects.toMatchObject({ code: 'too-large' });
  const started = processorMs();
  const { content } = await readSourceFile('ligne.txt', new Uint8Array(MAX_SOURCE_BYTES).fill(97));
  expect(processorMs() - started).toBeLessThan(5000);
  expect(content.report[0]?.code).toBe('too-long');
  expect(content.blocks.every((block) => blockText(block).length <= MAX_BLOCK_LENGTH)).toBe(true);
});

test('a pasted page gives its words and none of what acts', async () => {
  const html = `<h2 onclick="alert(1)">Titre</h2><p>Voir <a href="javascript:alert(1)">ici</a> et <a href="https://exemple.org">là</a></p>
    <script>alert(1)</script><svg><script>alert(2)</script></svg><img src=x onerror=alert(3) alt="Une salle"><ul><li>un<ul><li>deux</li></ul></li></ul>
    <p>587<sup>1</sup> réponses</p><iframe src="https://exemple.org"></iframe>`;
  const { content } = await readPastedSource('Titre Voir ici', html);
  expect(shapes(content.blocks)).toEqual([
    ['heading', 'Titre'],
    ['paragraph', 'Voir ici et là (https://exemple.org)'],
    ['paragraph', '[Une salle]'],
    ['item', 'un'],
    ['item', 'deux'],
    ['paragraph', '587¹ réponses'],
  ]);
  expect(content.report.map((item) => item.code)).toEqual(['unsafe-link', 'html', 'html', 'image', 'html']);
});

test('a page nested two thousand times gives its words', async () => {
  const { content } = await readSourceFile('nid.html', utf8(`${'<div>'.repeat(2000)}mot${'</div>'.repeat(2000)}`));
  expect(plainText(content.blocks)).toBe('mot');
});
