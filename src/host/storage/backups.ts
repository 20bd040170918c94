import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock } from '#shared/clock';
import { syncFile, syncFolder } from './durable-file';

/** Why a backup was made. The first kind is thinned out with time, the others as well: none is for ever. */
export type BackupReason = 'hourly' | 'migration' | 'asked' | 'restore';

/** A whole, encrypted copy of a démarche's file. */
export interface Backup {
  readonly name: string;
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly reason: BackupReason;
  readonly bytes: number;
}

const HOUR = 3_600_000;
const KEPT = [
  { period: HOUR, count: 24 },
  { period: 24 * HOUR, count: 7 },
  { period: 7 * 24 * HOUR, count: 4 },
] as const;

/**
 * Which of these moments to keep: the newest of each of the last 24 hours, 7 days and 4 weeks that have one,
 * and always the newest of all.
 */
export function momentsToKeep(moments: readonly number[]): ReadonlySet<number> {
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

/** The backups of one démarche: how they are made, thinned out and found. */
export interface Backups {
  /** Newest first. */
  list(): Promise<readonly Backup[]>;
  /** Makes one now and thins the others out. */
  make(reason: BackupReason, copyTo: (path: string) => Promise<void>): Promise<Backup>;
  /** Makes one when the last is an hour old or there is none. */
  makeIfDue(copyTo: (path: string) => Promise<void>): Promise<Backup | undefined>;
  /** Removes all of them: they open with a key that must open nothing any more. */
  removeAll(): Promise<void>;
}

const NAME = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z\.(hourly|migration|asked|restore)\.demarche$/u;

export function openBackups(folder: string, clock: Clock): Backups {
  const list = async (): Promise<readonly Backup[]> => {
    const names = await readdir(folder).catch(() => []);
    const found = await Promise.all(names.map((name) => describe(folder, name)));
    return found.filter((backup) => backup !== undefined).sort((a, b) => b.at - a.at);
  };
  const thinOut = async (): Promise<void> => {
    const backups = await list();
    const kept = momentsToKeep(backups.map((backup) => backup.at));
    for (const backup of backups) if (!kept.has(backup.at)) await rm(backup.path, { force: true });
  };
  const make = async (reason: BackupReason, copyTo: (path: string) => Promise<void>): Promise<Backup> => {
    await mkdir(folder, { recursive: true });
    const latest = (await list())[0];
    // Two in one millisecond would have one name, and a clock may have been set back.
    const at = Math.max(clock.now(), (latest?.at ?? 0) + 1);
    const name = `${new Date(at).toISOString().replace(/[:.]/gu, '-')}.${reason}.demarche`;
    const path = join(folder, name);
    await copyWhole(path, copyTo);
    await thinOut();
    return { name, path, at, reason, bytes: (await stat(path)).size };
  };
  return {
    list,
    make,
    makeIfDue: async (copyTo) => {
      const latest = (await list())[0];
      return !latest || clock.now() - latest.at >= HOUR ? make('hourly', copyTo) : undefined;
    },
    removeAll: () => rm(folder, { recursive: true, force: true }),
  };
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

async function describe(folder: string, name: string): Promise<Backup | undefined> {
  const match = NAME.exec(name);
  if (!match) return undefined;
  const [, day, hours, minutes, seconds, milliseconds, reason] = match;
  const at = Date.parse(`${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`);
  const path = join(folder, name);
  const found = await stat(path).catch(() => undefined);
  return found && { name, path, at, reason: reason as BackupReason, bytes: found.size };
}
