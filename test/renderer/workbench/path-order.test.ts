import { expect, test } from 'vitest';
import type { PathEntry } from '#client/feature';
import { inPathOrder } from '../../../src/renderer/workbench/path-order';

const stop = (id: string, neighbours: { after?: string; before?: string } = {}): PathEntry => ({
  id,
  nameKey: 'path',
  ...neighbours,
});
const order = (entries: readonly PathEntry[]) => inPathOrder(entries).map(({ id }) => id);

test('each stop stands behind the one it names, whatever order they were declared in', () => {
  expect(order([stop('c', { after: 'b' }), stop('a'), stop('b', { after: 'a' })])).toEqual(['a', 'b', 'c']);
});

test('a new stop takes its place between two that know nothing of it', () => {
  expect(order([stop('a'), stop('b', { after: 'a' }), stop('c', { after: 'b' }), stop('new', { after: 'a', before: 'b' })])).toEqual([
    'a',
    'new',
    'b',
    'c',
  ]);
});

test('a neighbour that is not there, or two stops that wait for each other, keep no stop from the path', () => {
  expect(order([stop('x', { after: 'gone' }), stop('a'), stop('y', { after: 'z' }), stop('z', { after: 'y' })])).toEqual([
    'x',
    'a',
    'y',
    'z',
  ]);
});
