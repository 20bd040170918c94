import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { digestOf, sameDigest } from '#document/sync/document-digest';
import { Origin } from '#document/origin';
import { applyForeignUpdate } from '#document/updates/foreign-updates';
import { parseUpdate } from '#document/updates/parse-update';
import { slicesOf } from '#document/updates/slices';
import { checkParsed } from '#document/updates/read-update';
import { captureSession } from '../../support/hostile/captured-session';
import { randomFrom, seedOf } from '../../support/random';

const SESSIONS = process.env.FAIRE_AVEC_SOAK ? 500 : 12;
const PEER = new Origin('peer', 'session');

/** The document that Yjs itself makes of the updates. */
function expectedOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

test('whatever real editors, undo and records wrote is taken, in any order and in any parts, and is what Yjs makes of it', () => {
  const seed = seedOf('captured sessions');
  for (let session = 0; session < SESSIONS; session++) {
    const random = randomFrom(seed + session);
    const { updates } = captureSession(random, 150);
    const expected = expectedOf(updates);
    const inOrder = new Y.Doc();
    for (const update of updates) expect(applyForeignUpdate(inOrder, update, PEER), `seed ${seed + session}`).toBe('applied');
    const shuffled = new Y.Doc();
    const late = [...updates].sort(() => random.next() - 0.5);
    for (const update of late) applyForeignUpdate(shuffled, update, PEER);
    const inSlices = new Y.Doc();
    const slices = slicesOf(inSlices, parseUpdate(Y.encodeStateAsUpdateV2(expected), 'v2'));
    for (let slice = slices.next(250); slice; slice = slices.next(250)) Y.applyUpdate(inSlices, checkParsed(inSlices, slice).bytes);
    for (const doc of [inOrder, shuffled, inSlices])
      expect(sameDigest(digestOf(doc), digestOf(expected)), `seed ${seed + session}`).toBe(true);
  }
});
