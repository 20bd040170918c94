import { peekKeyFiles } from '#host/storage/key-files';
import type { DataFolder } from '#host/storage/data-folder';
import { openSqlite, type SqliteDatabase } from '#host/storage/sqlite';
import { checksum, encodeBatch } from '#host/storage/update-batch';
import { unwrapKey } from '#host/storage/workspace-key';

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

/** Puts `update` in the place of a document's row (1 is the first), with a checksum that holds. */
export async function overwriteRow(database: SqliteDatabase, id: string, row: number, update: Uint8Array): Promise<void> {
  const bytes = encodeBatch([update]);
  const found = 'SELECT place FROM updates, documents WHERE id = ? AND place >> 32 = number ORDER BY place LIMIT 1 OFFSET ?';
  const sql = `UPDATE updates SET crc = ?, bytes = ? WHERE place = (${found})`;
  const changed = await database.run(sql, [checksum(bytes), bytes, id, row - 1]);
  if (changed !== 1) throw new Error(`${id} has no row ${row}`);
}
