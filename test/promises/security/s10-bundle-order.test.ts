import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { collect, memorySource } from '#host/bundles/byte-source';
import { exportBundle } from '#host/bundles/export-bundle';
import { importBundle } from '#host/bundles/import-bundle';
import { readBundle } from '#host/bundles/read-bundle';
import type { DocumentStore } from '#host/storage/document-store';
import { createMemoryDocumentStore } from '#host/storage/memory-document-store';
import { applyStored } from '#host/storage/backups/snapshot';
import { figure } from '../../support/figures';
import { type Random, randomFrom, seedOf } from '../../support/random';

const SCHEDULES = figure('S10 afternoons of bundles', { ci: 120, soak: 5000 });
const DOCUMENTS = ['core', 'text:a', 'text:b', 'text:c'];

test(`S10 bundles in any order, twice, old ones among them, end in the same démarche: ${SCHEDULES} afternoons of 2 to 5 tables`, async () => {
  const base = seedOf('S10 order');
  for (let index = 0; index < SCHEDULES; index++) await expectOneDemarche(base + index);
});

/** Tables that took one démarche home write and export at any moment; every bundle ever written then reaches readers in orders of their own. */
async function expectOneDemarche(seed: number): Promise<void> {
  const random = randomFrom(seed);
  const tables = Array.from({ length: 2 + random.below(4) }, () => createMemoryDocumentStore());
  const beginning = createMemoryDocumentStore();
  await write(beginning, random, 'core', 0);
  const bundles = [await bundleOf(beginning)];
  for (const table of tables) await take(table, bundles[0] as Uint8Array);
  for (let step = 0; step < 12; step++) {
    const table = random.pick(tables);
    const choice = random.below(10);
    if (choice < 7) await write(table, random, random.pick(DOCUMENTS), step);
    else bundles.push(await bundleOf(table));
    if (choice === 9) await take(random.pick(tables), random.pick(bundles));
  }
  for (const table of tables) bundles.push(await bundleOf(table));
  const readers = [createMemoryDocumentStore(), createMemoryDocumentStore(), ...tables];
  for (const reader of readers) for (const bundle of shuffled([...bundles, random.pick(bundles)], random)) await take(reader, bundle);
  const [first, ...others] = await Promise.all(readers.map(contentOf));
  for (const other of others) expect(other, `seed ${seed}`).toEqual(first);
}

async function write(store: DocumentStore, random: Random, id: string, step: number): Promise<void> {
  const doc = await load(store, id);
  const before = Y.encodeStateVector(doc);
  const text = doc.getText('t');
  if (text.length > 3 && random.below(3) === 0) text.delete(random.below(text.length - 2), 2);
  else text.insert(random.below(text.length + 1), `m${step} `);
  doc.getMap('m').set(`k${random.below(3)}`, step);
  await store.append(id, Y.encodeStateAsUpdate(doc, before));
  if (random.below(4) === 0) await store.putAttachment(new TextEncoder().encode(`photo ${random.below(5)}`), 'image/png');
}

async function load(store: DocumentStore, id: string): Promise<Y.Doc> {
  const doc = new Y.Doc();
  const stored = await store.load(id);
  if (stored) applyStored(doc, stored);
  return doc;
}

const bundleOf = (store: DocumentStore) => collect(exportBundle({ id: 'w', title: 'Tilleuls', store }, { clock: { now: () => 1 } }));
const take = async (store: DocumentStore, bytes: Uint8Array) => importBundle(await readBundle(memorySource(bytes)), { store });

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const left = [...items];
  return items.map(() => left.splice(random.below(left.length), 1)[0] as T);
}

async function contentOf(store: DocumentStore): Promise<unknown> {
  const documents: [string, unknown][] = [];
  for (const id of [...(await store.list())].sort()) {
    const doc = await load(store, id);
    documents.push([id, [doc.getText('t').toString(), doc.getMap('m').toJSON()]]);
  }
  const attachments = (await store.listAttachments()).map(({ hash }) => hash).sort();
  return { documents, attachments };
}
