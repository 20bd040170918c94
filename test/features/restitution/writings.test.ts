// @vitest-environment jsdom
import fc from 'fast-check';
import { toHtml } from 'hast-util-to-html';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { expect, test } from 'vitest';
import { htmlBlocks } from '#features/restitution/model/html-blocks';
import { markdownBlocks } from '#features/restitution/model/markdown-blocks';
import { writeHtml } from '#features/restitution/model/write-html';
import { markdownOf, writeMarkdown } from '#features/restitution/model/write-markdown';
import { definitions, heading, paragraph, plain, textList, textTable } from '#shared/output/blocks';
import type { OutputBlock, OutputDocument } from '#shared/output/section';

const html = (blocks: readonly OutputBlock[], ...sections: string[]) =>
  toHtml({ type: 'root', children: htmlBlocks(blocks, new Set(sections)) }, { allowDangerousHtml: true });
const markdown = (blocks: readonly OutputBlock[]) => markdownOf(markdownBlocks(blocks)).trimEnd();

const pageOf = (text: string) => new DOMParser().parseFromString(text, 'text/html');

test('an address keeps its signs without leaving its attribute', () => {
  const link: OutputBlock = {
    kind: 'paragraph',
    children: [{ kind: 'link', url: 'https://exemple.test/a?b="c', children: [plain('ici')] }],
  };
  expect(html([link])).toContain('href="https://exemple.test/a?b=&#x22;c"');
});

test('a nested list stands inside the item above it', () => {
  const list: OutputBlock = { kind: 'list', ordered: true, items: [{ blocks: [paragraph('a'), textList(['b'])] }] };
  expect(html([list])).toBe('<ol><li>a<ul><li>b</li></ul></li></ol>');
  expect(markdown([list])).toBe('1. a\n   - b');
});

test('a numbered list begins where it does in the text', () => {
  const list: OutputBlock = { kind: 'list', ordered: true, start: 3, items: [{ blocks: [paragraph('la commune')] }] };
  expect(html([list])).toBe('<ol start="3"><li>la commune</li></ol>');
  expect(markdown([list])).toBe('3. la commune');
});

test('a table whose columns nobody named has no row of names', () => {
  const table: OutputBlock = { kind: 'table', caption: '', head: [], rows: [[[paragraph('Mairie')], [paragraph('9 h')]]], rowHeads: false };
  expect(html([table])).toContain('<table><tbody><tr><td>Mairie</td><td>9 h</td></tr></tbody></table>');
  expect(markdown([table]).split('\n').at(-1)).toMatch(/^\| Mairie +\| 9 h +\|$/u);
});

test('a reference leads to a section that is there, and is left out of a page that lacks it', () => {
  const reference: OutputBlock = { kind: 'reference', section: 'map', words: 'Voir la carte' };
  expect(html([reference], 'map')).toBe('<p><a href="#map">Voir la carte</a></p>');
  expect(html([reference])).toBe('');
});

test('a drawing is told in words where nothing draws', () => {
  const drawing: OutputBlock = { kind: 'drawing', svg: '<svg></svg>', words: [textList(['Le CCAS finance le Café.'])] };
  expect(html([drawing])).toBe('<figure class="drawing"><svg></svg></figure><ul><li>Le CCAS finance le Café.</li></ul>');
  expect(markdown([drawing])).toBe('- Le CCAS finance le Café.');
});

test('a table names its columns and its rows, and bars in its cells are no borders', () => {
  const table = textTable('Ce qui est promis', ['Quoi', 'Qui'], [['Prêter | la salle\nle soir', 'la commune']]);
  const page = pageOf(html([table]));
  expect(page.querySelector('caption')?.textContent).toBe('Ce qui est promis');
  expect([...page.querySelectorAll('thead th')].map((cell) => cell.getAttribute('scope'))).toEqual(['col', 'col']);
  expect(page.querySelector('tbody th')?.getAttribute('scope')).toBe('row');
  const lines = markdown([table]).split('\n');
  expect(lines).toHaveLength(5);
  expect(lines[4]).toContain('Prêter \\| la salle le soir');
});

test('what is said under a name stands under it, and a name with nothing to say is left out', () => {
  const told = definitions([
    ['Question', 'Combien ?'],
    ['Hypothèse', ''],
    ['Actions', textList(['une', 'deux'])],
  ]);
  expect(html(told)).toBe('<dl><dt>Question</dt><dd>Combien ?</dd><dt>Actions</dt><dd><ul><li>une</li><li>deux</li></ul></dd></dl>');
  expect(markdown(told)).toBe('**Question** — Combien ?\n\n**Actions**\n\n- une\n- deux');
});

const HOSTILE = '</title><script>alert(1)</script><img src=x onerror=alert(1)> "\'&amp; [x](javascript:alert(1)) | # ';

/** Every block with hostile words wherever words may be. */
const everyBlock: readonly OutputBlock[] = [
  heading(1, HOSTILE, HOSTILE),
  paragraph(HOSTILE, 'lead'),
  paragraph(HOSTILE, 'note'),
  textList([HOSTILE]),
  textTable(HOSTILE, [HOSTILE], [[HOSTILE]]),
  { kind: 'quotation', blocks: [paragraph(HOSTILE)], label: HOSTILE },
  { kind: 'figure', text: HOSTILE, origin: HOSTILE },
  { kind: 'picture', source: 'data:image/png;base64,AA==', description: HOSTILE },
  ...definitions([[HOSTILE, HOSTILE]]),
  { kind: 'reference', section: 'one', words: HOSTILE },
  {
    kind: 'paragraph',
    children: [
      { kind: 'mention', name: HOSTILE },
      { kind: 'badge', letter: HOSTILE },
    ],
  },
];

const hostileDocument: OutputDocument = {
  language: 'fr',
  title: HOSTILE,
  territory: HOSTILE,
  purpose: HOSTILE,
  made: HOSTILE,
  header: everyBlock,
  contents: HOSTILE,
  sections: ['one', 'two'].map((id) => ({ id, title: HOSTILE, blocks: everyBlock })),
  footer: HOSTILE,
};

test('hostile words stay words in every place a page has for them', () => {
  const document = pageOf(writeHtml(hostileDocument));
  expect(document.querySelectorAll('script, [onerror], img:not([src^="data:image/png"])')).toHaveLength(0);
  expect([...document.querySelectorAll('a')].filter((link) => !link.getAttribute('href')?.startsWith('#'))).toEqual([]);
  expect(document.querySelector('h1')?.textContent).toBe(HOSTILE);
  expect(document.title.trim()).toBe(HOSTILE.trim());
  const tree = JSON.stringify(fromMarkdown(writeMarkdown(hostileDocument)), (key, value) => (key === 'position' ? undefined : value));
  expect(tree).not.toMatch(/"type":"(?:html|link|image|definition)"/u);
});

test('no words can become an element of the page', () => {
  const marks = { bold: fc.boolean(), italic: fc.boolean(), strike: fc.boolean(), underline: fc.boolean(), small: fc.boolean() };
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.record(marks), (text, marked) => {
      const written = html([{ kind: 'paragraph', children: [{ kind: 'text', text, ...marked }] }]);
      expect(written.replace(/<\/?(?:p|strong|em|s|u|small|br)>/gu, '')).not.toMatch(/</u);
    }),
  );
});

test('no words can become a mark of Markdown: one paragraph stays one paragraph', () => {
  const words = fc.array(fc.constantFrom('# ', '- ', '1. ', '> ', '*', '_', '`', '[a](b)', '<b>', '|', '~', '\\', 'mot ', '+ ', '= '), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(words, (pieces) => {
      const text = pieces.join('').trim();
      fc.pre(text !== '');
      const tree = fromMarkdown(markdown([paragraph(text)]));
      expect(tree.children.map((child) => child.type)).toEqual(['paragraph']);
      const [only] = tree.children;
      expect(only?.type === 'paragraph' && only.children).toMatchObject([{ type: 'text', value: text }]);
    }),
  );
});
