import sqlite3 from 'sqlite3';
import { AppError, type ErrorCode } from '#shared/app-error';

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
  /** Waits for what was asked before, writes the log back into the file, and closes. Twice is harmless. */
  close(): Promise<void>;
}

export interface SqliteOptions {
  /** 32 bytes: the file is encrypted whole. Absent: a plain file. */
  readonly key?: Uint8Array | undefined;
  /** Never creates the file, and writes nothing. */
  readonly readOnly?: boolean;
  /** FULL unless a test wants to see what NORMAL loses. */
  readonly synchronous?: 'FULL' | 'NORMAL';
}

/** How much of the write-ahead log may pile up before it is written back: 256 pages, 1 MB. */
const CHECKPOINT_PAGES = 256;

/**
 * Opens or creates a database as everything here needs it: WAL, synchronous=FULL (asserted, a build may
 * differ), one exclusive connection, secure_delete, foreign keys. This file alone knows the driver.
 * Throws `damaged-workspace` for a file that is no database (or not with this key), `already-open`, `disk-full`.
 */
export async function openSqlite(path: string, options: SqliteOptions = {}): Promise<SqliteDatabase> {
  const mode = options.readOnly ? sqlite3.OPEN_READONLY : sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE;
  const connection = await connect(path, mode);
  const queries = queriesOf(connection);
  try {
    if (options.key) await unlock(queries, options.key);
    await configure(queries, options);
  } catch (error) {
    await closeConnection(connection);
    throw error;
  }
  return serialized(path, connection, queries);
}

async function unlock(queries: SqliteQueries, key: Uint8Array): Promise<void> {
  if (key.byteLength !== 32) throw new AppError('internal', 'a database key has 32 bytes');
  // A damaged page is told by its error; SQLCipher's own log would print it on the console as well.
  await queries.all('PRAGMA cipher_log_level = NONE');
  await queries.all(`PRAGMA key = "x'${Buffer.from(key).toString('hex')}'"`);
}

async function configure(queries: SqliteQueries, options: SqliteOptions): Promise<void> {
  await queries.all('PRAGMA busy_timeout = 1000');
  await queries.all('PRAGMA foreign_keys = ON');
  await queries.all('PRAGMA locking_mode = EXCLUSIVE');
  await queries.all('SELECT count(*) FROM sqlite_master');
  if (options.readOnly) return;
  await queries.all('PRAGMA journal_mode = WAL');
  await queries.all(`PRAGMA synchronous = ${options.synchronous ?? 'FULL'}`);
  await queries.all('PRAGMA secure_delete = ON');
  await queries.all(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  await queries.all(`PRAGMA journal_size_limit = ${CHECKPOINT_PAGES * 4096}`);
  await expectSetting(queries, 'journal_mode', 'wal');
  await expectSetting(queries, 'synchronous', options.synchronous === 'NORMAL' ? 1 : 2);
}

async function expectSetting(queries: SqliteQueries, name: string, expected: SqlValue): Promise<void> {
  const row = await queries.get(`PRAGMA ${name}`);
  if (row?.[name] !== expected) throw new AppError('internal', `SQLite refuses ${name}=${expected} (it says ${row?.[name]})`);
}

function connect(path: string, mode: number): Promise<sqlite3.Database> {
  return new Promise((resolve, reject) => {
    const connection = new sqlite3.Database(path, mode, (error) => (error ? reject(asAppError(error)) : resolve(connection)));
  });
}

function closeConnection(connection: sqlite3.Database): Promise<void> {
  return new Promise((resolve, reject) => connection.close((error) => (error ? reject(asAppError(error)) : resolve())));
}

function queriesOf(connection: sqlite3.Database): SqliteQueries {
  const all = <R extends SqlRow>(sql: string, parameters: readonly SqlValue[] = []) =>
    new Promise<readonly R[]>((resolve, reject) => {
      connection.all(sql, parameters.map(bindable), (error: Error | null, rows: R[]) =>
        error ? reject(asAppError(error)) : resolve(rows),
      );
    });
  return {
    all,
    get: async <R extends SqlRow>(sql: string, parameters?: readonly SqlValue[]) => (await all<R>(sql, parameters))[0],
    run: (sql, parameters = []) =>
      new Promise((resolve, reject) => {
        connection.run(sql, parameters.map(bindable), function (this: { changes: number }, error: Error | null) {
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
function serialized(path: string, connection: sqlite3.Database, queries: SqliteQueries): SqliteDatabase {
  let last: Promise<unknown> = Promise.resolve();
  let closing: Promise<void> | undefined;
  const enter = <T>(work: () => Promise<T>): Promise<T> => {
    if (closing) return Promise.reject(new AppError('closed', `${path} is closed`));
    const result = last.then(work, work);
    last = result.catch(() => undefined);
    return result;
  };
  return {
    path,
    run: (sql, parameters) => enter(() => queries.run(sql, parameters)),
    all: (sql, parameters) => enter(() => queries.all(sql, parameters)),
    get: (sql, parameters) => enter(() => queries.get(sql, parameters)),
    transaction: (work) => enter(() => inTransaction(queries, work)),
    close: () => {
      closing ??= last.then(() => closeConnection(connection));
      return closing;
    },
  };
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
  SQLITE_BUSY: 'already-open',
  SQLITE_LOCKED: 'already-open',
};

function asAppError(error: Error): AppError {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return new AppError(CODES[code] ?? 'internal', error.message, { sqlite: code }, { cause: error });
}

/** A blob as plain bytes, without a copy: the driver hands out Buffers. */
export function bytesOf(value: SqlValue | undefined): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new AppError('damaged-document', 'bytes expected');
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}
