import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDiskSpace } from '#host/storage/disk-space';
import { PAGE_BYTES } from '#host/storage/sqlite/sqlite';
import { openWorkspaceFile } from '#host/storage/workspace-file';
import { contentHash } from '#host/storage/content-hash';
import { stopAtEnd } from '../../../support/teardown';
import { temporaryFolder } from '../../../support/temporary-folder';
import { wordsOf, writeWords } from '../../../support/worlds/storage-folder';

test('a page that is damaged while the démarche is open costs what is in it, and not the connection', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'une.demarche');
  const space = await createDiskSpace(folder, { ballastBytes: 0 });
  const options = { path, key: new Uint8Array(32).fill(3), space };
  const first = await openWorkspaceFile({ ...options, create: true });
  await writeWords(first.store, 'core', 'intact');
  const photo = new Uint8Array(8 * 2 ** 20).fill(9);
  await first.store.putAttachment(photo, 'image/png');
  await first.store.close();

  const { store } = await openWorkspaceFile(options);
  stopAtEnd(() => store.close());
  // The photograph fills most of the file: its middle is in the middle of it, and far larger than SQLite’s cache.
  const file = await open(path, 'r+');
  const { size } = await file.stat();
  const middle = Math.floor(size / PAGE_BYTES / 2) * PAGE_BYTES + 100;
  await file.write(Buffer.from('abîmé'), 0, 5, middle);
  await file.close();

  await expect(store.attachment(contentHash(photo))).rejects.toMatchObject({ code: 'damaged-file' });
  expect(await wordsOf(store, 'core')).toBe('intact');
  await writeWords(store, 'core', ' encore');
  expect(await wordsOf(store, 'core')).toBe('intact encore');
});
