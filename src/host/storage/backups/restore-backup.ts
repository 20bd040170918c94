import { rm } from 'node:fs/promises';
import { AppError } from '#shared/app-error';
import { newId, type WorkspaceId } from '#shared/ids';
import { type Backup, expectOpens } from './backups';
import { eraseKeyFiles, peekKeyFiles, writeKeyFiles } from '../keys/key-files';
import { backupsOf } from '../open-file';
import { unwrapKey } from '../keys/workspace-key';
import { placeCopy, removeDatabase, removeSetAside, setWorkspaceAside } from '../workspace-place';
import type { StorageParts } from '../storage-parts';

/** Where a backup goes, and what opens it. */
export interface RestoreOptions {
  /** Beside the démarche, under this title; without it, in its place. */
  readonly copyTitle?: string;
  /** Of a démarche that is closed and has one: a backup is opened before it is called restored. */
  readonly passphrase?: string | undefined;
}

/** See `WorkspaceStorage.restoreBackup`. */
export async function restoreBackup(parts: StorageParts, id: WorkspaceId, name: string, options: RestoreOptions): Promise<WorkspaceId> {
  const { folder, catalogue, clock } = parts;
  const backup = (await backupsOf({ ...parts, id }).list()).find((candidate) => candidate.name === name);
  if (!backup) throw new AppError('not-found', `no backup ${name}`);
  if (options.copyTitle === undefined) expectClosed(parts, id);
  await prove(parts, id, backup, options.passphrase);
  if (options.copyTitle !== undefined) return restoreAsCopy(parts, id, backup, options.copyTitle);
  await removeDatabase(folder.searchIndex(id));
  await setWorkspaceAside(folder, id, clock);
  await placeCopy(backup.path, folder.workspace(id));
  await catalogue.update(id, { trashedAt: undefined });
  return id;
}

async function prove(parts: StorageParts, id: WorkspaceId, backup: Backup, passphrase: string | undefined): Promise<void> {
  const opened = await parts.open.get(id)?.catch(() => undefined);
  if (opened) return opened.expectOpens(backup);
  const { wrapped, next } = await peekKeyFiles(parts.folder, id);
  const unlock = { passphrase, keychain: parts.options.keychain };
  const key = await unwrapKey(wrapped, unlock);
  try {
    await expectOpens(backup, key);
  } catch (error) {
    // Stopped in the middle of a change of key: the other of the two may be the one.
    if (!next) throw error;
    await expectOpens(backup, await unwrapKey(next, unlock));
  } finally {
    key.fill(0);
  }
}

async function restoreAsCopy({ folder, catalogue }: StorageParts, id: WorkspaceId, backup: Backup, title: string): Promise<WorkspaceId> {
  const copy = newId();
  const keyFile = await peekKeyFiles(folder, id);
  await writeKeyFiles(folder, copy, keyFile);
  await placeCopy(backup.path, folder.workspace(copy));
  await catalogue.add({ id: copy, title, protection: keyFile.wrapped.protection });
  return copy;
}

/** Removes a closed démarche, both copies of its key, its backups and what of it was set aside. */
export async function removeWorkspace(parts: StorageParts, id: WorkspaceId): Promise<void> {
  const { folder, catalogue } = parts;
  expectClosed(parts, id);
  // The key first: what else may be left on the disk can then never be read again.
  await eraseKeyFiles(folder, id);
  await removeDatabase(folder.workspace(id));
  await removeDatabase(folder.searchIndex(id));
  await rm(folder.logLength(id), { force: true });
  await backupsOf({ ...parts, id }).removeAll();
  await removeSetAside(folder, id);
  await catalogue.remove(id);
}

function expectClosed(parts: StorageParts, id: WorkspaceId): void {
  if (parts.open.has(id)) throw new AppError('already-open', `démarche ${id} is open`);
}
