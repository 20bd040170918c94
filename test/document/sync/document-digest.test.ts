import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { digestOf, sameDigest, whenDigestIsAtHand } from '#document/sync/document-digest';
import { captureSession } from '../../support/hostile/captured-session';
import { randomFrom, seedOf } from '../../support/random';

function holding(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

/** By one and the same replica. */
function updateOf(change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 12_345;
  change(doc);
  return Y.encodeStateAsUpdate(doc);
}

test('a digest that followed every change is that of a replica that is looked at for the first time', () => {
  const seed = seedOf('digests');
  for (let session = 0; session < 6; session++) {
    const random = randomFrom(seed + session);
    const { updates } = captureSession(random, 80);
    const doc = new Y.Doc();
    for (const [index, update] of updates.entries()) {
      Y.applyUpdate(doc, update);
      if (random.chance(0.7)) continue;
      const isSame = sameDigest(digestOf(doc), digestOf(holding(updates.slice(0, index + 1))));
      expect(isSame, `seed ${seed + session}, update ${index}`).toBe(true);
    }
    const collected = new Y.Doc();
    digestOf(collected);
    Y.applyUpdate(collected, Y.encodeStateAsUpdate(doc));
    expect(sameDigest(digestOf(doc), digestOf(collected)), `seed ${seed + session}`).toBe(true);
  }
});

test('the digest of a large document is at hand some turns later, whatever changed meanwhile', async () => {
  const doc = new Y.Doc();
  for (let client = 1; client < 100; client++) {
    doc.clientID = client;
    doc.getText('t').insert(0, 'gardé effacé');
    doc.getText('t').delete(5, 7);
  }
  const copy = holding([Y.encodeStateAsUpdate(doc)]);
  const looked = new Promise<void>((resolve) => whenDigestIsAtHand(copy, resolve));
  for (const one of [doc, copy])
    Y.applyUpdate(
      one,
      updateOf((changed) => changed.getText('t').insert(0, 'entre-temps')),
    );
  await looked;
  expect(sameDigest(digestOf(copy), digestOf(doc))).toBe(true);
});

test('what older tables say of the same document is the same', () => {
  const doc = new Y.Doc();
  for (const client of [7, 300, 42]) {
    doc.clientID = client;
    doc.getText('t').insert(0, 'un mot de trop');
    doc.getText('t').delete(3, 4);
    doc.getMap('m').set('k', client);
  }
  expect(digestOf(doc).deletions).toBe(8304046522935145);
});
