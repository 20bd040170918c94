import { expect, test } from 'vitest';
import { attachmentsDue, documentsDue, type ErasureRecord, noteUses, UNDO_MS } from '#host/documents/erasure-record';

const NOTHING: ErasureRecord = { documents: {}, attachments: {}, erased: [] };
const DAY = 24 * 3_600_000;
const used = (...hashes: string[]) => new Set(hashes);

test('an attachment goes ten minutes after its last use, and not while somebody uses it', () => {
  const before = noteUses(NOTHING, ['a', 'b'], used('a', 'b'), 0);
  const removed = noteUses(before, ['a', 'b'], used('b'), 1000);
  expect(attachmentsDue(removed, 1000 + UNDO_MS - 1)).toEqual([]);
  expect(attachmentsDue(removed, 1000 + UNDO_MS)).toEqual(['a']);
  const putBack = noteUses(removed, ['a', 'b'], used('a', 'b'), 2000);
  expect(attachmentsDue(putBack, DAY)).toEqual([]);
});

test('one that no document has used yet waits a day for its card: it may be written elsewhere, and on its way', () => {
  const fresh = noteUses(NOTHING, ['a'], used(), 0);
  expect(attachmentsDue(fresh, DAY - 1)).toEqual([]);
  expect(attachmentsDue(fresh, DAY)).toEqual(['a']);
});

test('one that was erased and comes back with an older file goes at once, until a document uses it again', () => {
  const erased = { ...NOTHING, erased: ['a'] };
  expect(attachmentsDue(noteUses(erased, ['a'], used(), 5), 5)).toEqual(['a']);
  const again = noteUses(erased, ['a'], used('a'), 5);
  expect(attachmentsDue(noteUses(again, ['a'], used(), 6), 6)).toEqual([]);
});

test('words leave ten minutes after their withdrawal', () => {
  const record = { ...NOTHING, documents: { 'workshop:s1': 1000 } };
  expect(documentsDue(record, 1000 + UNDO_MS - 1)).toEqual([]);
  expect(documentsDue(record, 1000 + UNDO_MS)).toEqual(['workshop:s1']);
});
