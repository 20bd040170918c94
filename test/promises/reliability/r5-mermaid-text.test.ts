import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { actorMapOf } from '#features/actor-map/model/actor-map-section';
import { danglingRelations } from '#features/actor-map/model/actor-map-edit';
import { applyMapChange } from '#features/actor-map/model/mermaid/flow-apply';
import { compareFlowchart } from '#features/actor-map/model/mermaid/flow-change';
import { parseFlowchart } from '#features/actor-map/model/mermaid/flow-parse';
import { printFlowchart } from '#features/actor-map/model/mermaid/flow-print';
import { readSentences } from '#features/actor-map/model/sentence-read';
import { disarmMermaid } from '#shared/mermaid-text';
import { processorMs } from '../../support/processor-time';
import { type Random, randomFrom, seedOf } from '../../support/random';

const CASES = 20_000;

/** What an honest text is made of, and what an attack is. */
const PIECES = [
  'flowchart LR',
  'graph TD',
  'subgraph x["Cercle"]',
  'end',
  'a[CCAS]',
  'b("Mission locale")',
  'c((Café))',
  'd{{Commune}}',
  'e[/Lieu/]',
  ' --> ',
  ' -.-> ',
  ' ==> ',
  ' <--> ',
  ' -->|oriente vers| ',
  ' -- finance --> ',
  ' & ',
  ':::kind_association',
  '@{ shape: rect, label: "x" }',
  'class a,b college_people',
  'classDef x fill:#f00',
  'style a fill:#0f0',
  'linkStyle 0 stroke:red',
  'click a "javascript:alert(1)"',
  'click a href "http://x"',
  '%% remarque',
  '%% gardé : %25%25x',
  '%%{init: {"flowchart":{"htmlLabels":true}}}%%',
  '---\ntitle: x\n---',
  '"',
  '`',
  '#quot;',
  '#35;',
  '&lt;',
  '<img src=x onerror=1>',
  '__proto__',
  'constructor',
  '\u0000',
  '\ud800',
  '\u202e',
  'é',
  '😀',
  ';',
  '|',
  '(((',
  ')))',
  '[[',
  ']]',
  '{',
  '}',
  '\\',
  '/',
  '-',
  '=',
  '~~~',
  '\n',
  '\r\n',
  '    ',
] as const;

function hostileText(random: Random): string {
  const shape = random.below(10);
  if (shape === 0) return random.pick(PIECES).repeat(random.below(400));
  if (shape === 1) return Array.from({ length: random.below(200) }, () => String.fromCharCode(random.below(0x3000))).join('');
  const pieces = Array.from({ length: random.below(30) }, () => random.pick(PIECES) + (random.below(3) === 0 ? '\n' : ''));
  return pieces.join(random.pick(['', ' ', '\n']));
}

const EMPTY = { actors: [], relations: [], circles: [] };
let map = actorMapOf(new Y.Doc());

/** As a person would: pasted, or added at the end of the map's own text; then the text of the new map changes nothing. */
function writeAndReadBack(text: string, index: number, random: Random): void {
  if (index % 32 === 0) map = actorMapOf(new Y.Doc());
  const content = () => ({
    actors: map.actors.list(),
    relations: map.relations.list(),
    circles: map.circles.list(),
    keptLines: map.keptLines.list(),
    direction: map.direction(),
  });
  const base = printFlowchart(content());
  const isEdit = random.below(2) === 0;
  applyMapChange(map, compareFlowchart(isEdit ? base.text + text : text, content(), isEdit ? { base } : {}), index, isEdit);
  const again = printFlowchart(content());
  const unchanged = compareFlowchart(again.text, content(), { base: again });
  expect([unchanged.actorsAdded, unchanged.actorsRemoved, unchanged.relationsAdded, unchanged.relationsRemoved].flat()).toEqual([]);
  expect(printFlowchart(content(), { forDrawing: true }).text).not.toMatch(/^\s*click\s|%%\{|^---/mu);
  danglingRelations(map);
  readSentences(text, { actors: map.actors.list() });
}

test(`R5 (Mermaid): ${CASES} hostile texts are read, applied and written back without a throw, a loss or a second's wait`, () => {
  const seed = seedOf('R5 Mermaid');
  const random = randomFrom(seed);
  const before = process.memoryUsage().rss;
  const started = process.cpuUsage();
  let slowest = 0;
  for (let index = 0; index < CASES; index++) {
    const text = hostileText(random);
    const from = processorMs();
    try {
      expect(disarmMermaid(disarmMermaid(text).text).removed).toEqual([]);
      if (index % 4 === 0) writeAndReadBack(text, index, random);
      else compareFlowchart(text, EMPTY);
    } catch (error) {
      throw new Error(`seed ${seed}, case ${index}: ${JSON.stringify(text.slice(0, 2000))}`, { cause: error });
    }
    slowest = Math.max(slowest, processorMs() - from);
  }
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1e6, 'processor seconds of all cases').toBeLessThan(30);
  expect(slowest, 'slowest case').toBeLessThan(1000);
  expect((process.memoryUsage().rss - before) / 1e6, 'growth in MB').toBeLessThan(250);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('R5 (Mermaid): texts that once made the reader slow or wrong', () => {
  for (const text of [
    'a'.repeat(200_000),
    'a-->'.repeat(20_000),
    '"'.repeat(50_000),
    '%%{'.repeat(20_000),
    '['.repeat(50_000),
    'a & '.repeat(5000),
    '-- '.repeat(20_000),
    'x'.repeat(100_000) + '@',
    `subgraph ${'s '.repeat(20_000)}`,
  ]) {
    const from = processorMs();
    parseFlowchart(text);
    readSentences(text.slice(0, 20_000), { actors: [] });
    expect(processorMs() - from, text.slice(0, 20)).toBeLessThan(1000);
  }
});
