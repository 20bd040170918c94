import { AppError, toAppError } from '#shared/app-error';
import type { Clock } from '#shared/clock';
import type { DocumentId } from '#shared/ids';
import { contentHash } from '../content-hash';
import { type DocumentRow, readDocument, setAside } from '../sqlite/document-rows';
import { migrate } from '../sqlite/migrations';
import { openSqlite, type SqliteDatabase } from '../sqlite/sqlite';
import { bytesOf, type SqliteQueries, type SqlRow, type SqlValue } from '../sqlite/sqlite-driver';
import { checksum, encodeBatch } from '../update-batch';
import { copyDatabase, removeDatabase } from '../workspace-place';
import { placeOf, WORKSPACE_MIGRATIONS } from '../sqlite/workspace-schema';

/** What could be brought over from a damaged file, and what could not. */
export interface SalvageReport {
  readonly wholeDocuments: readonly DocumentId[];
  /** Documents of which something is missing; they are marked damaged in the new file. */
  readonly damagedDocuments: readonly DocumentId[];
  /** The list of documents itself was hit: there may have been others. */
  readonly documentsMayBeMissing: boolean;
  readonly lostAttachments: readonly string[];
  /** Tables of which rows are missing: `settings`, `versions`, `projections`, `attachments`. */
  readonly damagedTables: readonly string[];
}

/**
 * Copies all that is readable of the damaged file at `from` into a new file at `to`, row by row, and leaves
 * `from` as it is. Throws `damaged-workspace` when the file does not even open: then there is only the backup.
 */
export async function salvage(from: string, to: string, key: Uint8Array, clock: Clock): Promise<SalvageReport> {
  // Opening replays the log and writes: what is damaged stays as it was found, for whoever knows more.
  const copy = await copyDatabase(from, `${to}.lecture`);
  try {
    const source = await openSqlite(copy, { key, tolerant: true });
    const target = await openSqlite(to, { key });
    try {
      await migrate(target, WORKSPACE_MIGRATIONS);
      return await target.transaction((writer) => copyAll(source, writer, clock));
    } finally {
      await target.close();
      await source.close().catch(() => undefined);
    }
  } finally {
    await removeDatabase(copy);
  }
}

async function copyAll(source: SqliteDatabase, writer: SqliteQueries, clock: Clock): Promise<SalvageReport> {
  const known = await source.get("SELECT name FROM sqlite_master WHERE name = 'documents'");
  // An empty file opens as a new one.
  if (!known) throw new AppError('damaged-workspace', `${source.path} holds no démarche`);
  const { rows, complete } = await listDocuments(source);
  const damaged: DocumentId[] = [];
  for (const row of rows) if (!(await copyDocument(source, writer, row, clock))) damaged.push(row.id);
  const attachments = await copyAttachments(source, writer);
  const tables = ['settings', 'projections', 'versions', 'version_documents'];
  const damagedTables: string[] = attachments.complete ? [] : ['attachments'];
  for (const table of tables) if (!(await copyTable(source, writer, table))) damagedTables.push(table);
  return {
    wholeDocuments: rows.map((row) => row.id).filter((id) => !damaged.includes(id)),
    damagedDocuments: damaged,
    documentsMayBeMissing: !complete,
    lostAttachments: attachments.lost,
    damagedTables,
  };
}

/** The list stands twice in the file, in its table and in the index by id: either will do. */
async function listDocuments(source: SqliteQueries): Promise<{ rows: readonly DocumentRow[]; complete: boolean }> {
  const byTable = await attempt(source.all<DocumentRow>('SELECT number, id, damage FROM documents NOT INDEXED ORDER BY number'));
  if (byTable) return { rows: byTable, complete: true };
  const byIndex = await attempt(source.all<DocumentRow>('SELECT number, id, NULL AS damage FROM documents ORDER BY id'));
  if (byIndex) return { rows: [...byIndex].sort((a, b) => a.number - b.number), complete: true };
  return { rows: [], complete: false };
}

/** True when the document is whole. */
async function copyDocument(source: SqliteDatabase, writer: SqliteQueries, row: DocumentRow, clock: Clock): Promise<boolean> {
  const reading = await source.exclusively((queries) => readDocument(queries, row.number));
  const { snapshot, updates, sequence } = reading.readable;
  await writer.run('INSERT INTO documents (number, id, damage, damaged_at) VALUES (?, ?, ?, ?)', [
    row.number,
    row.id,
    row.damage,
    row.damage ? clock.now() : null,
  ]);
  if (snapshot) {
    const values = [row.number, 0, checksum(snapshot), snapshot];
    await writer.run('INSERT INTO snapshots (document, sequence, crc, bytes) VALUES (?, ?, ?, ?)', values);
  }
  if (updates.length > 0) {
    const batch = encodeBatch(updates);
    await writer.run('INSERT INTO updates (place, crc, bytes) VALUES (?, ?, ?)', [
      placeOf(row.number, Math.max(1, sequence)),
      checksum(batch),
      batch,
    ]);
  }
  if (reading.unreadable.length > 0) await setAside(writer, row.number, reading.unreadable, clock);
  return reading.unreadable.length === 0 && row.damage === null;
}

interface AttachmentRow extends SqlRow {
  readonly hash: string;
  readonly media_type: string;
  readonly bytes: Uint8Array;
}

async function copyAttachments(source: SqliteQueries, writer: SqliteQueries): Promise<{ lost: string[]; complete: boolean }> {
  const hashes =
    (await attempt(source.all<{ hash: string }>('SELECT hash FROM attachments ORDER BY hash'))) ??
    (await attempt(source.all<{ hash: string }>('SELECT hash FROM attachments NOT INDEXED')));
  const lost: string[] = [];
  for (const { hash } of hashes ?? []) {
    const row = await readAttachment(source, hash);
    if (row && contentHash(bytesOf(row.bytes)) === hash) await insertAttachment(writer, row);
    else lost.push(hash);
  }
  return { lost, complete: hashes !== undefined };
}

async function readAttachment(source: SqliteQueries, hash: string): Promise<AttachmentRow | undefined> {
  const columns = 'SELECT hash, media_type, bytes FROM attachments';
  return (
    (await attempt(source.get<AttachmentRow>(`${columns} WHERE hash = ?`, [hash]))) ??
    (await attempt(source.get<AttachmentRow>(`${columns} NOT INDEXED WHERE hash = ?`, [hash])))
  );
}

async function insertAttachment(writer: SqliteQueries, row: AttachmentRow): Promise<void> {
  const values = [row.hash, row.media_type, bytesOf(row.bytes).byteLength, row.bytes];
  await writer.run('INSERT INTO attachments (hash, media_type, size, bytes) VALUES (?, ?, ?, ?)', values);
}

/** Small tables, whole or not at all: projections are made again, settings and versions come from a backup. */
async function copyTable(source: SqliteQueries, writer: SqliteQueries, table: string): Promise<boolean> {
  const rows = await attempt(source.all<SqlRow>(`SELECT * FROM ${table} NOT INDEXED`));
  for (const row of rows ?? []) {
    const columns = Object.keys(row);
    const values: SqlValue[] = Object.values(row);
    const places = columns.map(() => '?').join(', ');
    // A row may hang on one that was lost (a version's documents): it is of no use then.
    await writer.run(`INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${places})`, values).catch(() => 0);
  }
  return rows !== undefined;
}

/** The answer, or undefined where damage is in the way; other failures are passed on. */
async function attempt<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (toAppError(error).code === 'damaged-workspace') return undefined;
    throw error;
  }
}
