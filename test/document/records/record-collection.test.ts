import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { z } from 'zod';
import { recordCollection } from '#document/records/record-collection';

const schema = z.object({
  name: z.string(),
  colour: z.string().catch('ink'),
  createdAt: z.number().catch(0),
  note: z.string().optional(),
});

function exchange(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
}

test('two people who change two fields of one record both keep their change', () => {
  const [a, b] = [new Y.Doc(), new Y.Doc()];
  const mine = recordCollection(a, 'things', schema);
  const theirs = recordCollection(b, 'things', schema);
  const id = mine.create({ name: 'table', colour: 'red', createdAt: 1 });
  exchange(a, b);
  mine.patch(id, { name: 'grande table' });
  theirs.patch(id, { colour: 'blue' });
  exchange(a, b);
  expect(mine.get(id)).toEqual({ id, name: 'grande table', colour: 'blue', createdAt: 1 });
  expect(theirs.list()).toEqual(mine.list());
});

test('what was written in a transaction that goes on is read in it, by whoever looks', () => {
  const doc = new Y.Doc();
  const records = recordCollection(doc, 'things', schema);
  const told: string[] = [];
  records.onChange((ids) => told.push(...ids));
  doc.transact(() => {
    const id = records.create({ name: 'table', colour: 'red', createdAt: 1 });
    expect(records.list()).toEqual([{ id, name: 'table', colour: 'red', createdAt: 1 }]);
    records.patch(id, { name: 'grande table' });
    expect(records.get(id)?.name).toBe('grande table');
    records.remove(id);
    expect(records.list()).toEqual([]);
    records.create({ name: 'chaise', colour: 'red', createdAt: 2 }, { id: 'chair' });
    expect(told).toEqual([]);
  });
  expect(told).toContain('chair');
});

test('a record the schema refuses is skipped and listed, and the others are read', () => {
  const doc = new Y.Doc();
  const records = recordCollection(doc, 'things', schema);
  records.create({ name: 'chaise', colour: 'red', createdAt: 1 });
  doc.getMap('things').set('broken', new Y.Map([['name', 12]]));
  doc.getMap('things').set('not-a-record', 'text');
  expect(records.list().map((record) => record.name)).toEqual(['chaise']);
  expect(records.rejected()).toEqual(['broken', 'not-a-record']);
});

test('a field the schema can repair is repaired, and a key it does not know is kept', () => {
  const doc = new Y.Doc();
  const raw = new Y.Map<unknown>([
    ['name', 'banc'],
    ['colour', 7],
    ['later', 'from a newer app'],
  ]);
  doc.getMap('things').set('one', raw);
  const records = recordCollection(doc, 'things', schema);
  expect(records.get('one')?.colour).toBe('ink');
  records.patch('one', { note: 'vu' });
  expect((doc.getMap('things').get('one') as Y.Map<unknown>).get('later')).toBe('from a newer app');
});

test('writing a value that is already there writes nothing', () => {
  const doc = new Y.Doc();
  const records = recordCollection(doc, 'things', schema);
  const id = records.create({ name: 'banc', colour: 'red', createdAt: 1 });
  let updates = 0;
  doc.on('update', () => updates++);
  records.patch(id, { colour: 'red' });
  expect(updates).toBe(0);
});

test('the list is the same array until something changes', () => {
  const doc = new Y.Doc();
  const records = recordCollection(doc, 'things', schema);
  records.create({ name: 'banc', colour: 'red', createdAt: 1 });
  const before = records.list();
  expect(records.list()).toBe(before);
  records.create({ name: 'lampe', colour: 'red', createdAt: 2 });
  expect(records.list()).not.toBe(before);
});
