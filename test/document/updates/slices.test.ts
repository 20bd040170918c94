import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { copyOf, severalHands } from '../../support/worlds/several-hands';
import { digestOf, sameDigest } from '#document/sync/document-digest';
import { Origin } from '#document/origin';
import { applyForeignUpdate, applyRead } from '#document/updates/foreign-updates';
import { parseUpdate } from '#document/updates/parse-update';
import { readUpdate } from '#document/updates/read-update';
import { type Slices, slicesOf, slicesOfDocument } from '#document/updates/slices';
import { writeUpdate } from '#document/updates/write-update';
import { captureSession } from '../../support/hostile/captured-session';
import { randomFrom, seedOf } from '../../support/random';

const PEER = new Origin('peer', 'slices');

describe('an update in slices', () => {
  it('gives what it gives whole, at any size of the slices, and nothing of it ever waits for a later one', () => {
    const whole = severalHands();
    for (const size of [1, 7, 100, 10_000]) {
      const doc = new Y.Doc();
      const slices = applyAll(doc, slicesOf(doc, readUpdate(doc, Y.encodeStateAsUpdate(whole))), size);
      expect(slices).toBeGreaterThan(size > 1000 ? 0 : 100 / size);
      expect(plain(doc)).toEqual(plain(whole));
      expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(whole));
    }
  });

  it('says that it is not whole when it leans on what is nowhere, and hands out what does not', () => {
    const there = new Y.Doc();
    there.getText('t').insert(0, 'un ');
    const before = Y.encodeStateVector(there);
    there.getText('t').insert(3, 'deux');
    const doc = new Y.Doc();
    const slices = slicesOf(doc, parseUpdate(Y.encodeStateAsUpdate(there, before), 'v1'));
    applyAll(doc, slices, 10);
    expect([slices.isWhole(), doc.getText('t').length]).toEqual([false, 0]);
  });
});

describe('what a replica lacks of a document', () => {
  it('is handed out whole, whatever either holds and however the document changes meanwhile', () => {
    const seed = seedOf('slices of a changing document');
    for (let session = 0; session < 12; session++) {
      const random = randomFrom(seed + session);
      const { updates } = captureSession(random, 120);
      const [theirs, mine] = [new Y.Doc(), new Y.Doc()];
      const [until, from] = [random.below(60), 60 + random.below(40)];
      for (const update of updates.slice(0, until)) Y.applyUpdate(theirs, update);
      for (const update of updates.slice(0, from)) Y.applyUpdate(mine, update);
      const later = updates.slice(from);
      const slices = slicesOfDocument(mine, Y.decodeStateVector(Y.encodeStateVector(theirs)));
      const size = 1 + random.below(40);
      for (let slice = slices.next(size); slice; slice = slices.next(size)) {
        const bytes = writeUpdate(slice, 'v2');
        for (const update of later.splice(0, random.below(3))) both([mine, theirs], update);
        const read = readUpdate(theirs, bytes, { encoding: 'v2' });
        expect(read.missing, `seed ${seed + session}`).toBeUndefined();
        applyRead(theirs, read, PEER);
      }
      for (const update of later) both([mine, theirs], update);
      expect(sameDigest(digestOf(mine), digestOf(theirs)), `seed ${seed + session}`).toBe(true);
    }
  });

  it('is no more than what is new and what was deleted, the second half of a long text as well', () => {
    const mine = new Y.Doc();
    mine.getText('t').insert(0, 'a'.repeat(5000));
    const theirs = copyOf(mine);
    mine.getText('t').insert(5000, 'b'.repeat(100));
    mine.getText('t').delete(10, 5);
    const slices = slicesOfDocument(mine, Y.decodeStateVector(Y.encodeStateVector(theirs)));
    let bytes = 0;
    for (let slice = slices.next(100); slice; slice = slices.next(100)) {
      const written = writeUpdate(slice);
      bytes += written.byteLength;
      Y.applyUpdate(theirs, written);
    }
    expect(bytes).toBeLessThan(200);
    expect(sameDigest(digestOf(mine), digestOf(theirs))).toBe(true);
  });

  it('comprises the removal of what its author may still bring back', () => {
    const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
    const text = mine.getText('t');
    const undo = new Y.UndoManager(text);
    text.insert(0, 'gardé effacé');
    text.delete(5, 7);
    applyAll(theirs, slicesOfDocument(mine, new Map()), 100);
    expect(theirs.getText('t').toString()).toBe('gardé');
    undo.destroy();
  });
});

/** A change of which the other end may lack what came before. */
function both(docs: readonly Y.Doc[], update: Uint8Array): void {
  for (const doc of docs) applyForeignUpdate(doc, update, PEER);
}

function applyAll(doc: Y.Doc, slices: Slices, size: number): number {
  let count = 0;
  for (let slice = slices.next(size); slice; slice = slices.next(size)) {
    Y.applyUpdate(doc, writeUpdate(slice));
    count++;
    expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]);
  }
  return count;
}

function plain(doc: Y.Doc): unknown {
  return [doc.getText('t').toString(), doc.getMap('m').toJSON()];
}
