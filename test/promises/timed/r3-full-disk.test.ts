import { spawnSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { collect, memorySource } from '#host/bundles/byte-source';
import { exportBundle } from '#host/bundles/export-bundle';
import { importBundle } from '#host/bundles/import-bundle';
import { readBundle } from '#host/bundles/read-bundle';
import { createDiskSpace } from '#host/storage/disk-space';
import type { DocumentStore } from '#host/storage/document-store';
import { createMemoryDocumentStore } from '#host/storage/memory-document-store';
import { applyStored } from '#host/storage/backups/snapshot';
import { openWorkspaceFile } from '#host/storage/workspace-file';
import { openWorkspaceStorage } from '#host/storage/workspace-storage';
import { toAppError } from '#shared/app-error';
import { systemClock } from '#shared/clock';
import { stopAtEnd } from '../../support/teardown';
import { temporaryFolder } from '../../support/temporary-folder';

describe('R3 a full disk is survivable', () => {
  it('on a disk of 3 MB (needs the right to mount one)', async (context) => {
    const disk = smallDisk('3m');
    if (!disk) return context.skip();
    await writeFile(join(disk, 'photos de vacances'), new Uint8Array(1_600_000));
    const storage = await openWorkspaceStorage(join(disk, 'faire-avec'), { ballastBytes: 512 * 1024 });
    stopAtEnd(() => storage.close());
    const { id, store } = await storage.create({ title: 'Tilleuls' });
    const { acknowledged, saidAfterMs } = await writeUntilFull(store);
    expect(acknowledged.length).toBeGreaterThan(10);
    expect(saidAfterMs).toBeLessThan(1000);
    await expectReadOnlyAndWhole(store, acknowledged);

    await rm(join(disk, 'photos de vacances'));
    await storage.space.probe();
    expect(store.condition()).toBe('writable');
    acknowledged.push(await write(store, 5000));
    await storage.close();
    const again = await openWorkspaceStorage(join(disk, 'faire-avec'), { ballastBytes: 512 * 1024 });
    stopAtEnd(() => again.close());
    const opened = await again.open(id);
    expect(opened.salvaged).toBeUndefined();
    expect(await numbersIn(opened.store)).toEqual(expect.arrayContaining(acknowledged));
  });

  it('on a file that may not grow, whatever the machine', async () => {
    const folder = temporaryFolder();
    const space = await createDiskSpace(folder, { ballastBytes: 4096, probeMs: 20 });
    const path = join(folder, 'une.demarche');
    const { store } = await openWorkspaceFile({ path, key: new Uint8Array(32), space, create: true, maxPages: 600, windowMs: 0 });
    stopAtEnd(async () => {
      await store.close();
      space.close();
    });
    const photo = await store.putAttachment(new Uint8Array(400_000), 'image/png');
    const { acknowledged } = await writeUntilFull(store);
    await expectReadOnlyAndWhole(store, acknowledged);
    await store.removeAttachment(photo);
    await expect.poll(() => store.condition()).toBe('writable');
    acknowledged.push(await write(store, 5000));
    expect(await numbersIn(store)).toEqual(expect.arrayContaining(acknowledged));
  });
});

/** Whatever is in the way of writing is not in the way of reading, nor of leaving with a file. */
async function expectReadOnlyAndWhole(store: DocumentStore, acknowledged: readonly number[]): Promise<void> {
  expect(store.condition()).toBe('disk-full');
  await expect(store.append('core', numbered(9999))).rejects.toMatchObject({ code: 'disk-full' });
  expect(await numbersIn(store)).toEqual(expect.arrayContaining([...acknowledged]));
  const bytes = await collect(exportBundle({ id: 'w', title: 'Tilleuls', store }, { clock: systemClock }));
  const elsewhere = createMemoryDocumentStore();
  await importBundle(await readBundle(memorySource(bytes)), { store: elsewhere });
  expect(await numbersIn(elsewhere)).toEqual(expect.arrayContaining([...acknowledged]));
}

/** Appends numbers of 20 kB each until the disk is full; and how long after the refusal the store said so. */
async function writeUntilFull(store: DocumentStore): Promise<{ acknowledged: number[]; saidAfterMs: number }> {
  const acknowledged: number[] = [];
  let saidAt = Number.POSITIVE_INFINITY;
  store.onCondition((condition) => {
    if (condition === 'disk-full') saidAt = performance.now();
  });
  for (let number = 1; number < 1000; number++) {
    const begun = performance.now();
    try {
      acknowledged.push(await write(store, number));
    } catch (error) {
      expect(toAppError(error).code).toBe('disk-full');
      return { acknowledged, saidAfterMs: saidAt - begun };
    }
    // The write that met the full disk was finished with the reserve; the next one is refused.
    if (store.condition() === 'disk-full') return { acknowledged, saidAfterMs: saidAt - begun };
  }
  throw new Error('the disk never filled up');
}

async function write(store: DocumentStore, number: number): Promise<number> {
  await store.append('core', numbered(number));
  return number;
}

/** An update that sets a number, with 20 kB that don't compress beside it. */
function numbered(number: number): Uint8Array {
  const doc = new Y.Doc();
  const filling = Buffer.from(crypto.getRandomValues(new Uint8Array(15_000))).toString('base64');
  doc.getMap('numbers').set(String(number), filling);
  return Y.encodeStateAsUpdate(doc);
}

async function numbersIn(store: DocumentStore): Promise<number[]> {
  const doc = new Y.Doc();
  const stored = await store.load('core');
  if (stored) applyStored(doc, stored);
  return [...doc.getMap('numbers').keys()].map(Number);
}

function smallDisk(size: string): string | undefined {
  const folder = temporaryFolder();
  if (process.platform !== 'linux') return undefined;
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]).status !== 0) return undefined;
  stopAtEnd(() => void spawnSync('umount', ['-l', folder]));
  return folder;
}
