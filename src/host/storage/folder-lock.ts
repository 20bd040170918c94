import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { AppError } from '#shared/app-error';

/** A folder that this process alone works in. */
interface FolderLock {
  release(): Promise<void>;
}

/**
 * Makes the folder when it is missing and keeps every other process out of it until released. The lock is
 * the operating system's own, held through SQLite on an empty file: it goes with the process however it
 * ends, where a file holding a process number would lie after a crash.
 * Throws `folder-unwritable`, `already-open` or `disk-full`.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await makeWritable(folder);
  const database = await open(join(folder, 'ouvert.lock'), folder);
  try {
    await run(database, 'PRAGMA busy_timeout = 0');
    await run(database, 'BEGIN EXCLUSIVE');
  } catch (cause) {
    await close(database);
    throw lockError(cause, folder);
  }
  return { release: () => close(database) };
}

async function makeWritable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw lockError(cause, folder);
  }
}

function lockError(cause: unknown, folder: string): AppError {
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  if (code === 'SQLITE_BUSY') return new AppError('already-open', 'another process works here', { folder }, { cause });
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') return new AppError('disk-full', 'no room', { folder }, { cause });
  return new AppError('folder-unwritable', String(cause), { folder }, { cause });
}

function open(path: string, folder: string): Promise<sqlite3.Database> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(path, (cause) => (cause ? reject(lockError(cause, folder)) : resolve(database)));
  });
}

function run(database: sqlite3.Database, statement: string): Promise<void> {
  return new Promise((resolve, reject) => database.run(statement, (cause) => (cause ? reject(cause) : resolve())));
}

function close(database: sqlite3.Database): Promise<void> {
  return new Promise((resolve) => database.close(() => resolve()));
}
