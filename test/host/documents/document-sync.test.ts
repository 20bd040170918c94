import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { isSaved } from '#client/documents/document-status';
import type { OpenDocument } from '#client/documents/open-document';
import { IMPORT } from '#document/origin';
import type { DocumentStore } from '#host/storage/document-store';
import { createMemoryDocumentStore } from '#host/storage/memory-document-store';
import { AppError } from '#shared/app-error';
import { eventually as until, startHubWorld } from '../../support/worlds/hub-world';

const text = (document: OpenDocument) => document.doc.getText('t').toString();
const saved = (document: OpenDocument) => until(() => isSaved(document.status.get()), 'saved');

test('two windows on one document agree', async () => {
  const host = startHubWorld();
  const [one, two] = [host.openWindow(), host.openWindow()];
  await Promise.all([one.ready, two.ready]);
  one.doc.getText('t').insert(0, 'bonjour ');
  two.doc.getText('t').insert(0, 'salut ');
  await until(() => text(one).length === 14 && text(one) === text(two), 'both texts');
});

test('what is shown as saved is in the store', async () => {
  const host = startHubWorld();
  const window = host.openWindow();
  await window.ready;
  window.doc.getText('t').insert(0, 'gardé');
  expect(isSaved(window.status.get())).toBe(false);
  await saved(window);
  const stored = await host.store.load('core');
  const copy = new Y.Doc();
  for (const update of stored?.updates ?? []) Y.applyUpdate(copy, update);
  expect(copy.getText('t').toString()).toBe('gardé');
});

test('what was typed while the host was away reaches it when it is back, and is then saved', async () => {
  const host = startHubWorld();
  const [one, two] = [host.openWindow(), host.openWindow()];
  await Promise.all([one.ready, two.ready]);
  one.doc.getText('t').insert(0, 'avant ');
  await until(() => text(two) === 'avant ', 'the first words');
  host.cut();
  await until(() => one.status.get().host === 'lost', 'the loss is noticed');
  one.doc.getText('t').insert(6, 'pendant ');
  two.doc.getText('t').insert(0, 'aussi ');
  expect(isSaved(one.status.get())).toBe(false);
  host.restore();
  await until(() => text(one) === 'aussi avant pendant ' && text(two) === text(one), 'both sides');
  await Promise.all([saved(one), saved(two)]);
});

test('an edit is never echoed to its author', async () => {
  const host = startHubWorld();
  const window = host.openWindow();
  await window.ready;
  let foreign = 0;
  window.doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin) foreign++;
  });
  window.doc.getText('t').insert(0, 'x');
  await saved(window);
  expect(foreign).toBe(0);
});

test('what the host itself changes reaches the windows and the store', async () => {
  const host = startHubWorld();
  const window = host.openWindow();
  await window.ready;
  await host.hub.using('core', (live) => live.edit(IMPORT, (doc) => doc.getText('t').insert(0, 'importé')));
  await until(() => text(window) === 'importé', 'the import');
});

test('presence is seen by the others, can not be worn by them, and leaves with its window', async () => {
  const host = startHubWorld();
  const [one, two] = [host.openWindow(), host.openWindow()];
  await Promise.all([one.ready, two.ready]);
  one.awareness.setLocalState({ name: 'Nadia' });
  await until(() => two.awareness.getStates().get(one.doc.clientID)?.name === 'Nadia', 'presence');
  host.cut();
  host.restore();
  await until(() => two.status.get().host === 'linked', 'two is back');
  one.close();
  await until(() => !two.awareness.getStates().has(one.doc.clientID), 'presence left');
});

test('a disk that is full is said, and what was refused is saved once there is room', async () => {
  const memory = createMemoryDocumentStore();
  let isFull = false;
  const store: DocumentStore = {
    ...memory,
    append: async (id, update) => {
      if (isFull) throw new AppError('disk-full', 'no room');
      return memory.append(id, update);
    },
  };
  const host = startHubWorld({ store });
  const window = host.openWindow();
  await window.ready;
  isFull = true;
  window.doc.getText('t').insert(0, 'un ');
  window.doc.getText('t').insert(3, 'deux ');
  await until(() => window.status.get().trouble === 'disk-full', 'the trouble is said');
  expect(isSaved(window.status.get())).toBe(false);
  isFull = false;
  await saved(window);
  const copy = new Y.Doc();
  for (const update of (await memory.load('core'))?.updates ?? []) Y.applyUpdate(copy, update);
  expect(copy.getText('t').toString()).toBe('un deux ');
});

test('a document is read again after everybody left, compacted', async () => {
  const host = startHubWorld();
  const first = host.openWindow();
  await first.ready;
  first.doc.getText('t').insert(0, 'toujours là');
  await saved(first);
  first.close();
  const second = host.openWindow();
  await second.ready;
  expect(text(second)).toBe('toujours là');
});

test('a client that may only read receives, is told so, and writes nothing', async () => {
  const host = startHubWorld({ rights: { isReadOnly: () => true } });
  const window = host.openWindow();
  await window.ready;
  expect(window.status.get().readOnly).toBe(true);
  window.doc.getText('t').insert(0, 'en cachette');
  await until(() => window.status.get().trouble === 'forbidden', 'the refusal is said');
  await host.hub.using('core', (live) => {
    expect(live.doc.getText('t').toString()).toBe('');
    return live.edit(IMPORT, (doc) => doc.getText('t').insert(0, 'pour tous'));
  });
  await until(() => text(window).includes('pour tous'), 'what others write');
});

test('an update that the check refuses never touches the document', async () => {
  const checkUpdate = (update: Uint8Array) => {
    if (update.byteLength > 200) throw new AppError('too-large', 'an update of this client');
    return update;
  };
  const host = startHubWorld({ rights: { checkUpdate } });
  const window = host.openWindow();
  await window.ready;
  window.doc.getText('t').insert(0, 'x'.repeat(300));
  await until(() => window.status.get().trouble === 'too-large', 'the refusal is said');
  await host.hub.using('core', (live) => expect(live.doc.getText('t').length).toBe(0));
});

test('a client that is never shown to others is not, whatever it says of itself', async () => {
  const host = startHubWorld({ rights: { isSilent: true } });
  const [one, two] = [host.openWindow(), host.openWindow()];
  await Promise.all([one.ready, two.ready]);
  one.awareness.setLocalState({ name: 'La mairie', place: 'actors' });
  one.doc.getText('t').insert(0, 'des mots');
  await until(() => text(two) === 'des mots', 'what it wrote after');
  expect(two.awareness.getStates().has(one.doc.clientID)).toBe(false);
});
