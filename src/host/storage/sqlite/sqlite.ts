import { createHash } from 'node:crypto';
import { AppError, toAppError } from '#shared/app-error';
import { NOTE_MS, noteLength } from '../repair/log-length';
import { soonAfter } from '../backups/soon-after';
import { openConnection, type SqliteConnection, type SqliteQueries, type SqlRow, type SqlValue } from './sqlite-driver';

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

/** How a database is opened. */
interface SqliteOptions {
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
  /** NORMAL where the last commits may be lost with the power: in what is made again from something else. */
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
 * differ: PITFALLS §8), one exclusive connection, foreign keys.
 * Throws `damaged-workspace` for a file that is no database (or not with this key), `already-open`, `disk-full`.
 */
export async function openSqlite(path: string, options: SqliteOptions = {}): Promise<SqliteDatabase> {
  const reopen = (key: Uint8Array | undefined) => connect(path, key ? { ...options, key } : options);
  return serialized(path, { current: await connect(path, options), reopen }, options.logLength);
}

/** The file's connection, and how to get a fresh one. */
interface Connection {
  current: SqliteConnection;
  /** `key`: the one the file was given since. */
  readonly reopen: (key?: Uint8Array) => Promise<SqliteConnection>;
  key?: Uint8Array;
}

async function connect(path: string, options: SqliteOptions): Promise<SqliteConnection> {
  const connection = await openConnection(path, options.readOnly ? 'read' : 'write');
  try {
    if (options.key) await unlock(connection, options.key);
    await configure(connection, options);
    return connection;
  } catch (error) {
    await connection.close();
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

/** Asks whichever connection is the current one. */
function queriesOf(connection: Connection): SqliteQueries {
  return {
    run: (sql, parameters) => connection.current.run(sql, parameters),
    repeat: (sql, parameters) => connection.current.repeat(sql, parameters),
    all: (sql, parameters) => connection.current.all(sql, parameters),
    get: (sql, parameters) => connection.current.get(sql, parameters),
  };
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
    repeat: (sql, parameters) => healing(queries.repeat(sql, parameters)),
    all: (sql, parameters) => healing(queries.all(sql, parameters)),
    get: (sql, parameters) => healing(queries.get(sql, parameters)),
  };
  // The log is written back soon, so that damage to it costs little, and emptied: a log that stayed after it was written back
  // would, if it were damaged and replayed in part, put old pages over newer ones. On a full disk commits stay in the log.
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
    repeat: (sql, parameters) => writing(() => healingQueries.repeat(sql, parameters)),
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
      closing ??= last.then(() => connection.current.close());
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
    await connection.current.close().catch(() => undefined);
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
