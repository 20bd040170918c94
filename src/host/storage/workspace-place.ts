import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { refusedPath, toAppError } from '#shared/app-error';
import type { Clock } from '#shared/clock';
import type { WorkspaceId } from '#shared/ids';
import type { DataFolder } from './data-folder';
import { syncFile, syncFolder } from './durable-file';

/** A database and what SQLite keeps beside it: they move together or the file is torn. */
const PARTS = ['', '-wal', '-shm'] as const;

/** Moves a database with its log into the folder of what is kept aside, and returns where it lies now. */
export async function setFileAside(path: string, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const part of PARTS) if (await exists(path + part)) await rename(path + part, join(folder, basename(path) + part));
  return join(folder, basename(path));
}

/** Removes everything of a démarche that was ever set aside. */
export async function removeSetAside(folder: DataFolder, id: WorkspaceId): Promise<void> {
  await rm(dirname(folder.setAside(id, 0)), { recursive: true, force: true });
}

/** Copies a closed database with its log, replacing what is there, and returns where the copy lies. */
export async function copyDatabase(from: string, to: string): Promise<string> {
  await removeDatabase(to);
  for (const part of ['', '-wal']) if (await exists(from + part)) await copyFile(from + part, to + part);
  return to;
}

/** Removes a database and what SQLite keeps beside it; harmless when there is none. */
export async function removeDatabase(path: string): Promise<void> {
  for (const part of PARTS) await rm(path + part, { force: true });
}

/** Moves a démarche's file aside, key left in place; nothing happens when there is none. */
export async function setWorkspaceAside(folder: DataFolder, id: WorkspaceId, clock: Clock): Promise<string> {
  return setFileAside(folder.workspace(id), folder.setAside(id, clock.now()));
}

/** Puts a copy of a closed database in place, whole or not at all. */
export async function placeCopy(from: string, to: string): Promise<void> {
  const unfinished = `${to}.part`;
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, unfinished);
  await placeFinished(unfinished, to);
}

/** Gives a finished file its name, on the disk; a log that belonged to another file of that name must not be replayed. */
export async function placeFinished(unfinished: string, to: string): Promise<void> {
  await syncFile(unfinished);
  for (const part of ['-wal', '-shm']) await rm(to + part, { force: true });
  await rename(unfinished, to);
  await syncFolder(dirname(to));
}

/** Whether something is there. Throws `folder-unwritable` where one may not look: what can't be seen is not missing. */
export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (refusedPath(error) !== undefined) throw toAppError(error);
    return false;
  }
}
