import type { Clock } from '#shared/clock';
import { toAppError } from '#shared/app-error';
import type { DocumentId } from '#shared/ids';
import type { StoredDocument } from '../document-store';
import { bytesOf, type SqliteQueries, type SqlRow } from './sqlite-driver';
import { checksum, decodeBatch } from '../update-batch';
import { placeOf, sequenceAt } from './workspace-schema';

interface UpdateRow extends SqlRow {
  readonly place: number;
  readonly crc: number;
  readonly bytes: Uint8Array;
}

interface SnapshotRow extends SqlRow {
  readonly sequence: number;
  readonly crc: number;
  readonly bytes: Uint8Array;
}

/** Something of a document that can't be read: a row whose checksum differs, or a page (then without bytes). */
export interface UnreadablePiece {
  readonly reason: 'snapshot' | 'update' | 'page';
  readonly place: number | undefined;
  readonly bytes: Uint8Array | undefined;
}

/** What reading a document found. */
export interface DocumentReading {
  readonly readable: StoredDocument;
  readonly unreadable: readonly UnreadablePiece[];
}

/** Reads all that can be read of the document with this number, and never throws for what can't. */
export async function readDocument(queries: SqliteQueries, number: number): Promise<DocumentReading> {
  const unreadable: UnreadablePiece[] = [];
  const snapshot = await readSnapshot(queries, number, unreadable);
  const rows = await readUpdateRows(queries, number, unreadable);
  const updates: Uint8Array[] = [];
  for (const row of rows) {
    const batch = checkedBatch(row);
    if (batch) updates.push(...batch);
    else unreadable.push({ reason: 'update', place: row.place, bytes: bytesOf(row.bytes) });
  }
  const last = rows.at(-1);
  const sequence = Math.max(snapshot?.sequence ?? 0, last ? sequenceAt(last.place) : 0);
  return { readable: { snapshot: snapshot?.bytes, updates, sequence }, unreadable };
}

async function readSnapshot(
  queries: SqliteQueries,
  number: number,
  unreadable: UnreadablePiece[],
): Promise<{ sequence: number; bytes: Uint8Array } | undefined> {
  try {
    const row = await queries.get<SnapshotRow>('SELECT sequence, crc, bytes FROM snapshots WHERE document = ?', [number]);
    if (!row) return undefined;
    const bytes = bytesOf(row.bytes);
    if (checksum(bytes) === row.crc) return { sequence: row.sequence, bytes };
    unreadable.push({ reason: 'snapshot', place: undefined, bytes });
  } catch (error) {
    onlyDamage(error);
    unreadable.push({ reason: 'page', place: undefined, bytes: undefined });
  }
  return undefined;
}

const IN_DOCUMENT = 'FROM updates WHERE place > ? AND place < ?';

async function readUpdateRows(queries: SqliteQueries, number: number, unreadable: UnreadablePiece[]): Promise<readonly UpdateRow[]> {
  const range = [placeOf(number, 0), placeOf(number + 1, 0)];
  try {
    return await queries.all<UpdateRow>(`SELECT place, crc, bytes ${IN_DOCUMENT} ORDER BY place`, range);
  } catch (error) {
    onlyDamage(error);
    unreadable.push({ reason: 'page', place: undefined, bytes: undefined });
    return readAroundDamage(queries, number);
  }
}

/** From both ends towards the damaged page, then row by row between them: what lies beyond a bad page is not lost. */
async function readAroundDamage(queries: SqliteQueries, number: number): Promise<readonly UpdateRow[]> {
  const before = await walk(queries, number, 'ASC');
  const after = (await walk(queries, number, 'DESC')).reverse();
  const from = sequenceAt(before.at(-1)?.place ?? placeOf(number, 0));
  const to = sequenceAt(after[0]?.place ?? placeOf(number, 0));
  const between: UpdateRow[] = [];
  for (let sequence = from + 1; sequence < to; sequence++) {
    const row = await readOne(queries, placeOf(number, sequence));
    if (row) between.push(row);
  }
  const known = new Map([...before, ...between, ...after].map((row) => [row.place, row]));
  return [...known.values()].sort((a, b) => a.place - b.place);
}

async function walk(queries: SqliteQueries, number: number, direction: 'ASC' | 'DESC'): Promise<UpdateRow[]> {
  const rows: UpdateRow[] = [];
  let [low, high] = [placeOf(number, 0), placeOf(number + 1, 0)];
  try {
    for (;;) {
      const row = await queries.get<UpdateRow>(`SELECT place, crc, bytes ${IN_DOCUMENT} ORDER BY place ${direction} LIMIT 1`, [low, high]);
      // A tree of pages of different commits may lead back to a row that was passed, for ever.
      if (!row || row.place <= low || row.place >= high) return rows;
      rows.push(row);
      if (direction === 'ASC') low = row.place;
      else high = row.place;
    }
  } catch (error) {
    onlyDamage(error);
    return rows;
  }
}

async function readOne(queries: SqliteQueries, place: number): Promise<UpdateRow | undefined> {
  try {
    return await queries.get<UpdateRow>('SELECT place, crc, bytes FROM updates WHERE place = ?', [place]);
  } catch (error) {
    onlyDamage(error);
    return undefined;
  }
}

function checkedBatch(row: UpdateRow): Uint8Array[] | undefined {
  const bytes = bytesOf(row.bytes);
  if (checksum(bytes) !== row.crc) return undefined;
  try {
    return decodeBatch(bytes);
  } catch {
    return undefined;
  }
}

/** Lets damage pass as an answer, and nothing else: a full disk or a closed file is no damage. */
function onlyDamage(error: unknown): void {
  if (toAppError(error).code !== 'damaged-workspace') throw error;
}

/** Keeps the bytes of pieces that are in the document no more, or will not be. */
export async function keepAside(
  queries: SqliteQueries,
  number: number,
  pieces: readonly Pick<UnreadablePiece, 'reason' | 'bytes'>[],
  clock: Clock,
): Promise<void> {
  const sql = 'INSERT INTO set_aside (document, reason, at, bytes) VALUES (?, ?, ?, ?)';
  for (const { reason, bytes } of pieces) await queries.run(sql, [number, reason, clock.now(), bytes ?? null]);
}

/** Moves unreadable rows out of the document, bytes kept, and marks the document. */
export async function setAside(queries: SqliteQueries, number: number, pieces: readonly UnreadablePiece[], clock: Clock): Promise<void> {
  await keepAside(queries, number, pieces, clock);
  for (const piece of pieces) {
    if (piece.reason === 'snapshot') await queries.run('DELETE FROM snapshots WHERE document = ?', [number]);
    if (piece.place !== undefined) await queries.run('DELETE FROM updates WHERE place = ?', [piece.place]);
  }
  await queries.run('UPDATE documents SET damage = ?, damaged_at = ? WHERE number = ?', [pieces[0]?.reason ?? 'page', clock.now(), number]);
}

/** A document's row in the table of documents. */
export interface DocumentRow extends SqlRow {
  readonly number: number;
  readonly id: DocumentId;
  readonly damage: string | null;
}

/** The row of a document, or undefined for one that holds nothing. */
export function findDocument(queries: SqliteQueries, id: DocumentId): Promise<DocumentRow | undefined> {
  return queries.get<DocumentRow>('SELECT number, id, damage FROM documents WHERE id = ?', [id]);
}

interface RevisionRow extends SqlRow {
  readonly id: DocumentId;
  readonly snapshot: number | null;
  readonly last: number | null;
}

/** See `DocumentStore.revisions`: the last commit of each document, and the checksums of what is stored up to it. */
export async function readRevisions(queries: SqliteQueries): Promise<ReadonlyMap<DocumentId, string>> {
  const lastUpdate = `SELECT max(place) FROM updates WHERE place > ${placeOf(1, 0)} * number AND place < ${placeOf(1, 0)} * (number + 1)`;
  const rows = await queries.all<RevisionRow>(
    `SELECT id, sequence, snapshots.crc AS snapshot, place, updates.crc AS last FROM documents
     LEFT JOIN snapshots ON document = number LEFT JOIN updates ON place = (${lastUpdate})`,
  );
  return new Map(rows.map(({ id, ...stored }) => [id, Object.values(stored).join('.')]));
}
