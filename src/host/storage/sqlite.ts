import { createHash } from 'node:crypto';
import sqlite3 from 'sqlite3';
import { AppError, type ErrorCode, toAppError } from '#shared/app-error';
import { NOTE_MS, noteLength } from './log-length';
import { soonAfter } from './soon-after';

/** What a cell holds. Integers are exact up to 2^53. */
export type SqlValue = string | number | null | Uint8Array;
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** What can be asked of an open database, inside a transaction or outside of one. */
export interface SqliteQueries {
  /** Runs one statement and returns how many rows it changed. */
  run(sql: string, parameters?: readonly SqlValue[]): Promise<number>;
  all<R extends SqlRow>(sql: string, parameters?: readonly SqlValue[]): Promise<readonly R[]>;
  get<R extends SqlRow>(sql: string, parameters?: readonly SqlValue[]): Promise<R | undefined>;
}

/** One connection, the only one to its file: whoever comes second is refused (`already-open`). */
export interface SqliteDatabase extends SqliteQueries {
  readonly path: string;
  /** All or nothing; others' statements wait. A rejection of `work` rolls back and is passed on. */
  transaction<T>(work: (queries: SqliteQueries) => Promise<T>): Promise<T>;
  /** A transaction whose deletions leave nothing behind, in the file or in its log. */
  erase<T>(work: (queries: SqliteQueries) => Promise<T>): Promise<T>;
  /** Others' statements wait, each of these commits by itself: one that meets damage does not end the others. */
  exclusively<T>(work: (queries: SqliteQueries) => Promise<T>): Promise<T>;
  /** Encrypts the whole file anew, in one transaction: killed half-way, it still has the old key. */
  rekey(key: Uint8Array): Promise<void>;
  /** Waits for what was asked before, writes the log back into the file, and closes. Twice is harmless. */
  close(): Promise<void>;
}

export interface SqliteOptions {
  /** 32 bytes: the file is encrypted whole. Absent: a plain file. */
  readonly key?: Uint8Array | undefined;
  /** Never creates the file, and writes nothing; for closed databases (a log beside it would have to be replayed). */
  readonly readOnly?: boolean;
  /** Opens a file that is shorter than it says, too, for what is left of it. */
  readonly tolerant?: boolean;
  /** How many pages (`PAGE_BYTES`) the file may have; then `disk-full`, as on a disk of that size. */
  readonly maxPages?: number | undefined;
  /** Where it is noted how long the log is (see `log-length`); absent: nowhere. */
  readonly logLength?: string | undefined;
  /** FULL unless a test wants to see what NORMAL loses. */
  readonly synchronous?: 'FULL' | 'NORMAL';
}

/**
 * Half of SQLite's usual page: a commit of a few edits writes one page to the log, and nothing is written more
 * often than that. A quarter would save more and make large files slow to check.
 */
export const PAGE_BYTES = 2048;

/** How much of the write-ahead log may pile up before it is written back: 1 MB. */
const CHECKPOINT_PAGES = 2 ** 20 / PAGE_BYTES;

/** How long what was written may stay in the write-ahead log alone, in milliseconds. */
const CHECKPOINT_MS = 5000;

/**
 * Opens or creates a database as everything here needs it: WAL, synchronous=FULL (asserted, a build may
 * differ), one exclusive connection, foreign keys. This file alone knows the driver.
 * Throws `damaged-workspace` for a file that is no database (or not with this key), `already-open`, `disk-full`.
 */
export async function openSqlite(path: string, options: SqliteOptions = {}): Promise<SqliteDatabase> {
  const reopen = (key: Uint8Array | undefined) => connect(path, key ? { ...options, key } : options);
  return serialized(path, { current: await connect(path, options), reopen }, options.logLength);
}

/** The driver's connection, and how to get a fresh one. */
interface Connection {
  current: sqlite3.Database;
  /** `key`: the one the file was given since. */
  readonly reopen: (key?: Uint8Array) => Promise<sqlite3.Database>;
  key?: Uint8Array;
}

async function connect(path: string, options: SqliteOptions): Promise<sqlite3.Database> {
  const mode = options.readOnly ? sqlite3.OPEN_READONLY : sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE;
  const database = await openFile(path, mode);
  const queries = queriesOf({ current: database });
  try {
    if (options.key) await unlock(queries, options.key);
    await configure(queries, options);
    return database;
  } catch (error) {
    await closeFile(database);
    throw error;
  }
}

/**
 * The salt is derived from the (random) key and not read from the first bytes of the file, as SQLCipher would:
 * damage to those sixteen bytes would cost the whole file.
 */
async function unlock(queries: SqliteQueries, key: Uint8Array): Promise<void> {
  // A damaged page is told by its error; SQLCipher's own log would print it on the console as well.
  await queries.all('PRAGMA cipher_log_level = NONE');
  // The default, so that the copy a VACUUM INTO makes has these pages as well.
  await queries.all(`PRAGMA cipher_default_page_size = ${PAGE_BYTES}`);
  await queries.all(`PRAGMA key = "${keyLiteral(key)}"`);
}

/** A key and its salt as SQLCipher reads them. */
function keyLiteral(key: Uint8Array): string {
  if (key.byteLength !== 32) throw new AppError('internal', 'a database key has 32 bytes');
  const salt = createHash('sha256').update('faire-avec/salt').update(key).digest().subarray(0, 16);
  return `x'${Buffer.concat([key, salt]).toString('hex')}'`;
}

async function configure(queries: SqliteQueries, options: SqliteOptions): Promise<void> {
  await queries.all('PRAGMA busy_timeout = 1000');
  await queries.all('PRAGMA foreign_keys = ON');
  // An exclusive lock asks for the right to write.
  if (!options.readOnly) await queries.all('PRAGMA locking_mode = EXCLUSIVE');
  if (options.tolerant) await queries.all('PRAGMA writable_schema = ON');
  await queries.all('SELECT count(*) FROM sqlite_master');
  if (options.readOnly) return;
  // What a compaction frees can be given back to the disk at the end; takes effect in a new file only.
  await queries.all('PRAGMA auto_vacuum = INCREMENTAL');
  await queries.all('PRAGMA journal_mode = WAL');
  await queries.all(`PRAGMA synchronous = ${options.synchronous ?? 'FULL'}`);
  // What is deleted is written over, in free pages too.
  await queries.all('PRAGMA secure_delete = ON');
  await queries.all(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  await queries.all(`PRAGMA journal_size_limit = ${CHECKPOINT_PAGES * PAGE_BYTES}`);
  if (options.maxPages) await queries.all(`PRAGMA max_page_count = ${options.maxPages}`);
  await expectSetting(queries, 'journal_mode', 'wal');
  await expectSetting(queries, 'synchronous', options.synchronous === 'NORMAL' ? 1 : 2);
}

async function expectSetting(queries: SqliteQueries, name: string, expected: SqlValue): Promise<void> {
  const row = await queries.get(`PRAGMA ${name}`);
  if (row?.[name] !== expected) throw new AppError('internal', `SQLite refuses ${name}=${expected} (it says ${row?.[name]})`);
}

function openFile(path: string, mode: number): Promise<sqlite3.Database> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(path, mode, (error) => (error ? reject(asAppError(error)) : resolve(database)));
  });
}

function closeFile(database: sqlite3.Database): Promise<void> {
  return new Promise((resolve, reject) => database.close((error) => (error ? reject(asAppError(error)) : resolve())));
}

function queriesOf(connection: Pick<Connection, 'current'>): SqliteQueries {
  const all = <R extends SqlRow>(sql: string, parameters: readonly SqlValue[] = []) =>
    new Promise<readonly R[]>((resolve, reject) => {
      connection.current.all(sql, parameters.map(bindable), (error: Error | null, rows: R[]) =>
        error ? reject(asAppError(error)) : resolve(rows),
      );
    });
  return {
    all,
    get: async <R extends SqlRow>(sql: string, parameters?: readonly SqlValue[]) => (await all<R>(sql, parameters))[0],
    run: (sql, parameters = []) =>
      new Promise((resolve, reject) => {
        connection.current.run(sql, parameters.map(bindable), function (this: { changes: number }, error: Error | null) {
          if (error) reject(asAppError(error));
          else resolve(this.changes);
        });
      }),
  };
}

/** The driver binds Buffers as blobs; a plain Uint8Array is shown to it as one, without a copy. */
function bindable(value: SqlValue): SqlValue {
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
}

/** Lets statements and transactions in one after the other: a connection has one transaction at a time. */
function serialized(path: string, connection: Connection, logLength: string | undefined): SqliteDatabase {
  let last: Promise<unknown> = Promise.resolve();
  let closing: Promise<void> | undefined;
  const queries = queriesOf(connection);
  const healing = <T>(work: Promise<T>) => work.catch((error: unknown) => heal(connection, error));
  const enter = <T>(work: () => Promise<T>): Promise<T> => {
    if (closing) return Promise.reject(new AppError('closed', `${path} is closed`));
    const result = last.then(work, work);
    last = result.catch(() => undefined);
    return result;
  };
  const healingQueries: SqliteQueries = {
    run: (sql, parameters) => healing(queries.run(sql, parameters)),
    all: (sql, parameters) => healing(queries.all(sql, parameters)),
    get: (sql, parameters) => healing(queries.get(sql, parameters)),
  };
  // Written back soon, so that damage to the log costs little. One that stays and is half obeyed would put old pages over
  // newer ones: it is emptied. On a full disk the log is as good a place as any.
  const checkpoints = soonAfter(CHECKPOINT_MS, () => enter(() => queries.all('PRAGMA wal_checkpoint(TRUNCATE)')));
  const length = logLength === undefined ? undefined : soonAfter(NOTE_MS, () => noteLength(path, logLength));
  const writing = <T>(work: () => Promise<T>): Promise<T> =>
    enter(work).finally(() => {
      checkpoints.soon();
      length?.soon();
    });
  return {
    path,
    run: (sql, parameters) => writing(() => healingQueries.run(sql, parameters)),
    all: (sql, parameters) => enter(() => healingQueries.all(sql, parameters)),
    get: (sql, parameters) => enter(() => healingQueries.get(sql, parameters)),
    transaction: (work) => writing(() => healing(inTransaction(queries, work))),
    erase: (work) => enter(() => healing(erasing(queries, work))),
    exclusively: (work) => enter(() => work(healingQueries)),
    rekey: (key) =>
      enter(async () => {
        await queries.all(`PRAGMA rekey = "${keyLiteral(key)}"`);
        connection.key = key;
        await queries.all('PRAGMA wal_checkpoint(TRUNCATE)');
      }),
    close: () => {
      checkpoints.stop();
      length?.stop();
      closing ??= last.then(() => closeFile(connection.current));
      return closing;
    },
  };
}

/**
 * After one page whose seal does not hold, SQLCipher refuses everything on the same connection (as « out of
 * memory »): a fresh one reads all that is not damaged. Always throws the error it was given.
 */
async function heal(connection: Connection, error: unknown): Promise<never> {
  if (toAppError(error).code === 'damaged-workspace') {
    await closeFile(connection.current).catch(() => undefined);
    connection.current = await connection.reopen(connection.key);
  }
  throw error;
}

async function erasing<T>(queries: SqliteQueries, work: (queries: SqliteQueries) => Promise<T>): Promise<T> {
  try {
    return await inTransaction(queries, work);
  } finally {
    await queries.all('PRAGMA wal_checkpoint(TRUNCATE)');
  }
}

/** Gives back to the disk every free page: those that an earlier version of the app left were not written over. */
export async function dropFreePages(database: SqliteDatabase): Promise<void> {
  await database.all('PRAGMA incremental_vacuum');
  await database.all('PRAGMA wal_checkpoint(TRUNCATE)');
}

/** Gives back to the disk what deletions freed inside the file, when it is worth the writing: a tenth of it. */
export async function shrink(database: SqliteDatabase): Promise<void> {
  const free = (await database.get<SqlRow & { freelist_count: number }>('PRAGMA freelist_count'))?.freelist_count ?? 0;
  const pages = (await database.get<SqlRow & { page_count: number }>('PRAGMA page_count'))?.page_count ?? 0;
  if (free * 10 > pages) await database.all('PRAGMA incremental_vacuum');
}

async function inTransaction<T>(queries: SqliteQueries, work: (queries: SqliteQueries) => Promise<T>): Promise<T> {
  await queries.run('BEGIN IMMEDIATE');
  try {
    const result = await work(queries);
    await queries.run('COMMIT');
    return result;
  } catch (error) {
    // SQLite rolls back by itself on some failures (a full disk): a second time is refused, and fine.
    await queries.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

const CODES: Readonly<Record<string, ErrorCode>> = {
  SQLITE_FULL: 'disk-full',
  SQLITE_NOTADB: 'damaged-workspace',
  SQLITE_CORRUPT: 'damaged-workspace',
  // SQLCipher's word for « after a damaged page »; a machine truly out of memory has no sentence either.
  SQLITE_NOMEM: 'damaged-workspace',
  SQLITE_BUSY: 'already-open',
  SQLITE_LOCKED: 'already-open',
};

/** What SQLite says when it has no words of its own: after a damaged page, SQLCipher leaves it none. */
const WORDLESS = 'SQLITE_ERROR: SQL logic error';

function asAppError(error: Error): AppError {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = error.message === WORDLESS ? 'damaged-workspace' : CODES[code];
  return new AppError(known ?? 'internal', error.message, { sqlite: code }, { cause: error });
}

/** A blob as plain bytes, without a copy: the driver hands out Buffers. */
export function bytesOf(value: SqlValue | undefined): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new AppError('damaged-document', 'bytes expected');
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}
