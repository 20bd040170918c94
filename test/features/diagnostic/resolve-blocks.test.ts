import { expect, test } from 'vitest';
import type { TextPart } from '#document/text/text-read';
import { type EmbedLoss, type EmbedResolver, resolveBlocks } from '#features/diagnostic/model/resolve-blocks';
import { paragraph, plain } from '#shared/output/blocks';
import type { OutputBlock } from '#shared/output/section';

const RESOLVER: EmbedResolver = {
  map: { kind: 'reference', section: 'map', words: 'Voir la carte' },
  actor: (id) => (id === 'cafe' ? 'Café du jeudi' : undefined),
  figure: () => ({ text: '≈ 4 portes', origin: 'N = 43' }),
  testimony: (id) => (id === 'open' ? { kind: 'quotation', blocks: [paragraph('« Ici. »')], label: 'une habitante' } : 'withheld'),
  citation: (id, words) => (id === 'open' ? [plain(`« ${words} » (une source)`)] : 'withheld'),
  picture: () => undefined,
};

function resolved(parts: readonly TextPart[]): { blocks: OutputBlock[]; losses: EmbedLoss[]; gone: string[] } {
  const losses: EmbedLoss[] = [];
  const gone: string[] = [];
  const blocks = resolveBlocks(parts, RESOLVER, (code, part) => {
    losses.push(code);
    if (code === 'missing-embed') gone.push(`${part?.embed} ${part?.label}`);
  });
  return { blocks, losses, gone };
}
const run = (text: string, format = 0): TextPart => ({ text, format });
const block = (type: string, children: readonly TextPart[], more: object = {}): TextPart => ({ type, children, ...more });

test('words under another consent leave nothing behind, not even their label, and are counted', () => {
  const { blocks, losses } = resolved([
    block('paragraph', [run('avant '), { embed: 'testimony', ref: 'closed', label: 'Mot à mot' }, run(' après')]),
    { embed: 'testimony', ref: 'open', label: '' },
    { embed: 'citation', ref: 'closed', label: 'Mot pour mot' },
  ]);
  expect(JSON.stringify(blocks)).not.toContain('Mot ');
  expect(blocks.map((one) => one.kind)).toEqual(['paragraph', 'paragraph', 'quotation']);
  expect(losses).toEqual(['testimony-withheld', 'citation-withheld']);
});

test('a passage of a source stays in its line, with where it comes from', () => {
  const { blocks, losses } = resolved([block('paragraph', [run('On lit '), { embed: 'citation', ref: 'open', label: 'trois semaines' }])]);
  expect(blocks.map((one) => one.kind)).toEqual(['paragraph']);
  expect(JSON.stringify(blocks)).toContain('« trois semaines » (une source)');
  expect(losses).toEqual([]);
});

test('an actor that left the map keeps the name it had in the text, and is told by it', () => {
  const { blocks, gone } = resolved([
    block('paragraph', [
      { embed: 'actor', ref: 'gone', label: 'Ancien café' },
      { embed: 'actor', ref: 'cafe', label: 'x' },
    ]),
  ]);
  const children = ['Ancien café', 'Café du jeudi'].map((name) => ({ kind: 'mention', name }));
  expect(blocks).toEqual([{ kind: 'paragraph', children }]);
  expect(gone).toEqual(['actor Ancien café']);
});

test('a number that stands alone is a figure; the map is a way to its section', () => {
  const { blocks } = resolved([
    { embed: 'figure', ref: 'f', label: '' },
    { embed: 'actor-map', ref: 'map', label: '' },
  ]);
  expect(blocks).toEqual([{ kind: 'figure', text: '≈ 4 portes', origin: 'N = 43' }, RESOLVER.map]);
});

test('an address that acts is words; one that leads somewhere is a link', () => {
  const link = (url: string) => JSON.stringify(resolved([block('paragraph', [block('link', [run('ici')], { url })])]).blocks);
  expect(link('javascript:alert(1)')).not.toContain('"link"');
  expect(link('https://exemple.test/a?b="c')).toContain('"link"');
});

test('a nested list stands inside the item above it', () => {
  const inner = block('list', [block('listitem', [run('b')])], { listType: 'bullet' });
  const { blocks } = resolved([block('list', [block('listitem', [run('a')]), block('listitem', [inner])], { listType: 'number' })]);
  const [list] = blocks;
  expect(list?.kind === 'list' && list.items.map((item) => item.blocks.map((one) => one.kind))).toEqual([['paragraph', 'list']]);
});

test('a block nobody knows keeps its words', () => {
  const { blocks, losses } = resolved([block('poem', [block('paragraph', [run('un vers')])])]);
  expect(JSON.stringify(blocks)).toContain('un vers');
  expect(losses).toEqual(['unknown-block']);
});

test('the first row of a table names its columns only where somebody said so', () => {
  const cell = (words: string, more: object = {}) => block('tablecell', [block('paragraph', [run(words)])], more);
  const table = (more: object) =>
    resolved([block('table', [block('tablerow', [cell('Lieu', more)]), block('tablerow', [cell('Mairie')])])]).blocks;
  const said = (words: string) => [[paragraph(words)]];
  expect(table({ isHead: true })).toMatchObject([{ kind: 'table', head: said('Lieu'), rows: [said('Mairie')] }]);
  expect(table({})).toMatchObject([{ kind: 'table', head: [], rows: [said('Lieu'), said('Mairie')] }]);
});
