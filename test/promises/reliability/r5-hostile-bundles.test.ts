import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { memorySource } from '#host/bundles/byte-source';
import { importBundle } from '#host/bundles/import-bundle';
import { readBundle } from '#host/bundles/read-bundle';
import type { ZipEntry } from '#host/bundles/zip-format';
import type { DocumentStore } from '#host/storage/document-store';
import { createMemoryDocumentStore } from '#host/storage/memory-document-store';
import { applyStored } from '#host/storage/backups/snapshot';
import { toAppError } from '#shared/app-error';
import { bundleOfStates, endlessState, restlessState } from '../../support/hostile/bundle-bombs';
import { archiveOf, bundleOf, entriesOf, reseal } from '../../support/hostile/bundle-samples';
import { figure } from '../../support/figures';
import { mutate } from '../../support/hostile/mutation';
import { processorMs } from '../../support/processor-time';
import { type Random, randomFrom, seedOf } from '../../support/random';

const CASES = figure('R5 bundles', { ci: 2000, soak: 20_000 });

/** What the same id, another beginning and wishes to remove look like: each is refused or ignored, whatever is around it. */
const ATTACKS: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  'asks to remove everything': async () => bundleOfStates({}, 'w', { tombstones: IDS.map((document) => ({ document, at: 1 })) }),
  'another démarche of the same id': async () => bundleOfStates({ core: written('autre'), 'text:a': written('autre') }, 'w'),
  'another one, with another core only': async () => bundleOfStates({ core: written('autre') }, 'w'),
  '2^31 structs': async () => bundleOfStates({ core: endlessState() }, 'w'),
  '60,000 writes in some hundred bytes': async () => bundleOfStates({ core: restlessState(60_000) }, 'w'),
  '4,000 documents': async () =>
    bundleOfStates(Object.fromEntries(Array.from({ length: 4000 }, (_, at) => [`text:${at}`, written('')])), 'w'),
};

const IDS = ['core', 'text:a'];

describe('R5 a hostile bundle neither crashes nor poisons', () => {
  it(`${CASES} of them, every seal made right again after the damage`, async () => {
    const random = randomFrom(seedOf('R5 bundles'));
    const { here, there } = await twoTables();
    const entries = await entriesOf(await bundleOf(there));
    const outcomes = new Map<string, number>();
    const memory = process.memoryUsage().rss;
    let longest = 0;
    for (let index = 0; index < CASES; index++) {
      const bytes = await hostile(entries, random);
      const begun = processorMs();
      const outcome = await play(bytes, here, `case ${index}`);
      longest = Math.max(longest, processorMs() - begun);
      expect(outcome, `case ${index}`).not.toBe('internal');
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    const grown = process.memoryUsage().rss - memory;
    console.log('R5 bundles', Object.fromEntries(outcomes), `longest ${longest.toFixed(0)} ms, ${(grown / 2 ** 20).toFixed(0)} MB more`);
    expect(longest).toBeLessThan(1000);
    expect(grown).toBeLessThan(100 * 2 ** 20);
    // Some get through the reading, or the importing would never have been tried.
    expect(outcomes.get('imported')).toBeGreaterThan(0);
  });

  it.each(Object.entries(ATTACKS))('%s: what is here stays, to the letter', async (name, attack) => {
    const { here } = await twoTables();
    const before = await contentOf(here);
    const outcome = await play(await attack(), here, name);
    console.log(`R5 bundles, ${name}: ${outcome}`);
    expect(outcome).not.toBe('internal');
    expect(await contentOf(here)).toEqual(before);
  });
});

/** One démarche at two tables that both went on writing. */
async function twoTables(): Promise<{ here: DocumentStore; there: DocumentStore }> {
  const [here, there] = [createMemoryDocumentStore(), createMemoryDocumentStore()];
  for (const id of IDS) {
    const doc = new Y.Doc();
    work(doc, 'ensemble');
    const beginning = Y.encodeStateAsUpdate(doc);
    for (const [store, words] of [[here, 'ici'] as const, [there, 'là-bas'] as const]) {
      const own = new Y.Doc();
      Y.applyUpdate(own, beginning);
      work(own, words);
      await store.append(id, Y.encodeStateAsUpdate(own));
    }
  }
  return { here, there };
}

/** Everything a document holds in a real démarche: words with formats, records, lists, what was removed. */
function work(doc: Y.Doc, words: string): void {
  const text = doc.getText('t');
  text.insert(0, `${words} `.repeat(20));
  text.format(2, 9, { bold: true });
  text.delete(30, 12);
  for (let index = 0; index < 8; index++) {
    const record = new Y.Map<unknown>([
      ['name', `${words} ${index}`],
      ['at', [index, 2.5]],
      ['note', new Y.Text(words)],
    ]);
    doc.getMap('actors').set(`${words}${index}`, record);
  }
  doc.getMap('actors').delete(`${words}3`);
  doc.getArray('rules').push([words, { of: [true, null, 1e9] }, new Uint8Array([1, 2, 3])]);
  const root = doc.get('root', Y.XmlText);
  root.insertEmbed(0, new Y.XmlText(words));
  root.insert(1, words);
}

/** A bundle of which one entry was mutated, a few times over; its hashes are right all the same. */
async function hostile(entries: readonly ZipEntry[], random: Random): Promise<Uint8Array> {
  const changed = entries.map((entry) => ({ ...entry }));
  for (let times = 1 + random.below(3); times > 0; times--) {
    // The updates inside are where the damage could be: the rest is checked by what is simpler.
    const target = random.below(8) === 0 ? random.pick(changed) : random.pick(changed.filter(({ name }) => name.endsWith('.yjs')));
    Object.assign(target, { content: new Uint8Array(mutated(target, random)) });
  }
  try {
    return await reseal(changed);
  } catch {
    // The table of contents is no JSON any more: the other entries are sealed with their old hashes.
    return archiveOf(changed);
  }
}

/** Half of the updates are damaged in V1, where one byte changes one thing, and written anew if they still can be. */
function mutated({ name, content }: ZipEntry, random: Random): Uint8Array {
  if (name.endsWith('.yjs') && random.below(2) === 0) {
    try {
      return Y.convertUpdateFormatV1ToV2(mutate(Buffer.from(Y.convertUpdateFormatV2ToV1(content)), random).bytes);
    } catch {
      // No update any more: any damage will do.
    }
  }
  return mutate(Buffer.from(content), random).bytes;
}

/** Imports into a copy of the démarche, and checks that it is alive and opens again as it is. */
async function play(bytes: Uint8Array, original: DocumentStore, name: string): Promise<string> {
  const store = await copyOf(original);
  let outcome = 'imported';
  try {
    const report = await importBundle(await readBundle(memorySource(bytes)), { store });
    if (report.refused.length > 0) outcome = 'partly refused';
    else if (report.removalsIgnored > 0) outcome = 'removes nothing';
  } catch (error) {
    outcome = toAppError(error).code;
  }
  for (const id of IDS) await expectAlive(store, id, name);
  if (!['imported', 'partly refused'].includes(outcome)) expect(await contentOf(store), name).toEqual(await contentOf(original));
  return outcome;
}

/** The words of here are there, one can go on writing, and what was written reads back as it stands. */
async function expectAlive(store: DocumentStore, id: string, name: string): Promise<void> {
  const doc = await open(store, id);
  expect(doc.getMap('actors').has('ici1'), name).toBe(true);
  doc.getText('t').insert(0, 'suite ');
  doc.getMap('actors').set('suite', new Y.Map([['name', 'suite']]));
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  expect(plain(copy), name).toEqual(plain(doc));
  const small = new Y.Doc();
  Y.applyUpdateV2(small, Y.encodeStateAsUpdateV2(doc));
  expect(plain(small), name).toEqual(plain(doc));
}

async function copyOf(store: DocumentStore): Promise<DocumentStore> {
  const copy = createMemoryDocumentStore();
  for (const id of await store.list()) for (const update of (await store.load(id))?.updates ?? []) await copy.append(id, update);
  return copy;
}

async function open(store: DocumentStore, id: string): Promise<Y.Doc> {
  const doc = new Y.Doc();
  const stored = await store.load(id);
  if (stored) applyStored(doc, stored);
  return doc;
}

async function contentOf(store: DocumentStore): Promise<unknown> {
  const contents: unknown[] = [];
  for (const id of await store.list()) contents.push([id, plain(await open(store, id))]);
  return contents;
}

/** Roots take the type that they are asked for: these four show all that `work` writes. */
/** As JSON: damage may make a type stand among letters, and two documents never share one. */
function plain(doc: Y.Doc): unknown {
  const content = [doc.getText('t').toDelta(), doc.getMap('actors'), doc.getArray('rules'), doc.get('root', Y.XmlText).toString()];
  return JSON.parse(JSON.stringify(content));
}

function written(words: string): Uint8Array {
  const doc = new Y.Doc();
  if (words) doc.getText('t').insert(0, words);
  return Y.encodeStateAsUpdateV2(doc);
}
