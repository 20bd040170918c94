import { copyFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as Y from 'yjs';
import type { DocumentId } from '#shared/ids';
import type { Backup } from './backups';
import { findDocument, readDocument } from '../sqlite/document-rows';
import { syncFile, syncFolder } from '../durable-file';
import { readReadable } from '../repair/readable-state';
import { openSqlite, type SqliteDatabase } from '../sqlite/sqlite';
import type { SqlRow } from '../sqlite/sqlite-driver';
import { updateLog } from '../update-log';
import { removeDatabase } from '../workspace-place';

/** What was taken away for good, and must leave the backups as well. */
export interface Withdrawn {
  /** For each document, what takes out of an older state of it what was withdrawn since. */
  readonly documents: ReadonlyMap<DocumentId, (older: Y.Doc) => void>;
  /** By hash. */
  readonly attachments: readonly string[];
}

/**
 * Writes anew each of these backups that still holds something of it, under its own name and date; whole or not at
 * all, and without a trace of what it held; what can't be read of these documents may hold it, and goes too. One that does not open with this key is left: nothing opens it.
 * Rejects with `disk-full`; those done before are done.
 */
export async function purgeBackups(backups: readonly Backup[], key: Uint8Array, withdrawn: Withdrawn): Promise<void> {
  for (const backup of backups) if (await holdsSomething(backup, key, withdrawn)) await purge(backup.path, key, withdrawn);
}

async function holdsSomething({ path }: Backup, key: Uint8Array, { documents, attachments }: Withdrawn): Promise<boolean> {
  const database = await openSqlite(path, { key, readOnly: true }).catch(() => undefined);
  if (!database) return false;
  try {
    for (const [id, redact] of documents) if (await redacted(database, id, redact)) return true;
    const known = await database.all<SqlRow & { hash: string }>('SELECT hash FROM attachments');
    return known.some(({ hash }) => attachments.includes(hash));
  } finally {
    await database.close();
  }
}

/** In a copy, then into a file that has no free page for what was there, then in the place of the backup. */
async function purge(path: string, key: Uint8Array, { documents, attachments }: Withdrawn): Promise<void> {
  const [copy, clean] = [`${path}.part`, `${path}.net.part`];
  try {
    for (const unfinished of [copy, clean]) await removeDatabase(unfinished);
    await copyFile(path, copy);
    const database = await openSqlite(copy, { key });
    try {
      for (const [id, redact] of documents) await purgeDocument(database, id, redact);
      for (const hash of attachments) await database.run('DELETE FROM attachments WHERE hash = ?', [hash]);
      await database.run('VACUUM INTO ?', [clean]);
    } finally {
      await database.close();
    }
    await syncFile(clean);
    await rename(clean, path);
    await syncFolder(dirname(path));
  } finally {
    for (const unfinished of [copy, clean]) await removeDatabase(unfinished);
  }
}

async function purgeDocument(database: SqliteDatabase, id: DocumentId, redact: (older: Y.Doc) => void): Promise<void> {
  const found = await redacted(database, id, redact);
  if (!found) return;
  await updateLog(database).compact(id, found.snapshot, found.sequence);
  // Both repeat the words: a projection is made again, what was set aside is of no document any more.
  await database.run('DELETE FROM projections WHERE document = ?', [found.number]);
  await database.run('DELETE FROM set_aside WHERE document = ?', [found.number]);
}

/** A document as one snapshot without what was withdrawn from it; undefined when it is so already. */
async function redacted(
  database: SqliteDatabase,
  id: DocumentId,
  redact: (older: Y.Doc) => void,
): Promise<{ readonly number: number; readonly sequence: number; readonly snapshot: Uint8Array } | undefined> {
  const row = await findDocument(database, id);
  if (!row) return undefined;
  const { readable } = await database.exclusively((queries) => readDocument(queries, row.number));
  const { doc, leftOut } = await readReadable(readable);
  try {
    let changed = readable.updates.length > 0 || leftOut.length > 0;
    doc.on('update', () => {
      changed = true;
    });
    redact(doc);
    return changed ? { number: row.number, sequence: readable.sequence, snapshot: Y.encodeStateAsUpdateV2(doc) } : undefined;
  } finally {
    doc.destroy();
  }
}
