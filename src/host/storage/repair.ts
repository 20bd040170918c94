import * as Y from 'yjs';
import { AppError, toAppError } from '#shared/app-error';
import type { DocumentId } from '#shared/ids';
import type { Backup } from './backups';
import { contentHash } from './content-hash';
import { readDocument } from './document-rows';
import type { DocumentStore } from './document-store';
import type { SalvageReport } from './salvage';
import { applyStored } from './snapshot';
import { bytesOf, openSqlite, type SqliteDatabase, type SqlRow } from './sqlite';

/**
 * Mends a store from the newest backup that opens. An older state of a collaborative document is a part of
 * the newer one, so adding it undoes nothing; it only brings back what is missing. Returns what was mended.
 */
export async function repairFrom(
  store: DocumentStore,
  backups: readonly Backup[],
  { key, salvaged }: { readonly key: Uint8Array; readonly salvaged: SalvageReport | undefined },
): Promise<readonly string[]> {
  const backup = await openNewest(backups, key);
  try {
    const mended: string[] = [];
    for (const { id } of await store.damaged()) {
      const recovered = await readWhole(backup, id);
      if (!recovered) continue;
      await store.acceptDamage(id, [recovered]);
      mended.push(id);
    }
    if (salvaged?.documentsMayBeMissing) mended.push(...(await bringBackMissing(store, backup)));
    for (const hash of await missingAttachments(backup, salvaged)) if (await bringBack(store, backup, hash)) mended.push(hash);
    return mended;
  } finally {
    await backup.close();
  }
}

async function openNewest(backups: readonly Backup[], key: Uint8Array): Promise<SqliteDatabase> {
  for (const backup of backups) {
    try {
      return await openSqlite(backup.path, { key, readOnly: true });
    } catch (error) {
      if (toAppError(error).code !== 'damaged-workspace') throw error;
    }
  }
  throw new AppError('not-found', 'no backup that can be read');
}

/** The document as the backup has it, as one V1 update; undefined when it has none. */
async function readWhole(backup: SqliteDatabase, id: DocumentId): Promise<Uint8Array | undefined> {
  const row = await backup.get<SqlRow & { number: number }>('SELECT number FROM documents WHERE id = ?', [id]);
  if (!row) return undefined;
  const { readable } = await backup.exclusively((queries) => readDocument(queries, row.number));
  const doc = new Y.Doc();
  try {
    applyStored(doc, readable);
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
    const recovered = await readWhole(backup, id);
    if (recovered) await store.append(id, recovered);
  }
  return missing;
}

/** Those that are known to be lost; all of the backup's when their list itself was hit. */
async function missingAttachments(backup: SqliteDatabase, salvaged: SalvageReport | undefined): Promise<readonly string[]> {
  if (!salvaged?.damagedTables.includes('attachments')) return salvaged?.lostAttachments ?? [];
  return (await backup.all<SqlRow & { hash: string }>('SELECT hash FROM attachments')).map((row) => row.hash);
}

async function bringBack(store: DocumentStore, backup: SqliteDatabase, hash: string): Promise<boolean> {
  const sql = 'SELECT media_type, bytes FROM attachments WHERE hash = ?';
  const row = await backup.get<SqlRow & { media_type: string }>(sql, [hash]);
  if (!row || contentHash(bytesOf(row.bytes)) !== hash) return false;
  await store.putAttachment(bytesOf(row.bytes), row.media_type);
  return true;
}
