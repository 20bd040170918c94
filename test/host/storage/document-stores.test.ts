import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDiskSpace } from '#host/storage/disk-space';
import { createMemoryDocumentStore } from '#host/storage/memory-document-store';
import { openWorkspaceFile } from '#host/storage/workspace-file';
import { describeDocumentStore } from '../../suites/document-store-suite';

describeDocumentStore('the memory store', async () => {
  const store = createMemoryDocumentStore();
  return { store, dispose: () => store.close() };
});

describeDocumentStore('the SQLite store', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'faire-avec-store-'));
  const space = await createDiskSpace(folder, { ballastBytes: 4096 });
  const key = randomBytes(32);
  const open = async () => (await openWorkspaceFile({ path: join(folder, 'une.demarche'), key, space, create: true })).store;
  let current = await open();
  return {
    store: current,
    reopen: async () => {
      await current.close();
      current = await open();
      return current;
    },
    dispose: async () => {
      await current.close();
      space.close();
      await rm(folder, { recursive: true });
    },
  };
});
