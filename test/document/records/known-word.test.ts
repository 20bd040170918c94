import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { z } from 'zod';
import { knownIfAny, knownOr, type NewerWord, shownWord } from '#document/records/known-word';
import { recordCollection } from '#document/records/record-collection';

const KINDS = ['lived', 'question'] as const;
const schema = z.object({ kind: knownOr(KINDS, 'lived'), scope: knownIfAny(KINDS), note: z.string().catch('') });

function written(...fields: readonly [string, unknown][]) {
  const doc = new Y.Doc();
  doc.getMap('things').set('one', new Y.Map<unknown>(fields));
  return { doc, records: recordCollection(doc, 'things', schema) };
}

test('a word of a newer version reads as it was written, and is no known one', () => {
  const { records } = written(['kind', 'dream'], ['scope', 'planet']);
  expect(records.get('one')).toMatchObject({ kind: 'dream', scope: 'planet' });
  expect(shownWord(KINDS, records.get('one')?.kind ?? 'lived')).toBe('newer');
  expect(shownWord(KINDS, 'question')).toBe('question');
});

test('an edit of another field leaves it as it is, and a copy of the record takes it along', () => {
  const { doc, records } = written(['kind', 'dream']);
  records.patch('one', { note: 'vu' });
  expect((doc.getMap('things').get('one') as Y.Map<unknown>).get('kind')).toBe('dream');
  const { id: _, ...copy } = records.get('one') ?? { id: '', kind: 'lived' as const, note: '' };
  expect(records.get(records.create(copy))?.kind).toBe('dream');
});

test('a field that is not there has its first value; what is no word is none of the known ones', () => {
  expect(written().records.get('one')).toMatchObject({ kind: 'lived' });
  expect(written().records.get('one')?.scope).toBeUndefined();
  for (const nonsense of [7, { of: 'tomorrow' }, null, 'x'.repeat(200)]) {
    const read = written(['kind', nonsense], ['scope', nonsense]).records.get('one');
    expect([read?.kind, read?.scope].map((word) => shownWord(KINDS, word as NewerWord))).toEqual(['newer', 'newer']);
  }
});
