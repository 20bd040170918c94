import { beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { BundleIntake } from '#host/bundles/bundle-intake';
import { createBundleIntake } from '#host/bundles/bundle-intake';
import type { ThreadLimits } from '#host/bundles/bundle-thread';
import { importBundle } from '#host/bundles/import-bundle';
import { createMemoryDocumentStore } from '#host/storage/memory-document-store';
import { bundleOfStates, crowdedState } from '../../support/hostile/bundle-bombs';
import { bundleOf, storeWith } from '../../support/hostile/bundle-samples';
import { nodeScript } from '../../support/node-script';
import { wordsOf } from '../../support/worlds/storage-folder';
import { stopAtEnd } from '../../support/teardown';

let script: string;

beforeAll(async () => {
  script = await nodeScript('src/features/bundle-reader.ts');
});

describe('a file read in a thread of its own', () => {
  it('is what it is: words, attachments, and what the reader makes of its documents', async () => {
    const store = await storeWith({ core: 'un', 'text:1': 'deux' });
    const hash = await store.putAttachment(new TextEncoder().encode('photo'), 'image/png');
    const intake = intakeOf(await bundleOf(store));
    const bundle = await intake.read({});
    const target = createMemoryDocumentStore();
    expect(await importBundle(bundle, { store: target })).toMatchObject({ added: ['core', 'text:1'], attachmentsAdded: 1 });
    expect(await wordsOf(target, 'text:1')).toBe('deux');
    expect((await target.attachment(hash))?.mediaType).toBe('image/png');
    expect(await bundle.describe()).toHaveProperty('records');
  });

  it('that is damaged says so in the same terms as one that is read here', async () => {
    const bytes = (await bundleOf(await storeWith({ core: 'un '.repeat(50), 'text:1': 'deux '.repeat(50) }))).slice();
    bytes[Buffer.from(bytes).indexOf('documents/0001.yjs') + 40]! ^= 1;
    await expect(intakeOf(bytes).read({})).rejects.toMatchObject({ code: 'damaged-file', details: { intact: 1, damaged: 'text:1' } });
  });

  it('is given up when it takes too long, and whoever waits is told', async () => {
    const intake = intakeOf(await bundleOfStates({ core: crowdedState(2000) }), { ms: 20, heapMb: 200 });
    await expect(intake.read({})).rejects.toMatchObject({ code: 'too-large' });
    await expect(intake.read({})).rejects.toMatchObject({ code: 'too-large' });
  });

  it('is given up when it takes too much memory', async () => {
    const intake = intakeOf(await bundleOfStates({ core: manyRecords(60_000) }), { ms: 60_000, heapMb: 24 });
    await expect(intake.read({})).rejects.toMatchObject({ code: 'too-large' });
  });

  it('that is let go of answers nobody any more', async () => {
    const intake = intakeOf(await bundleOfStates({ core: manyRecords(5000) }));
    const reading = intake.read({});
    intake.close();
    await expect(reading).rejects.toMatchObject({ code: 'closed' });
  });
});

function intakeOf(bytes: Uint8Array, limits?: ThreadLimits): BundleIntake {
  const intake = createBundleIntake({ script, describe: () => undefined, ...(limits && { limits }) });
  stopAtEnd(() => intake.close());
  for (let at = 0; at < bytes.byteLength; at += 1000) intake.write(bytes.subarray(at, at + 1000));
  return intake;
}

function manyRecords(count: number): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (let index = 0; index < count; index++) doc.getMap('m').set(`k${index}`, `valeur ${index}`);
  });
  return Y.encodeStateAsUpdateV2(doc);
}
