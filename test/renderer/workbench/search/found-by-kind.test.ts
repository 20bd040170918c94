import { expect, test } from 'vitest';
import type { SearchHit } from '#bridge/documents-contract';
import type { ClientFeature } from '#client/feature';
import { foundByKind } from '../../../../src/renderer/workbench/search/found-by-kind';

const hit = (kind: string, record: string, within?: string): SearchHit => ({
  kind,
  record,
  ...(within && { within }),
  title: { text: record, marks: [] },
  snippet: { text: '', marks: [] },
});

const feature = (name: string, found: ClientFeature['found']): ClientFeature => ({
  name,
  messages: { fr: {}, en: {} },
  screens: [],
  ...(found && { found }),
});

const FEATURES = [
  feature('map', [{ kind: 'actor', nameKey: 'found.actor', path: ({ record }) => `acteurs/${record}` }]),
  feature('text', [{ kind: 'remark', nameKey: 'found.remark', path: ({ within }) => `diagnostic/${within}` }]),
  feature('nothing', undefined),
];

test('what was found stands under what it is, the kind of the best first, in the order it was found', () => {
  const groups = foundByKind(FEATURES, [hit('remark', 'r1', 'c1'), hit('actor', 'a1'), hit('remark', 'r2', 'c2')]);
  expect(groups.map(({ kind, name, things }) => [kind, name, things.map(({ path }) => path)])).toEqual([
    ['remark', { feature: 'text', key: 'found.remark' }, ['diagnostic/c1', 'diagnostic/c2']],
    ['actor', { feature: 'map', key: 'found.actor' }, ['acteurs/a1']],
  ]);
});

test('what no feature of this version opens is left out', () => {
  expect(foundByKind(FEATURES, [hit('newer', 'n1')])).toEqual([]);
});
