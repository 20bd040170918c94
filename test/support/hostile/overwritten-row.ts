import { peekKeyFiles } from '#host/storage/keys/key-files';
import type { DataFolder } from '#host/storage/data-folder';
import { openSqlite, type SqliteDatabase } from '#host/storage/sqlite/sqlite';
import { checksum, encodeBatch } from '#host/storage/update-batch';
import { unwrapKey } from '#host/storage/keys/workspace-key';

/** Opens the file of an unprotected démarche that nobody has open, or `path`, a backup of it, for the length of `work`. */
export async function withDatabase<T>(
  folder: DataFolder,
  id: string,
  work: (database: SqliteDatabase) => Promise<T>,
  path = folder.workspace(id),
): Promise<T> {
  const key = await unwrapKey((await peekKeyFiles(folder, id)).wrapped, {});
  const database = await openSqlite(path, { key });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Puts `state` in the place of the snapshots of all documents whose id is like this, with a checksum that holds. */
export async function overwriteSnapshots(database: SqliteDatabase, ids: string, state: Uint8Array): Promise<void> {
  const sql = 'UPDATE snapshots SET crc = ?, bytes = ? WHERE document IN (SELECT number FROM documents WHERE id LIKE ?)';
  if ((await database.run(sql, [checksum(state), state, ids])) === 0) throw new Error(`${ids} has no snapshot`);
}

/** Puts `update` in the place of a document's row (1 is the first), with a checksum that holds. */
export async function overwriteRow(database: SqliteDatabase, id: string, row: number, update: Uint8Array): Promise<void> {
  const bytes = encodeBatch([update]);
  const found = 'SELECT place FROM updates, documents WHERE id = ? AND place >> 32 = number ORDER BY place LIMIT 1 OFFSET ?';
  const sql = `UPDATE updates SET crc = ?, bytes = ? WHERE place = (${found})`;
  const changed = await database.run(sql, [checksum(bytes), bytes, id, row - 1]);
  if (changed !== 1) throw new Error(`${id} has no row ${row}`);
}
