import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { memorySource } from '#host/bundles/byte-source';
import { importBundle } from '#host/bundles/import-bundle';
import { readBundle } from '#host/bundles/read-bundle';
import type { ZipEntry } from '#host/bundles/zip-format';
import { applyStored } from '#host/storage/snapshot';
import { toAppError } from '#shared/app-error';
import { figure } from '../support/figures';
import { archiveOf, bundleOf, entriesOf, reseal, storeWith } from '../support/bundle-samples';
import { mutate } from '../support/mutation';
import { processorMs } from '../support/processor-time';
import { type Random, randomFrom, seedOf } from '../support/random';
import { wordsOf } from '../support/storage-folder';

const CASES = figure('R5 bundles', { ci: 2000, soak: 20_000 });

describe('R5 a hostile bundle neither crashes nor poisons', () => {
  it(`${CASES} of them, every seal made right again after the damage`, async () => {
    const random = randomFrom(seedOf('R5 bundles'));
    const here = { core: 'ici '.repeat(40), 'text:a': 'texte '.repeat(40) };
    const entries = await entriesOf(await bundleOf(await storeWith({ core: 'là-bas '.repeat(40), 'text:b': 'autre '.repeat(40) })));
    const outcomes = new Map<string, number>();
    const memory = process.memoryUsage().rss;
    for (let index = 0; index < CASES; index++) {
      const begun = processorMs();
      const outcome = await play(await hostile(entries, random), here);
      expect(processorMs() - begun, `case ${index}`).toBeLessThan(1000);
      expect(outcome, `case ${index}`).not.toBe('internal');
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    console.log('R5 bundles', Object.fromEntries(outcomes));
    expect(process.memoryUsage().rss - memory).toBeLessThan(100 * 2 ** 20);
    // Some get through the reading, or the importing would never have been tried.
    expect(outcomes.get('imported')).toBeGreaterThan(0);
  });
});

/** A bundle of which one entry was mutated, a few times over; its hashes are right all the same. */
async function hostile(entries: readonly ZipEntry[], random: Random): Promise<Uint8Array> {
  const changed = entries.map((entry) => ({ ...entry }));
  for (let times = 1 + random.below(3); times > 0; times--) {
    const target = random.pick(changed);
    Object.assign(target, { content: new Uint8Array(mutate(Buffer.from(target.content), random).bytes) });
  }
  try {
    return await reseal(changed);
  } catch {
    // The table of contents is no JSON any more: the other entries are sealed with their old hashes.
    return archiveOf(changed);
  }
}

/** Imports into a démarche, and checks that it is alive: what was there is there, and one can go on writing. */
async function play(bytes: Uint8Array, here: Readonly<Record<string, string>>): Promise<string> {
  const store = await storeWith(here);
  let outcome = 'imported';
  try {
    const report = await importBundle(await readBundle(memorySource(bytes)), { store });
    if (report.refused.length > 0) outcome = 'partly refused';
  } catch (error) {
    outcome = toAppError(error).code;
  }
  for (const [id, text] of Object.entries(here)) {
    const doc = new Y.Doc();
    const stored = await store.load(id);
    if (stored) applyStored(doc, stored);
    for (const word of text.trim().split(' ').slice(0, 1)) expect(doc.getText('t').toString()).toContain(word);
    doc.getText('t').insert(0, 'suite ');
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    expect(copy.getText('t').toString()).toBe(doc.getText('t').toString());
  }
  if (outcome !== 'imported') expect(await wordsOf(store, 'text:a')).toBe(here['text:a']);
  return outcome;
}
