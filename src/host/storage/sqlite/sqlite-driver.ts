import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import sqlite3 from 'sqlite3';
import { AppError, type ErrorCode, refusedPath, toAppError } from '#shared/app-error';

/** What a cell holds. Integers are exact up to 2^53. */
export type SqlValue = string | number | null | Uint8Array;
/** A row, by the names of its columns. */
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** What can be asked of an open database, inside a transaction or outside of one. */
export interface SqliteQueries {
  /** Runs one statement and returns how many rows it changed. */
  run(sql: string, parameters?: readonly SqlValue[]): Promise<number>;
  /** As `run`, for a statement that is said again and again: it is read once and kept until the connection closes. */
  repeat(sql: string, parameters?: readonly SqlValue[]): Promise<number>;
  all<R extends SqlRow>(sql: string, parameters?: readonly SqlValue[]): Promise<readonly R[]>;
  get<R extends SqlRow>(sql: string, parameters?: readonly SqlValue[]): Promise<R | undefined>;
}

/** One connection of the driver. This file alone knows which driver it is. */
export interface SqliteConnection extends SqliteQueries {
  close(): Promise<void>;
}

/** Opens the file; for writing, it is made if there is none. Throws what SQLite says as an `AppError`. */
export async function openConnection(path: string, access: 'read' | 'write'): Promise<SqliteConnection> {
  await expectAllowed(path, access);
  const database = await openFile(path, access === 'read' ? sqlite3.OPEN_READONLY : sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE);
  const all = <R extends SqlRow>(sql: string, parameters: readonly SqlValue[] = []) =>
    new Promise<readonly R[]>((resolve, reject) => {
      database.all(sql, parameters.map(bindable), (error: Error | null, rows: R[]) =>
        error ? reject(asAppError(error, path)) : resolve(rows),
      );
    });
  const prepared = new Map<string, Promise<sqlite3.Statement>>();
  const ready = (sql: string): Promise<sqlite3.Statement> => {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = prepare(database, sql, path);
    statement.catch(() => prepared.delete(sql));
    prepared.set(sql, statement);
    return statement;
  };
  return {
    all,
    get: async <R extends SqlRow>(sql: string, parameters?: readonly SqlValue[]) => (await all<R>(sql, parameters))[0],
    run: (sql, parameters = []) =>
      new Promise((resolve, reject) => database.run(sql, parameters.map(bindable), changedRows(resolve, reject, path))),
    repeat: async (sql, parameters = []) => {
      const statement = await ready(sql);
      return new Promise((resolve, reject) => statement.run(parameters.map(bindable), changedRows(resolve, reject, path)));
    },
    async close() {
      // SQLite keeps a file open that has a statement left.
      await Promise.all([...prepared.values()].map(finalized));
      await closeFile(database, path);
    },
  };
}

/**
 * SQLite opens what it may only read as if it could write, and what is no file at all sounds like what it may not touch: the
 * file is tried beforehand. One that is not there yet is SQLite's to make.
 */
async function expectAllowed(path: string, access: 'read' | 'write'): Promise<void> {
  const failure = await tryOpening(path, access === 'read' ? 'r' : 'r+');
  if (refusedPath(failure) !== undefined) throw toAppError(failure);
  const isThere = !(failure instanceof Error && 'code' in failure && failure.code === 'ENOENT');
  if (failure !== undefined && (isThere || access === 'read')) throw new AppError('internal', String(failure), {}, { cause: failure });
}

async function tryOpening(path: string, flags: 'r' | 'r+'): Promise<unknown> {
  try {
    await (await open(path, flags)).close();
    return undefined;
  } catch (error) {
    return error;
  }
}

function openFile(path: string, mode: number): Promise<sqlite3.Database> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(path, mode, (error) => (error ? reject(asAppError(error, path)) : resolve(database)));
  });
}

function closeFile(database: sqlite3.Database, path: string): Promise<void> {
  return new Promise((resolve, reject) => database.close((error) => (error ? reject(asAppError(error, path)) : resolve())));
}

function prepare(database: sqlite3.Database, sql: string, path: string): Promise<sqlite3.Statement> {
  return new Promise((resolve, reject) => {
    const statement = database.prepare(sql, (error: Error | null) => (error ? reject(asAppError(error, path)) : resolve(statement)));
  });
}

/** Resolves once nothing of the statement is left; one that could not be prepared left nothing. */
async function finalized(statement: Promise<sqlite3.Statement>): Promise<void> {
  const prepared = await statement.catch(() => undefined);
  if (prepared) await new Promise<void>((resolve) => prepared.finalize(() => resolve()));
}

/** The driver's callback of a statement that changes rows. */
function changedRows(resolve: (count: number) => void, reject: (error: AppError) => void, path: string) {
  return function (this: sqlite3.RunResult, error: Error | null) {
    if (error) reject(asAppError(error, path));
    else resolve(this.changes);
  };
}

/** The driver binds Buffers as blobs; a plain Uint8Array is shown to it as one, without a copy. */
function bindable(value: SqlValue): SqlValue {
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
}

const CODES: Readonly<Record<string, ErrorCode>> = {
  SQLITE_FULL: 'disk-full',
  // The file, its log or its folder belongs to somebody else, or the disk may only be read.
  SQLITE_READONLY: 'folder-unwritable',
  SQLITE_PERM: 'folder-unwritable',
  SQLITE_CANTOPEN: 'folder-unwritable',
  SQLITE_NOTADB: 'damaged-workspace',
  SQLITE_CORRUPT: 'damaged-workspace',
  // SQLCipher's word for « after a damaged page »; a machine truly out of memory has no sentence either.
  SQLITE_NOMEM: 'damaged-workspace',
  SQLITE_BUSY: 'already-open',
  SQLITE_LOCKED: 'already-open',
};

/** What SQLite says when it has no words of its own: after a damaged page, SQLCipher leaves it none. */
const WORDLESS = 'SQLITE_ERROR: SQL logic error';

function asAppError(error: Error, path: string): AppError {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = error.message === WORDLESS ? 'damaged-workspace' : CODES[code];
  return new AppError(known ?? 'internal', error.message, { sqlite: code, folder: dirname(path) }, { cause: error });
}

/** A blob as plain bytes, without a copy: the driver hands out Buffers. */
export function bytesOf(value: SqlValue | undefined): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new AppError('damaged-document', 'bytes expected');
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}
