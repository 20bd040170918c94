// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { readSourceFile } from '#features/diagnostic/client/sources/source-reading';
import { blockText, partedReport, plainText, type SourceBlock } from '#features/diagnostic/model/source-block';
import { docx, docxPart, odt, paragraph, run } from '../../support/office-files';

/** The blocks as one reads them: an item with its number, a row with its cells. */
const read = (blocks: readonly SourceBlock[]) =>
  blocks.map((block) =>
    block.kind === 'row'
      ? block.cells
      : block.kind === 'item'
        ? `${'  '.repeat(block.level)}${block.marker} ${block.text}`
        : blockText(block),
  );
const wordsOf = async (bytes: Uint8Array, name = 'a.docx') => (await readSourceFile(name, bytes)).content;

describe('a .docx', () => {
  const item = (list: number, text: string, level = 0) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${run(text)}</w:p>`;
  const level = (at: number, format: string, text: string, start = 1) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const list = (id: number, ...levels: string[]) => `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
  const use = (id: number, shared: number, inner = '') => `<w:num w:numId="${id}"><w:abstractNumId w:val="${shared}"/>${inner}</w:num>`;
  const numbered = (body: string, ...lists: string[]) =>
    docx(body, { 'word/numbering.xml': docxPart('numbering', lists.join('')), 'word/_rels/document.xml.rels': RELATIONS });
  const RELATIONS =
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>';

  test('that a paragraph interrupts goes on with the next number, and each list has its own signs', async () => {
    const body = [
      item(1, 'Qui vient ?'),
      item(1, 'Qui ne vient pas ?'),
      paragraph('Relance.'),
      item(1, 'Qu’est-ce qui décourage ?'),
      item(2, 'rappeler'),
      item(2, 'écrire'),
    ];
    const { blocks } = await wordsOf(
      numbered(body.join(''), list(0, level(0, 'decimal', '%1.')), list(1, level(0, 'lowerLetter', '%1)')), use(1, 0), use(2, 1)),
    );
    expect(read(blocks)).toEqual([
      '1. Qui vient ?',
      '2. Qui ne vient pas ?',
      'Relance.',
      '3. Qu’est-ce qui décourage ?',
      'a) rappeler',
      'b) écrire',
    ]);
  });

  test('counts levels below one another, begins where it is told, and anew where it is told', async () => {
    const levels = list(0, level(0, 'decimal', '%1.', 4), level(1, 'upperRoman', '%1.%2'));
    const anew = use(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>');
    const body = [item(1, 'a'), item(1, 'b', 1), item(1, 'c', 1), item(1, 'd'), item(1, 'e', 1), item(2, 'f')];
    const { blocks } = await wordsOf(numbered(body.join(''), levels, use(1, 0), anew));
    expect(read(blocks)).toEqual(['4. a', '  4.I b', '  4.II c', '5. d', '  5.I e', '1. f']);
  });

  test('keeps its bullets, and a number that nobody explains is none', async () => {
    const { blocks } = await wordsOf(numbered(item(1, 'un') + item(7, 'deux'), list(0, level(0, 'bullet', '·')), use(1, 0)));
    expect(read(blocks)).toEqual(['• un', 'deux']);
  });

  test('tells what was struck, what was remarked in the margin and what stands at the edge of the pages, without names', async () => {
    const body = `<w:p>${run('Le délai est de ')}<w:del w:author="Élue"><w:r><w:delText>douze mois</w:delText></w:r></w:del><w:ins w:author="Élue">${run('trois mois')}</w:ins>${run('.')}</w:p><w:p><w:moveFrom w:author="x">${run('Phrase.')}</w:moveFrom></w:p><w:p><w:moveTo w:author="x">${run('Phrase.')}</w:moveTo></w:p>`;
    const content = await wordsOf(
      docx(body, {
        'word/comments.xml': docxPart(
          'comments',
          `<w:comment w:id="0" w:author="Nadia">${paragraph('Faux : elle ferme à seize heures.')}</w:comment>`,
        ),
        'word/header1.xml': docxPart('hdr', paragraph('Document de travail')),
        'word/header2.xml': docxPart('hdr', paragraph('Document de travail')),
      }),
    );
    expect(read(content.blocks)).toEqual(['Le délai est de trois mois.', 'Phrase.']);
    expect(content.report).toEqual([
      { code: 'struck', quote: 'douze mois' },
      { code: 'remark', quote: 'Faux : elle ferme à seize heures.' },
      { code: 'page-edge', quote: 'Document de travail' },
    ]);
    // All of it was understood.
    expect(partedReport(content.report)).toEqual({ aside: content.report, unread: [] });
  });

  test('has each cell below its heading, where cells are merged too', async () => {
    const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
    const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
    const table = `<w:tbl>${row(cell('Quartier', '<w:vMerge w:val="restart"/>'), cell('Réponses', '<w:gridSpan w:val="2"/>'))}${row(cell('', '<w:vMerge/>'), cell('Femmes'), cell('Hommes'))}${row(cell('Parc'), cell('3'), cell('9'))}</w:tbl>`;
    expect(read((await wordsOf(docx(table))).blocks)).toEqual([
      ['Quartier', 'Réponses', ''],
      ['', 'Femmes', 'Hommes'],
      ['Parc', '3', '9'],
    ]);
  });
});

test.each([
  ['a million columns', '<td colspan="1000000">a</td><td>b</td>'],
  ['half a column', '<td colspan="0.5" rowspan="-3">a</td><td>b</td>'],
])('a cell that asks for %s costs no more than a row', async (_name, cells) => {
  const { blocks } = await wordsOf(new TextEncoder().encode(`<table><tr>${cells}</tr></table>`), 'a.html');
  const [row] = read(blocks);
  expect([row?.[0], row?.length]).toEqual(['a', expect.any(Number)]);
  expect(row?.length).toBeLessThanOrEqual(201);
});

describe('an .odt', () => {
  const p = (text: string) => `<text:p>${text}</text:p>`;

  test('becomes headings, paragraphs, quotations, items with their numbers, rows and notes', async () => {
    const numbers =
      '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>';
    const item = (...content: string[]) => `<text:list-item>${content.join('')}</text:list-item>`;
    const listed = (inner: string, attributes = '') => `<text:list text:style-name="L1" ${attributes}>${inner}</text:list>`;
    const cell = (text: string, attributes = '') => `<table:table-cell ${attributes}>${p(text)}</table:table-cell>`;
    const body = [
      '<text:h text:outline-level="2">Compte rendu</text:h>',
      p('La réunion<text:s/>a eu lieu<text:tab/>au <text:span>café</text:span> <text:span>bleu</text:span>.<text:line-break/>Merci'),
      '<text:p text:style-name="Quotations">On ne parle pas à la place des gens.</text:p>',
      listed(item(p('un'), `<text:list>${item(p('dedans'))}</text:list>`) + item(p('deux'))),
      p('Entre deux.'),
      listed(item(p('trois')), 'text:continue-numbering="true"'),
      `<text:list>${item(p('sans style'))}</text:list>`,
      `<table:table><table:table-header-rows><table:table-row>${cell('Réponses', 'table:number-columns-spanned="2"')}<table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row>${cell('3')}${cell('9')}</table:table-row></table:table>`,
      p(
        'Trois familles<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Au marché.</text:p></text:note-body></text:note> sont parties.',
      ),
    ];
    const { blocks, report } = await wordsOf(odt(body.join(''), numbers), 'a.odt');
    expect(read(blocks)).toEqual([
      'Compte rendu',
      'La réunion a eu lieu\tau café bleu.\nMerci',
      'On ne parle pas à la place des gens.',
      '1. un',
      '  a) dedans',
      '2. deux',
      'Entre deux.',
      '3. trois',
      '• sans style',
      ['Réponses', ''],
      ['3', '9'],
      'Trois familles[1] sont parties.',
      '1. Au marché.',
    ]);
    expect(blocks.map(({ kind }) => kind).slice(0, 3)).toEqual(['heading', 'paragraph', 'quote']);
    expect(report).toEqual([]);
  });

  test('tells what was struck and what was remarked, without names', async () => {
    const struck =
      '<text:tracked-changes><text:changed-region><text:deletion><office:change-info>Élue</office:change-info><text:p>douze mois</text:p></text:deletion></text:changed-region></text:tracked-changes>';
    const remarked = p(
      'Le délai<office:annotation><creator>Nadia</creator><text:p>Trop long</text:p></office:annotation> est de trois mois.',
    );
    const { blocks, report } = await wordsOf(odt(struck + remarked), 'a.odt');
    expect(plainText(blocks)).toBe('Le délai est de trois mois.');
    expect(report).toEqual([
      { code: 'struck', quote: 'douze mois' },
      { code: 'remark', quote: 'Trop long' },
    ]);
  });

  test('is known by what it says at its beginning, and one that can’t be read is said to be damaged', async () => {
    expect((await readSourceFile('sans-nom', odt(p('mot')))).kind).toBe('odt');
    const whole = odt(p('mots '.repeat(5000)));
    for (const bytes of [
      whole.subarray(0, 60),
      whole.subarray(0, whole.length - 30),
      new TextEncoder().encode('pas un zip'),
      odt('<text:p>'),
    ])
      await expect(readSourceFile('a.odt', bytes)).rejects.toMatchObject({ code: 'damaged-file' });
  });
});
