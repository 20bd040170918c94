import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock } from '#shared/clock';
import { AppError, toAppError } from '#shared/app-error';
import { syncFile, syncFolder } from '../durable-file';
import { openSqlite } from '../sqlite/sqlite';

/** Why a backup was made. Those that somebody asked for stay; the others are thinned out with time. */
export type BackupReason = 'hourly' | 'migration' | 'asked' | 'restore';

/** A whole, encrypted copy of a démarche's file. */
export interface Backup {
  readonly name: string;
  readonly path: string;
  /** Milliseconds since 1970, as the computer's clock said then. */
  readonly at: number;
  /** The same by the steady clock: what backups are ordered and thinned out by. */
  readonly steadyAt: number;
  readonly reason: BackupReason;
  readonly bytes: number;
}

const HOUR = 3_600_000;
/** How many of those that somebody asked for are kept; said where they are listed. */
const ASKED_KEPT = 50;
/** How many of those made before a migration are kept, whatever their age. */
const MIGRATIONS_KEPT = 3;
const KEPT = [
  { period: HOUR, count: 24 },
  { period: 24 * HOUR, count: 7 },
  { period: 7 * 24 * HOUR, count: 4 },
] as const;

/**
 * Which of these moments to keep: the newest of each of the last 24 hours, 7 days and 4 weeks that have one,
 * and always the newest of all.
 */
function momentsToKeep(moments: readonly number[]): ReadonlySet<number> {
  const newestFirst = [...moments].sort((a, b) => b - a);
  const kept = new Set(newestFirst.slice(0, 1));
  for (const { period, count } of KEPT) {
    const seen = new Set<number>();
    for (const moment of newestFirst) {
      const slot = Math.floor(moment / period);
      if (seen.has(slot)) continue;
      if (seen.size === count) break;
      seen.add(slot);
      kept.add(moment);
    }
  }
  return kept;
}

/** The backups that no longer need to be kept; newest first, as `Backups.list` gives them. */
function backupsToDrop(backups: readonly Backup[]): readonly Backup[] {
  const newest = (reason: BackupReason, count: number) => backups.filter((backup) => backup.reason === reason).slice(0, count);
  const kept = new Set([...newest('asked', ASKED_KEPT), ...newest('migration', MIGRATIONS_KEPT)]);
  const moments = momentsToKeep(backups.filter(({ reason }) => reason !== 'asked').map(({ steadyAt }) => steadyAt));
  return backups.filter((backup) => !kept.has(backup) && (backup.reason === 'asked' || !moments.has(backup.steadyAt)));
}

/** The backups of one démarche: how they are made, thinned out and found. */
export interface Backups {
  /** Newest first. */
  list(): Promise<readonly Backup[]>;
  /** Makes one now and thins the others out. */
  make(reason: BackupReason, copyTo: (path: string) => Promise<void>): Promise<Backup>;
  /** Makes one when the last is an hour old or there is none. */
  makeIfDue(copyTo: (path: string) => Promise<void>): Promise<Backup | undefined>;
  /** Removes one; `not-found` when there is none of this name. */
  remove(name: string): Promise<void>;
  /** Removes all of them: they open with a key that must open nothing any more. */
  removeAll(): Promise<void>;
}

const NAME = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z\.(hourly|migration|asked|restore)(?:\.(\d{1,16}))?\.demarche$/u;

/** `clock` dates a backup for people, `steady` decides when the next is due and which are old. */
export function openBackups(folder: string, clock: Clock, steady: Clock): Backups {
  const list = async (): Promise<readonly Backup[]> => {
    const names = await readdir(folder).catch(() => []);
    const found = await Promise.all(names.map((name) => describe(folder, name, steady.now())));
    return found.filter((backup) => backup !== undefined).sort((a, b) => b.steadyAt - a.steadyAt || b.at - a.at);
  };
  const make = async (reason: BackupReason, copyTo: (path: string) => Promise<void>): Promise<Backup> => {
    await mkdir(folder, { recursive: true });
    const latest = (await list())[0];
    const at = clock.now();
    const steadyAt = Math.max(Math.floor(steady.now()), (latest?.steadyAt ?? 0) + 1);
    const name = `${new Date(at).toISOString().replace(/[:.]/gu, '-')}.${reason}.${steadyAt}.demarche`;
    const path = join(folder, name);
    await copyWhole(path, copyTo);
    for (const backup of backupsToDrop(await list())) await rm(backup.path, { force: true });
    return { name, path, at, steadyAt, reason, bytes: (await stat(path)).size };
  };
  return {
    list,
    make,
    makeIfDue: async (copyTo) => {
      const latest = (await list())[0];
      const age = latest ? steady.now() - latest.steadyAt : HOUR;
      // A backup dated more than an hour ahead says nothing about when the last one was made.
      return age >= HOUR || age < -HOUR ? make('hourly', copyTo) : undefined;
    },
    remove: async (name) => {
      const backup = (await list()).find((one) => one.name === name);
      if (!backup) throw new AppError('not-found', `no backup ${name}`);
      await rm(backup.path);
      await syncFolder(folder);
    },
    removeAll: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Resolves when this backup opens with this key and holds a démarche; else `damaged-workspace`. */
export async function expectOpens(backup: Backup, key: Uint8Array): Promise<void> {
  const database = await openSqlite(backup.path, { key, readOnly: true });
  try {
    await database.get('SELECT count(*) FROM documents');
  } catch (error) {
    throw new AppError('damaged-workspace', `${backup.name} holds no démarche`, {}, { cause: toAppError(error) });
  } finally {
    await database.close();
  }
}

/** A copy under its name is a whole one, and on the disk: SQLite does not sync what it vacuums into. */
async function copyWhole(path: string, copyTo: (path: string) => Promise<void>): Promise<void> {
  const unfinished = `${path}.part`;
  try {
    await rm(unfinished, { force: true });
    await copyTo(unfinished);
    await syncFile(unfinished);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Backups from before steady time was noted count by their date, which may not lie ahead. */
async function describe(folder: string, name: string, now: number): Promise<Backup | undefined> {
  const match = NAME.exec(name);
  if (!match) return undefined;
  const [, day, hours, minutes, seconds, milliseconds, reason, steadyAt] = match;
  const at = Date.parse(`${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`);
  const path = join(folder, name);
  const found = await stat(path).catch(() => undefined);
  return (
    found && {
      name,
      path,
      at,
      steadyAt: Number(steadyAt ?? Math.min(at, Math.floor(now))),
      reason: reason as BackupReason,
      bytes: found.size,
    }
  );
}
