/** R15, by file: no file that is opened holds up those who write, nor ends the host. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Client } from '#bridge/contract';
import { methodsContract } from '#features/methods/model/methods-contract';
import { filesContract, PIECE_BYTES } from '#features/files/model/files-contract';
import { createMemoryDocumentStore } from '#host/storage/memory-document-store';
import { toAppError } from '#shared/app-error';
import { bundleOfStates, crowdedState, endlessState, restlessState } from '../../support/hostile/bundle-bombs';
import { bundleOf } from '../../support/hostile/bundle-samples';
import { randomFrom, seedOf } from '../../support/random';
import { startWatchedServer } from '../../support/pages/watched-server';
import { connectToServer, openInWindow, whenSaved } from '../../support/worlds/window-client';

/** What may be due and wait, in milliseconds. */
const LONGEST_TASK_MS = 50;

test('R15 a window goes on writing while hostile and large files are opened', async () => {
  const server = await startWatchedServer();
  const connection = connectToServer(server.url);
  const client = connectToServer(server.url).client(filesContract);
  const { id } = await connection.client(methodsContract).start({ title: 'La table', territory: '', firstTitle: 'Un', language: 'fr' });
  const window = openInWindow(connection, id, 'text:lettres');
  await window.ready;
  const large = await largeDemarche();
  const files: [name: string, bytes: Uint8Array, expected: readonly string[]][] = [
    ['2^31 structs in 40 bytes', await bundleOfStates({ core: endlessState() }), ['too-large']],
    ['400,000 writes in some hundred bytes', await bundleOfStates({ core: restlessState(400_000) }), ['too-large']],
    ['2,000 replicas at one place', await bundleOfStates({ core: crowdedState(2000) }), ['created']],
    ['8,900 empty documents', await bundleOfStates(manyStates(8900, emptyState)), ['too-large']],
    ['1,000 documents', await bundleOfStates(manyStates(1000, smallState), 'beaucoup'), ['created']],
    ['a large démarche', large.before, ['created']],
    ['the same, a week later', large.after, ['merged']],
    ['the same again', large.after, ['merged']],
  ];
  const tooLong: string[] = [];
  await server.loop();
  for (const [name, bytes, expected] of files) {
    const typing = typeWhile(window);
    const begun = performance.now();
    const outcome = await open(client, bytes);
    const took = performance.now() - begun;
    const slowest = await typing();
    const { cpuMs, wallMs, rss } = await server.loop();
    console.log(
      `${name}, ${(bytes.byteLength / 1024).toFixed(1)} kB: ${outcome} in ${took.toFixed(0)} ms; longest task ${cpuMs.toFixed(1)} ms ` +
        `(${wallMs.toFixed(1)} by the clock), a letter saved in ${slowest.toFixed(0)} ms at most, ${(rss / 2 ** 20).toFixed(0)} MB`,
    );
    expect(expected, name).toContain(outcome);
    if (cpuMs >= LONGEST_TASK_MS) tooLong.push(`${name}: ${cpuMs.toFixed(1)} ms`);
  }
  expect(tooLong).toEqual([]);
  expect(server.process.exitCode).toBe(null);
});

/** Writes letters until the returned function is called; it resolves to the longest that one waited to be saved. */
function typeWhile(window: ReturnType<typeof openInWindow>): () => Promise<number> {
  let [isOver, slowest] = [false, 0];
  const typing = (async () => {
    while (!isOver) {
      const begun = performance.now();
      window.doc.getText('t').insert(0, 'a');
      await whenSaved(window);
      slowest = Math.max(slowest, performance.now() - begun);
    }
  })();
  return async () => {
    isOver = true;
    await typing;
    return slowest;
  };
}

function open(files: Client<typeof filesContract>, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    let outcome = '';
    const stream = files.open(
      { acceptIntact: false },
      {
        onItem: ({ kind, refused }) => {
          outcome = refused > 0 ? 'partly refused' : kind;
        },
        onClose: (error) => resolve(outcome || toAppError(error).code),
      },
    );
    for (let at = 0; at < bytes.byteLength; at += PIECE_BYTES) stream.send({ bytes: new Uint8Array(bytes.subarray(at, at + PIECE_BYTES)) });
    stream.send({ bytes: new Uint8Array() });
  });
}

/** A core of four hundred records, ten texts, photographs; then the same after a week of work at another table. */
async function largeDemarche(): Promise<{ before: Uint8Array; after: Uint8Array }> {
  const random = randomFrom(seedOf('R15 bundles'));
  const store = createMemoryDocumentStore();
  for (const id of ['core', ...Array.from({ length: 10 }, (_, index) => `text:chapitre-${index}`)]) {
    const doc = new Y.Doc();
    const records = doc.getMap<Y.Map<unknown>>('records');
    for (let index = 0; index < (id === 'core' ? 400 : 100); index++) {
      const record = new Y.Map(Array.from({ length: 5 }, (_, field): [string, string] => [`f${field}`, `${index} `.repeat(10)]));
      records.set(`r${index}`, record);
    }
    doc.getText('t').insert(0, 'une famille pousse quatre portes '.repeat(3000));
    await store.append(id, Y.encodeStateAsUpdate(doc));
  }
  const noise = Uint8Array.from({ length: 1_500_000 }, () => random.below(256));
  for (let index = 0; index < 8; index++) {
    const photo = Uint8Array.from(noise, (byte, at) => (at === 0 ? index : byte));
    await store.putAttachment(photo, 'image/jpeg');
  }
  const before = await bundleOf(store);
  await workAWeek(store);
  return { before, after: await bundleOf(store) };
}

async function workAWeek(store: ReturnType<typeof createMemoryDocumentStore>): Promise<void> {
  const doc = new Y.Doc();
  for (const update of (await store.load('core'))?.updates ?? []) Y.applyUpdate(doc, update);
  const before = Y.encodeStateVector(doc);
  const records = doc.getMap<Y.Map<unknown>>('records');
  for (let index = 0; index < 400; index++) {
    if (index % 3 === 0) records.delete(`r${index}`);
    else records.get(`r${index}`)?.set('f0', 'changé une fois, puis une autre');
  }
  for (let index = 400; index < 600; index++) records.set(`r${index}`, new Y.Map([['f0', 'nouveau']]));
  await store.append('core', Y.encodeStateAsUpdate(doc, before));
}

function manyStates(count: number, state: () => Uint8Array): Record<string, Uint8Array> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [index === 0 ? 'core' : `text:${index}`, state()]));
}

function emptyState(): Uint8Array {
  return Y.encodeStateAsUpdateV2(new Y.Doc());
}

function smallState(): Uint8Array {
  const doc = new Y.Doc();
  doc.getText('t').insert(0, 'un mot');
  return Y.encodeStateAsUpdateV2(doc);
}
