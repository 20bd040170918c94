import { AppError } from '#shared/app-error';
import type { Clock } from '#shared/clock';
import type { DocumentId } from '#shared/ids';
import type { Commit } from './commit-queue';
import { findDocument, keepAside, readDocument, type UnreadablePiece } from './sqlite/document-rows';
import type { StoredPiece } from './repair/readable-state';
import { foldedState } from './backups/snapshot';
import type { SqliteDatabase } from './sqlite/sqlite';
import type { SqliteQueries, SqlRow, SqlValue } from './sqlite/sqlite-driver';
import { checksum, encodeBatch } from './update-batch';
import { placeOf, sequenceAt } from './sqlite/workspace-schema';

/** Where the next update of a document goes. */
interface Position {
  readonly number: number;
  sequence: number;
}

/** The append-only part of a démarche's file, and its folding into snapshots. */
interface UpdateLog {
  /** One row per document, one commit for all. Calls must not overlap: the commit queue sees to it. */
  readonly commit: Commit;
  /** See `DocumentStore.compact`. */
  compact(id: DocumentId, snapshot: Uint8Array, upTo: number): Promise<void>;
  /** The document was rewritten by somebody else: its position is read anew. */
  forget(id: DocumentId): void;
}

/** The log over an open file. Reads where each document stands once, and counts on from there. */
export function updateLog(database: SqliteDatabase): UpdateLog {
  const positions = new Map<DocumentId, Position>();

  const commit: Commit = async (batch) => {
    const unknown = [...batch.keys()].filter((id) => !positions.has(id));
    // Known documents need one statement, which is a transaction by itself.
    if (unknown.length === 0) return write(database, batch, positions);
    const fresh = new Map(positions);
    const written = await database.transaction(async (queries) => {
      for (const id of unknown) fresh.set(id, (await findPosition(queries, id)) ?? (await createDocument(queries, id)));
      return write(queries, batch, fresh);
    });
    for (const id of unknown) positions.set(id, fresh.get(id) ?? missing(id));
    return written;
  };

  return {
    commit,
    compact: (id, snapshot, upTo) => database.transaction((queries) => writeSnapshot(queries, id, snapshot, upTo)),
    forget: (id) => {
      positions.delete(id);
    },
  };
}

async function write(
  queries: SqliteQueries,
  batch: ReadonlyMap<DocumentId, readonly Uint8Array[]>,
  positions: ReadonlyMap<DocumentId, Position>,
): Promise<ReadonlyMap<DocumentId, number>> {
  const values: SqlValue[] = [];
  const sequences = new Map<DocumentId, number>();
  for (const [id, updates] of batch) {
    const position = positions.get(id) ?? missing(id);
    const bytes = encodeBatch(updates);
    values.push(placeOf(position.number, position.sequence + 1), checksum(bytes), bytes);
    sequences.set(id, position.sequence + 1);
  }
  await queries.repeat(`INSERT INTO updates (place, crc, bytes) VALUES ${Array(batch.size).fill('(?, ?, ?)').join(', ')}`, values);
  for (const [id, sequence] of sequences) (positions.get(id) ?? missing(id)).sequence = sequence;
  return sequences;
}

async function findPosition(queries: SqliteQueries, id: DocumentId): Promise<Position | undefined> {
  const row = await findDocument(queries, id);
  return row && { number: row.number, sequence: await lastSequence(queries, row.number) };
}

async function createDocument(queries: SqliteQueries, id: DocumentId): Promise<Position> {
  await queries.run('INSERT INTO documents (id) VALUES (?)', [id]);
  const row = await findDocument(queries, id);
  return row ? { number: row.number, sequence: 0 } : missing(id);
}

/** The highest sequence number ever given: a compacted document has no update left, but goes on counting. */
async function lastSequence(queries: SqliteQueries, number: number): Promise<number> {
  const sql = `SELECT max(ifnull((SELECT max(place) FROM updates WHERE place > ? AND place < ?), ?),
    ? + ifnull((SELECT sequence FROM snapshots WHERE document = ?), 0)) AS place`;
  const start = placeOf(number, 0);
  const row = await queries.get<SqlRow & { place: number }>(sql, [start, placeOf(number + 1, 0), start, start, number]);
  return sequenceAt(row?.place ?? 0);
}

async function writeSnapshot(queries: SqliteQueries, id: DocumentId, snapshot: Uint8Array, upTo: number): Promise<void> {
  const position = (await findPosition(queries, id)) ?? (await createDocument(queries, id));
  if (upTo > position.sequence) throw new AppError('bad-input', `${id} has ${position.sequence} commits, not ${upTo}`);
  // The old one goes first, so that the new one takes its pages and the file does not grow by a third copy.
  await queries.run('DELETE FROM snapshots WHERE document = ?', [position.number]);
  await queries.run('DELETE FROM updates WHERE place > ? AND place <= ?', [placeOf(position.number, 0), placeOf(position.number, upTo)]);
  const values = [position.number, upTo, checksum(snapshot), snapshot];
  await queries.run('INSERT INTO snapshots (document, sequence, crc, bytes) VALUES (?, ?, ?, ?)', values);
}

/** Folds the log of a whole document into one snapshot; of a damaged one nothing is touched. */
export async function purgeDocument(queries: SqliteQueries, id: DocumentId): Promise<void> {
  const row = await findDocument(queries, id);
  if (!row || row.damage !== null) return;
  const { readable, unreadable } = await readDocument(queries, row.number);
  if (unreadable.length > 0) return;
  await writeSnapshot(queries, id, foldedState(readable), readable.sequence);
  // What was set aside of it once, and is whole again since, repeats its words.
  await queries.run('DELETE FROM set_aside WHERE document = ?', [row.number]);
}

/** Forgets a document and everything that hangs on it. */
export async function removeDocument(queries: SqliteQueries, id: DocumentId): Promise<void> {
  const row = await findDocument(queries, id);
  if (!row) return;
  await queries.run('DELETE FROM updates WHERE place > ? AND place < ?', [placeOf(row.number, 0), placeOf(row.number + 1, 0)]);
  await queries.run('DELETE FROM documents WHERE number = ?', [row.number]);
}

/** What a damaged document goes on with, and what of its rows is not in there. */
interface MendedDocument {
  /** V2; stands for everything up to and with the sequence number `upTo`. */
  readonly snapshot: Uint8Array;
  readonly upTo: number;
  readonly leftOut: readonly StoredPiece[];
}

/** Says that a document is damaged, unless that is known. */
export async function markDamaged(queries: SqliteQueries, id: DocumentId, clock: Clock): Promise<void> {
  await queries.run("UPDATE documents SET damage = 'content', damaged_at = ? WHERE id = ? AND damage IS NULL", [clock.now(), id]);
}

/** Takes the mark of damage off a document and puts what was mended in the place of its rows; what is not in it is set aside. */
export async function clearDamage(queries: SqliteQueries, id: DocumentId, mended: MendedDocument, clock: Clock): Promise<void> {
  const { number } = (await findDocument(queries, id)) ?? missing(id);
  await keepAside(queries, number, mended.leftOut.map(asRow), clock);
  await writeSnapshot(queries, id, mended.snapshot, mended.upTo);
  await queries.run('UPDATE documents SET damage = NULL, damaged_at = NULL WHERE number = ?', [number]);
}

/** As it lay in its row. */
function asRow({ kind, bytes }: StoredPiece): Pick<UnreadablePiece, 'reason' | 'bytes'> {
  return { reason: kind, bytes: kind === 'update' ? encodeBatch([bytes]) : bytes };
}

function missing(id: DocumentId): never {
  throw new AppError('internal', `document ${id} has no place in the file`);
}
