import * as Y from 'yjs';
import { digestOf, sameDigest } from '#document/sync/document-digest';
import { AppError, toAppError } from '#shared/app-error';
import type { DocumentId } from '#shared/ids';
import type { Backup } from '../backups/backups';
import { contentHash } from '../content-hash';
import { readDocument } from '../sqlite/document-rows';
import { type DocumentStore, isWholeAttachment, type StoredDocument } from '../document-store';
import type { SalvageReport } from './salvage';
import { readReadable } from './readable-state';
import { openSqlite, type SqliteDatabase } from '../sqlite/sqlite';
import { bytesOf, type SqlRow } from '../sqlite/sqlite-driver';

/** What a store is to be mended with, and what is known of the damage. */
interface RepairNeeds {
  readonly key: Uint8Array;
  readonly salvaged: SalvageReport | undefined;
  /** The last commits may be missing: any document may lack something, and say nothing of it. */
  readonly logDamaged: boolean;
}

/**
 * Mends a store from the newest backup that opens, which it returns with the ids and hashes of what was mended. An
 * older state of a collaborative document is a part of the newer one, so adding it undoes nothing; it only brings
 * back what is missing. Of a document that does not apply in the backup either, what does is taken. `not-found` when no
 * backup opens.
 */
export async function repairFrom(
  store: DocumentStore,
  backups: readonly Backup[],
  { key, salvaged, logDamaged }: RepairNeeds,
): Promise<{ readonly backup: Backup; readonly mended: readonly string[] }> {
  const { backup, database } = await openNewest(backups, key);
  try {
    const mended: string[] = [];
    // A row that does not hold is found by reading it: what is read is marked.
    if (logDamaged) for (const id of await store.list()) await store.loadReadable(id);
    for (const { id } of await store.damaged()) {
      const recovered = await readFrom(database, id);
      if (!recovered) continue;
      await store.acceptDamage(id, [recovered]);
      mended.push(id);
    }
    if (logDamaged) mended.push(...(await bringBackNews(store, database)));
    else if (salvaged?.documentsMayBeMissing) mended.push(...(await bringBackMissing(store, database)));
    const attachments = logDamaged ? await attachmentsOf(database) : await missingAttachments(database, salvaged);
    for (const hash of attachments)
      if (!(await isWholeAttachment(store, hash)) && (await bringBack(store, database, hash))) mended.push(hash);
    return { backup, mended };
  } finally {
    await database.close();
  }
}

async function openNewest(backups: readonly Backup[], key: Uint8Array): Promise<{ backup: Backup; database: SqliteDatabase }> {
  for (const backup of backups) {
    try {
      return { backup, database: await openSqlite(backup.path, { key, readOnly: true }) };
    } catch (error) {
      if (toAppError(error).code !== 'damaged-workspace') throw error;
    }
  }
  throw new AppError('not-found', 'no backup that can be read');
}

/** What the backup has of the document, as one V1 update; undefined when it has none. */
async function readFrom(backup: SqliteDatabase, id: DocumentId): Promise<Uint8Array | undefined> {
  const row = await backup.get<SqlRow & { number: number }>('SELECT number FROM documents WHERE id = ?', [id]);
  if (!row) return undefined;
  const { readable } = await backup.exclusively((queries) => readDocument(queries, row.number));
  const { doc } = await readReadable(readable);
  try {
    return Y.encodeStateAsUpdate(doc);
  } finally {
    doc.destroy();
  }
}

/** The damage hit the list of documents: those of the backup that are not here come back. */
async function bringBackMissing(store: DocumentStore, backup: SqliteDatabase): Promise<DocumentId[]> {
  const here = new Set(await store.list());
  const rows = await backup.all<SqlRow & { id: DocumentId }>('SELECT id FROM documents ORDER BY number');
  const missing = rows.map((row) => row.id).filter((id) => !here.has(id));
  for (const id of missing) {
    const recovered = await readFrom(backup, id);
    if (recovered) await store.append(id, recovered);
  }
  return missing;
}

/** What the backup has of each document, and of the settings, that is not here. */
async function bringBackNews(store: DocumentStore, backup: SqliteDatabase): Promise<DocumentId[]> {
  const rows = await backup.all<SqlRow & { id: DocumentId }>('SELECT id FROM documents ORDER BY number');
  const mended: DocumentId[] = [];
  for (const { id } of rows) {
    const recovered = await readFrom(backup, id);
    const stored = await store.loadReadable(id);
    if (!recovered) continue;
    const news = stored ? await newsIn(recovered, stored) : recovered;
    if (!news) continue;
    await store.append(id, news);
    mended.push(id);
  }
  for (const { name, value } of await backup.all<SqlRow & { name: string; value: string }>('SELECT name, value FROM settings'))
    if ((await store.setting(name)) === undefined) await store.writeSetting(name, value);
  return mended;
}

/** What an update adds to a stored document, or undefined: nothing. */
async function newsIn(update: Uint8Array, stored: StoredDocument): Promise<Uint8Array | undefined> {
  const [{ doc: before }, { doc: after }] = [await readReadable(stored), await readReadable(stored, [update])];
  try {
    if (sameDigest(digestOf(before), digestOf(after))) return undefined;
    return Y.encodeStateAsUpdate(after, Y.encodeStateVector(before));
  } finally {
    before.destroy();
    after.destroy();
  }
}

/** Those that are known to be lost; all of the backup's when their list itself was hit. */
async function missingAttachments(backup: SqliteDatabase, salvaged: SalvageReport | undefined): Promise<readonly string[]> {
  if (!salvaged?.damagedTables.includes('attachments')) return salvaged?.lostAttachments ?? [];
  return attachmentsOf(backup);
}

async function attachmentsOf(backup: SqliteDatabase): Promise<readonly string[]> {
  return (await backup.all<SqlRow & { hash: string }>('SELECT hash FROM attachments')).map((row) => row.hash);
}

/** Puts an attachment back; false when it is not whole in the backup either. */
async function bringBack(store: DocumentStore, backup: SqliteDatabase, hash: string): Promise<boolean> {
  const sql = 'SELECT media_type, bytes FROM attachments WHERE hash = ?';
  const row = await backup.get<SqlRow & { media_type: string }>(sql, [hash]);
  if (!row || contentHash(bytesOf(row.bytes)) !== hash) return false;
  await store.putAttachment(bytesOf(row.bytes), row.media_type);
  return true;
}
