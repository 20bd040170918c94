import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { expect, test } from 'vitest';
import type { TextPart } from '#document/text/text-read';
import { htmlBlocks } from '#features/restitution/model/html-blocks';
import { markdownBlocks } from '#features/restitution/model/markdown-blocks';
import { type EmbedResolver, resolveBlocks } from '#features/restitution/model/resolve-blocks';
import type { Block, Loss } from '#features/restitution/model/restitution';

const RESOLVER: EmbedResolver = {
  mapLink: 'Voir la carte',
  actor: (id) => (id === 'cafe' ? 'Café du jeudi' : undefined),
  figure: () => ({ text: '≈ 4 portes', origin: 'N = 43' }),
  testimony: (id) =>
    id === 'open' ? { kind: 'testimony', words: 'Ici.', label: 'une habitante', college: 'Habitants', scope: '' } : 'withheld',
  picture: () => undefined,
};

function resolved(parts: readonly TextPart[]): { blocks: Block[]; losses: Loss['code'][] } {
  const losses: Loss['code'][] = [];
  return { blocks: resolveBlocks(parts, RESOLVER, (code) => losses.push(code)), losses };
}
const run = (text: string, format = 0): TextPart => ({ text, format });
const block = (type: string, children: readonly TextPart[], more: object = {}): TextPart => ({ type, children, ...more });

test('words under another consent leave nothing behind, not even their label, and are counted', () => {
  const { blocks, losses } = resolved([
    block('paragraph', [run('avant '), { embed: 'testimony', ref: 'closed', label: 'Mot à mot' }, run(' après')]),
    { embed: 'testimony', ref: 'open', label: '' },
  ]);
  expect(JSON.stringify(blocks)).not.toContain('Mot à mot');
  expect(blocks.map((one) => one.kind)).toEqual(['paragraph', 'paragraph', 'testimony']);
  expect(losses).toEqual(['testimony-withheld']);
});

test('an actor that left the map keeps the name it had in the text, and is counted', () => {
  const { blocks, losses } = resolved([
    block('paragraph', [
      { embed: 'actor', ref: 'gone', label: 'Ancien café' },
      { embed: 'actor', ref: 'cafe', label: 'x' },
    ]),
  ]);
  expect(htmlBlocks(blocks)).toBe('<p><b class="actor">Ancien café</b><b class="actor">Café du jeudi</b></p>');
  expect(losses).toEqual(['missing-embed']);
});

test('an address that acts is words; one that leads somewhere is a link', () => {
  const link = (url: string) => resolved([block('paragraph', [block('link', [run('ici')], { url })])]).blocks;
  expect(htmlBlocks(link('javascript:alert(1)'))).toBe('<p>ici</p>');
  expect(htmlBlocks(link('https://exemple.test/a?b="c'))).toContain('href="https://exemple.test/a?b=&#34;c"');
});

test('a nested list stands inside the item above it', () => {
  const inner = block('list', [block('listitem', [run('b')])], { listType: 'bullet' });
  const { blocks } = resolved([block('list', [block('listitem', [run('a')]), block('listitem', [inner])], { listType: 'number' })]);
  expect(htmlBlocks(blocks)).toBe('<ol><li>a<ul><li>b</li></ul></li></ol>');
  expect(markdownBlocks(blocks)).toBe('1. a\n   - b');
});

test('a block nobody knows keeps its words', () => {
  const { blocks, losses } = resolved([block('poem', [block('paragraph', [run('un vers')])])]);
  expect(htmlBlocks(blocks)).toBe('<p>un vers</p>');
  expect(losses).toEqual(['unknown-block']);
});

test('no words can become an element of the page', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(15), (words, format) => {
      const html = htmlBlocks(resolved([block('paragraph', [run(words, format)])]).blocks);
      expect(html.replace(/<\/?(?:p|strong|em|s|u|br)>/gu, '')).not.toMatch(/[<>"']/u);
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
      const tree = fromMarkdown(markdownBlocks(resolved([block('paragraph', [run(text)])]).blocks));
      expect(tree.children.map((child) => child.type)).toEqual(['paragraph']);
      const [paragraph] = tree.children;
      expect(paragraph?.type === 'paragraph' && paragraph.children.map((child) => child.type)).toEqual(['text']);
    }),
  );
});
