import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import * as Y from 'yjs';
import { documentId } from '#document/section';
import { collect, memorySource } from '#host/bundles/byte-source';
import { exportBundle } from '#host/bundles/export-bundle';
import { readBundle } from '#host/bundles/read-bundle';
import { createDocumentHub } from '#host/documents/document-hub';
import type { SqliteDatabase } from '#host/storage/sqlite/sqlite';
import type { SqlRow } from '#host/storage/sqlite/sqlite-driver';
import { peekKeyFiles } from '#host/storage/keys/key-files';
import type { OpenWorkspaceFile } from '#host/storage/open-workspace';
import { purgeBackups } from '#host/storage/backups/purge-backups';
import { repairFrom } from '#host/storage/repair/repair';
import { encodeBatch } from '#host/storage/update-batch';
import { unwrapKey } from '#host/storage/keys/workspace-key';
import type { WorkspaceStorage } from '#host/storage/workspace-storage';
import { HOSTILE_UPDATES } from '../../../support/hostile/hostile-updates';
import { overwriteRow, withDatabase } from '../../../support/hostile/overwritten-row';
import { storageFolder, type StorageFolder, wordsOf, writeWords } from '../../../support/worlds/storage-folder';

const ID = 'une';
const CORE = documentId('core');

let folder: StorageFolder;
let storage: WorkspaceStorage;
beforeEach(async () => {
  folder = await storageFolder();
  storage = await folder.open();
});
afterEach(() => folder.dispose());

describe.each(HOSTILE_UPDATES)('a row that was overwritten by %s', (_, hostile) => {
  it('is found when the document is opened, said, and mended from the backup for good, later words included', async () => {
    await overwritten({ row: 2, hostile });
    const opened = await storage.open(ID);
    expect(await opened.store.damaged()).toEqual([]);
    expect(await opensWith(opened)).toBe('damaged-document');
    expect(await opened.store.damaged()).toMatchObject([{ id: 'core', reason: 'content' }]);
    expect(await wordsOf(opened.store, 'text:a')).toBe('intact');
    expect(await opened.repairFromBackup()).toEqual(['core']);
    expect(await opensWith(opened)).toBe('un deux trois quatre');
    await opened.close();
    await storage.close();
    storage = await folder.open();
    const again = await storage.open(ID);
    expect(await opensWith(again)).toBe('un deux trois quatre');
    expect(await again.store.damaged()).toEqual([]);
    await again.close();
    expect(await withDatabase(storage.folder, ID, setAsideIn)).toEqual([encodeBatch([hostile])]);
  });

  it('costs what leans on it alone where no backup has what it was, and that is set aside with it', async () => {
    await overwritten({ row: 3, hostile });
    const opened = await storage.open(ID);
    expect(await opensWith(opened)).toBe('damaged-document');
    await opened.repairFromBackup();
    expect(await opensWith(opened)).toBe('un deux');
    await opened.close();
    expect(await withDatabase(storage.folder, ID, setAsideIn)).toHaveLength(2);
  });

  it('may stand in the backup too: what applies of both is taken', async () => {
    await overwritten({ row: 2, hostile, inBackup: true });
    const opened = await storage.open(ID);
    expect(await opensWith(opened)).toBe('damaged-document');
    expect(await opened.repairFromBackup()).toEqual(['core']);
    expect(await opensWith(opened)).toBe('un');
    await opened.close();
  });

  it('stops neither the mending after a damaged log nor the erasing of backups', async () => {
    await overwritten({ row: 2, hostile, inBackup: true });
    const opened = await storage.open(ID);
    const [key, backups] = [await keyOf(), await opened.backups()];
    await repairFrom(opened.store, backups, { key, salvaged: undefined, logDamaged: true });
    const documents = new Map([['core', (older: Y.Doc) => older.getText('t').delete(0, 1)]]);
    await purgeBackups(backups, key, { documents, attachments: [] });
    const left = await withDatabase(storage.folder, ID, snapshotsIn, backups[0]?.path);
    expect(left.map(wordsIn)).toEqual(['n']);
    expect(await opensWith(opened)).toBe('damaged-document');
    await opened.close();
  });
});

test('a document that does not apply is exported with all that does, and said to be incomplete', async () => {
  await overwritten({ row: 2, hostile: Uint8Array.of(7, 7, 7, 7) });
  const { store, close } = await storage.open(ID);
  const file = await collect(exportBundle({ id: ID, title: 'Une', store }, { clock: { now: () => 0 } }));
  const { manifest } = await readBundle(memorySource(file));
  expect(manifest.documents.map(({ id, incomplete }) => [id, incomplete])).toEqual([
    ['text:a', false],
    ['core', true],
  ]);
  await close();
});

/** « un deux » and, after a backup, « trois quatre », each word in a row of its own; one of them is then overwritten. */
async function overwritten({ row, hostile, inBackup = false }: { row: number; hostile: Uint8Array; inBackup?: boolean }): Promise<void> {
  const { store, backUp, close } = await storage.create({ id: ID, title: 'Une' });
  await writeWords(store, 'text:a', 'intact');
  for (const words of ['un', ' deux']) await writeWords(store, 'core', words);
  const { path } = await backUp();
  for (const words of [' trois', ' quatre']) await writeWords(store, 'core', words);
  await close();
  const overwrite = (database: SqliteDatabase) => overwriteRow(database, 'core', row, hostile);
  await withDatabase(storage.folder, ID, overwrite);
  if (inBackup) await withDatabase(storage.folder, ID, overwrite, path);
}

async function keyOf(): Promise<Uint8Array> {
  return unwrapKey((await peekKeyFiles(storage.folder, ID)).wrapped, {});
}

async function setAsideIn(database: SqliteDatabase): Promise<Uint8Array[]> {
  const rows = await database.all<SqlRow & { bytes: Buffer }>('SELECT bytes FROM set_aside ORDER BY number');
  return rows.map(({ bytes }) => Uint8Array.from(bytes));
}

async function snapshotsIn(database: SqliteDatabase): Promise<Uint8Array[]> {
  const rows = await database.all<SqlRow & { bytes: Buffer }>('SELECT bytes FROM snapshots');
  return rows.map(({ bytes }) => Uint8Array.from(bytes));
}

/** The words of the core as a window would see them, or why it can't be opened. */
async function opensWith({ store }: OpenWorkspaceFile): Promise<string> {
  const hub = createDocumentHub(store, [], { idleMs: 0 });
  try {
    return await hub.using(CORE, ({ doc }) => doc.getText('t').toString());
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await hub.close();
  }
}

function wordsIn(snapshot: Uint8Array): string {
  const doc = new Y.Doc();
  Y.applyUpdateV2(doc, snapshot);
  return doc.getText('t').toString();
}
