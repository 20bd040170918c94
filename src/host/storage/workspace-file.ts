import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '#shared/app-error';
import type { Clock } from '#shared/clock';
import type { DiskSpace } from './disk-space';
import type { DocumentStore } from './document-store';
import { migrate } from './sqlite/migrations';
import { exists } from './workspace-place';
import { openSqlite, type SqliteDatabase } from './sqlite/sqlite';
import type { SqlRow } from './sqlite/sqlite-driver';
import { createSqliteDocumentStore } from './sqlite/sqlite-document-store';
import { WORKSPACE_MIGRATIONS } from './sqlite/workspace-schema';

/** The one file of a démarche, open. */
export interface WorkspaceFile {
  readonly path: string;
  readonly store: DocumentStore;
  /** Writes a whole copy, encrypted with the same key, to `path`, which must not exist. Writes wait for its end. */
  copyTo(path: string): Promise<void>;
  /** Encrypts the file anew. */
  rekey(key: Uint8Array): Promise<void>;
  /** How many rows were written since it was opened: whether there is anything new to back up. */
  changes(): Promise<number>;
}

interface WorkspaceFileOptions {
  readonly path: string;
  /** The démarche's own 32 bytes (see `workspace-key`). */
  readonly key: Uint8Array;
  readonly space: DiskSpace;
  readonly clock?: Clock;
  readonly windowMs?: number;
  /** See `SqliteOptions`. */
  readonly synchronous?: 'FULL' | 'NORMAL';
  readonly maxPages?: number;
  /** See `SqliteOptions`. */
  readonly logLength?: string;
  /** Makes the file when there is none; otherwise a missing file is `damaged-workspace`. */
  readonly create?: boolean;
  /** Runs before each migration of an existing file, with a way to copy it. */
  readonly beforeMigration?: (copyTo: (path: string) => Promise<void>, version: number) => Promise<void>;
}

/**
 * Opens or creates a démarche's file and checks it (`quick_check`). Throws `damaged-workspace`,
 * `newer-version`, `already-open` or `disk-full`; the file is then untouched.
 */
export async function openWorkspaceFile(options: WorkspaceFileOptions): Promise<WorkspaceFile> {
  await mkdir(dirname(options.path), { recursive: true });
  if (!options.create) await expectPresent(options.path);
  const database = await openSqlite(options.path, {
    key: options.key,
    synchronous: options.synchronous ?? 'FULL',
    maxPages: options.maxPages,
    logLength: options.logLength,
  });
  const copyTo = (path: string) => copyDatabase(database, path);
  try {
    await expectIntegrity(database);
    await migrate(database, WORKSPACE_MIGRATIONS, async (version) => options.beforeMigration?.(copyTo, version));
  } catch (error) {
    await database.close();
    throw error;
  }
  const store = createSqliteDocumentStore({
    database,
    space: options.space,
    ...(options.clock && { clock: options.clock }),
    ...(options.windowMs !== undefined && { windowMs: options.windowMs }),
  });
  return { path: options.path, store, copyTo, rekey: database.rekey, changes: () => countChanges(database) };
}

async function expectIntegrity(database: SqliteDatabase): Promise<void> {
  const row = await database.get<SqlRow & { quick_check: string }>('PRAGMA quick_check(1)');
  if (row?.quick_check !== 'ok') throw new AppError('damaged-workspace', `${database.path}: ${row?.quick_check}`);
}

async function expectPresent(path: string): Promise<void> {
  const size = (await exists(path)) ? (await stat(path)).size : 0;
  if (size === 0) throw new AppError('damaged-workspace', `${path} is missing or empty`);
}

async function countChanges(database: SqliteDatabase): Promise<number> {
  return (await database.get<SqlRow & { changes: number }>('SELECT total_changes() AS changes'))?.changes ?? 0;
}

/** `VACUUM INTO`: the one way of copying a live database that neither stops it nor tears it (encrypted like it). */
async function copyDatabase(database: SqliteDatabase, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await database.run('VACUUM INTO ?', [path]);
}
