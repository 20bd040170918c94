import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Origin } from '#document/origin';
import { BrokenDocument } from '#document/updates/foreign-updates';
import { createIntake } from '#host/documents/intake';
import { createMemoryDocumentStore } from '#host/storage/memory-document-store';
import { applyStored } from '#host/storage/backups/snapshot';
import { documentId } from '#document/section';
import { eventually, startHubWorld } from '../../support/worlds/hub-world';
import { bytesOf, CRASHERS } from '../../document/updates/crashers';

const STRANGER = new Origin('peer', 'stranger');
const v1 = CRASHERS.filter(({ encoding }) => encoding === 'v1');

test('every crasher is refused to its sender alone, and what came with it is saved', async () => {
  const { hub, store } = startHubWorld();
  const { live } = await hub.hold(documentId('core'));
  const mine = new Y.Doc();
  const honest: Uint8Array[] = [];
  mine.on('update', (update: Uint8Array) => honest.push(update));
  for (const crasher of v1) {
    mine.getText('t').insert(0, `${crasher.name} `);
    const [refused, taken, straight] = await Promise.allSettled([
      live.receive(bytesOf(crasher), new Origin('host', 'hostile')),
      live.receive(honest.at(-1) as Uint8Array, new Origin('host', 'honest')),
      live.apply(bytesOf(crasher), STRANGER),
    ]);
    expect(refused, crasher.name).toMatchObject({ status: 'rejected', reason: { code: expect.stringMatching(/bad-input|too-large/u) } });
    expect(taken, crasher.name).toEqual({ status: 'fulfilled', value: 'saved' });
    expect(straight, crasher.name).toMatchObject({ status: 'rejected' });
  }
  const again = new Y.Doc();
  applyStored(again, (await store.load(documentId('core'))) ?? { snapshot: undefined, updates: [], sequence: 0 });
  expect(again.getText('t').toString()).toBe(mine.getText('t').toString());
});

test('V2 of a client is read bit by bit, and a bomb of it refused', async () => {
  const { hub } = startHubWorld();
  const { live } = await hub.hold(documentId('core'));
  const bomb = bytesOf(CRASHERS.find(({ encoding }) => encoding === 'v2') as (typeof CRASHERS)[number]);
  await expect(live.receive(bomb, STRANGER, 'v2')).rejects.toMatchObject({ code: 'too-large' });
  const mine = new Y.Doc();
  mine.transact(() => {
    for (let index = 0; index < 5000; index++) mine.getMap('m').set(`k${index % 500}`, 'x'.repeat(20));
  });
  await expect(live.receive(Y.encodeStateAsUpdateV2(mine), STRANGER, 'v2')).resolves.toBe('saved');
  expect(live.doc.getMap('m').size).toBe(500);
});

test('a document on which Yjs throws all the same is read from the store again, and the windows go on', async () => {
  const world = startHubWorld();
  const [one, other] = [world.openWindow(), world.openWindow()];
  one.doc.getText('t').insert(0, 'gardé ');
  await eventually(() => other.doc.getText('t').toString() === 'gardé ', 'the first words');
  const { live, release } = await world.hub.hold(documentId('core'));
  // Nobody knows an update that does this any more: a listener throws in its place, in the middle of the transaction.
  live.doc.once('beforeObserverCalls', () => {
    throw new Error('Yjs threw');
  });
  const lost = new Y.Doc();
  lost.getText('t').insert(0, 'perdu');
  await expect(live.apply(Y.encodeStateAsUpdate(lost), STRANGER)).rejects.toBeInstanceOf(BrokenDocument);
  release();
  other.doc.getText('t').insert(0, 'suite ');
  await eventually(() => one.doc.getText('t').toString() === 'suite gardé ', 'the words that came after');
  const { live: next } = await world.hub.hold(documentId('core'));
  expect(next).not.toBe(live);
  expect(next.doc.getText('t').toString()).toBe('suite gardé ');
  const again = new Y.Doc();
  applyStored(again, (await world.store.load(documentId('core'))) ?? { snapshot: undefined, updates: [], sequence: 0 });
  expect(again.getText('t').toString()).toBe('suite gardé ');
});

test('when Yjs throws while several are applied together, nothing else throws, and all are told to come again', async () => {
  const doc = new Y.Doc();
  const intake = createIntake(doc, { run: (work) => work(), onWaiting() {}, onApplied() {}, whenSaved: async () => {} });
  const words = new Y.Doc();
  words.getText('t').insert(0, 'mots');
  doc.once('beforeObserverCalls', () => {
    throw new BrokenDocument('Yjs threw');
  });
  const received = [STRANGER, STRANGER].map((author) => intake.receive(Y.encodeStateAsUpdate(words), author));
  expect(() => intake.drain()).not.toThrow();
  for (const one of await Promise.allSettled(received)) expect(one).toMatchObject({ status: 'rejected', reason: { code: 'closed' } });
});

test('a stored log that no longer applies is said to be damaged, and nothing else is, until it is mended', async () => {
  const store = createMemoryDocumentStore();
  await store.append(documentId('core'), Uint8Array.from([1, 1, 0xbc, 5, 0, 0, 0, 0]));
  const words = new Y.Doc();
  words.getText('t').insert(0, 'intact');
  await store.append(documentId('text', 'un'), Y.encodeStateAsUpdate(words));
  const { hub } = startHubWorld({ store });
  await expect(hub.hold(documentId('core'))).rejects.toMatchObject({ code: 'damaged-document' });
  expect(await store.damaged()).toMatchObject([{ id: 'core', reason: 'content' }]);
  const { live } = await hub.hold(documentId('text', 'un'));
  expect(live.doc.getText('t').toString()).toBe('intact');
  await store.acceptDamage(documentId('core'), []);
  const mended = (await hub.hold(documentId('core'))).live;
  await mended.edit(STRANGER, (doc) => doc.getText('t').insert(0, 'la suite'));
  expect(await store.damaged()).toEqual([]);
});
