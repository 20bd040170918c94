import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { type LastRead, readBlocks } from '#client/editor/binding/read-blocks';
import { flowOf } from '#document/text/flow';
import { writeText } from '#document/text/text-write';

function openFlow() {
  const doc = new Y.Doc();
  const paragraph = (text: string) => ({ type: 'paragraph', children: [{ text, format: 0 }] });
  writeText(doc, 'root', [paragraph('premier'), paragraph('second')]);
  const last: LastRead = new WeakMap();
  const flow = flowOf(doc, 'root');
  return { flow, contents: () => readBlocks(flow, last).map(({ content }) => content) };
}

test('a block that says what it said has the very same content, and one that changed has another', () => {
  const { flow, contents } = openFlow();
  const before = contents();
  flow.insert(0, 'tout ');
  const after = contents();
  expect(after.map(({ text }) => text)).toEqual(['tout premier', 'second']);
  expect(after[0]).not.toBe(before[0]);
  expect(after[1]).toBe(before[1]);
});

function firstEnd(flow: Y.Text): Y.Map<unknown> {
  const rows = flow.toDelta() as { insert: unknown }[];
  return rows.map(({ insert }) => insert).find((insert) => insert instanceof Y.Map) ?? new Y.Map();
}

const CHANGES: readonly (readonly [string, (flow: Y.Text) => void])[] = [
  ['its look', (flow) => flow.format(0, 7, { bold: true })],
  ['where it leads', (flow) => flow.format(0, 3, { link: 'https://exemple.fr' })],
  ['an object in it', (flow) => flow.insertEmbed(0, new Y.Map([['object', 'inline']]))],
  ['its kind', (flow) => firstEnd(flow).set('type', 'quote')],
  ['that it is an object by itself', (flow) => firstEnd(flow).set('object', 'block')],
];

test.each(CHANGES)('%s is read again', (_name, change) => {
  const { flow, contents } = openFlow();
  const before = contents();
  change(flow);
  const fresh = readBlocks(flow, new WeakMap()).map(({ content }) => content);
  expect(contents()).toEqual(fresh);
  expect(contents()).not.toEqual(before);
});
