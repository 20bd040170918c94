import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError, toAppError } from '#shared/app-error';
import type { Clock } from '#shared/clock';
import type { WorkspaceId } from '#shared/ids';
import { type Backup, openBackups } from './backups';
import type { DataFolder } from './data-folder';
import type { DiskSpace } from './disk-space';
import type { DocumentStore } from './document-store';
import { inspectLog } from './log-inspection';
import { repairFrom } from './repair';
import { salvage, type SalvageReport } from './salvage';
import { openWorkspaceFile, type WorkspaceFile } from './workspace-file';
import {
  type KeyFile,
  type Keychain,
  newWorkspaceKey,
  type Protect,
  type Protection,
  readKeyFile,
  unwrapKey,
  wrapKey,
  writeKeyFile,
} from './workspace-key';
import { copyDatabase, exists, placeFinished, removeDatabase, setWorkspaceAside } from './workspace-place';

/** A démarche's file, open, with what was found on opening and what can be done about it. */
export interface OpenWorkspaceFile {
  readonly id: WorkspaceId;
  readonly store: DocumentStore;
  /** What was missing when the file was opened; undefined when it was whole. */
  readonly salvaged: SalvageReport | undefined;
  /** The log of the last seconds before a crash was damaged: they may be missing. A copy of both is set aside. */
  readonly logDamaged: boolean;
  readonly protection: Protection;
  /** Newest first. */
  backups(): Promise<readonly Backup[]>;
  backUp(reason?: 'asked' | 'restore'): Promise<Backup>;
  /** Once an hour at most, and only after a change. */
  backUpIfDue(): Promise<void>;
  /**
   * Adds what the last readable backup knows to every damaged document, and brings back lost attachments.
   * Returns the ids and hashes of what was mended. `not-found` when there is no backup to mend from.
   */
  repairFromBackup(): Promise<readonly string[]>;
  /**
   * Changes how the key is kept. From no protection to some, or back, the key itself is replaced, and the backups
   * it opens give way to a new one: a key that lies open must open nothing that was locked, here or in a copy.
   */
  protect(protect: Protect): Promise<void>;
  /** Writes what is on its way, lets go of the file and wipes its key. Twice is harmless. */
  close(): Promise<void>;
}

/** What opening needs to know of the world around the file. */
export interface OpenParts {
  readonly id: WorkspaceId;
  readonly folder: DataFolder;
  readonly clock: Clock;
  readonly space: DiskSpace;
  readonly keychain: Keychain | undefined;
  readonly windowMs: number | undefined;
  readonly onProtection: (protection: Protection) => Promise<void>;
  readonly onClosed: () => void;
}

/** Makes a démarche's file with this key, or opens the one there is. */
export async function createWithKey(parts: OpenParts, key: Uint8Array, protection: Protection): Promise<OpenWorkspaceFile> {
  return opened(parts, await openFile(parts, key, true), { key, protection, salvaged: undefined, logDamaged: false });
}

/**
 * Opens a démarche with the key its key file wraps. While a change of key was under way when the computer
 * stopped, either of two may be the one; the file says which, and the key file is put in order.
 */
export async function openWithKeyFile(parts: OpenParts, keyFile: KeyFile, passphrase: string | undefined): Promise<OpenWorkspaceFile> {
  await finishRepair(parts);
  const logDamaged = await keepDamagedLog(parts);
  const { wrapped, next } = keyFile;
  const unlock = { passphrase, keychain: parts.keychain };
  const keyPath = parts.folder.key(parts.id);
  if (next) {
    const nextKey = await unwrapKey(next, unlock);
    const file = await openFile(parts, nextKey, false).catch(onlyDamage);
    if (file) {
      await writeKeyFile(keyPath, { version: 1, wrapped: next });
      return opened(parts, file, { key: nextKey, protection: next.protection, salvaged: undefined, logDamaged });
    }
  }
  const key = await unwrapKey(wrapped, unlock);
  const whole = await openFile(parts, key, false).catch(onlyDamage);
  const { file, report } = whole ? { file: whole, report: undefined } : await openSalvaged(parts, key);
  if (next) await writeKeyFile(keyPath, { version: 1, wrapped });
  return opened(parts, file, { key, protection: wrapped.protection, salvaged: report, logDamaged });
}

/** SQLite drops what it can't replay of a log: a copy stays aside, with the file as it was. */
async function keepDamagedLog({ folder, id, clock }: OpenParts): Promise<boolean> {
  const path = folder.workspace(id);
  if ((await inspectLog(`${path}-wal`)) !== 'damaged') return false;
  const aside = folder.setAside(id, clock.now());
  await mkdir(aside, { recursive: true });
  await copyDatabase(path, join(aside, basename(path)));
  return true;
}

function openFile(parts: OpenParts, key: Uint8Array, create: boolean): Promise<WorkspaceFile> {
  const backups = openBackups(parts.folder.backups(parts.id), parts.clock);
  return openWorkspaceFile({
    path: parts.folder.workspace(parts.id),
    key,
    create,
    space: parts.space,
    clock: parts.clock,
    ...(parts.windowMs !== undefined && { windowMs: parts.windowMs }),
    beforeMigration: async (copyTo) => void (await backups.make('migration', copyTo)),
  });
}

function onlyDamage(error: unknown): undefined {
  if (toAppError(error).code !== 'damaged-workspace') throw error;
  return undefined;
}

const REPAIRED = '.repare';

/** Copies what is readable into a new file, sets the damaged one aside, and opens the new one in its place. */
async function openSalvaged(parts: OpenParts, key: Uint8Array): Promise<{ file: WorkspaceFile; report: SalvageReport }> {
  const path = parts.folder.workspace(parts.id);
  const repaired = path + REPAIRED;
  await removeDatabase(repaired);
  let report: SalvageReport;
  try {
    if (!(await exists(path))) throw new AppError('damaged-workspace', `${path} is missing`);
    report = await salvage(path, repaired, key, parts.clock);
  } catch (error) {
    await removeDatabase(repaired);
    throw error instanceof AppError && error.code === 'damaged-workspace' ? await withBackupDate(parts, error) : error;
  }
  await setWorkspaceAside(parts.folder, parts.id, parts.clock);
  await placeFinished(repaired, path);
  const file = await openFile(parts, key, false);
  if (report.documentsMayBeMissing) await bringBackMissing(parts, file, key, report);
  return { file, report };
}

/** An empty list of documents looks like an empty démarche: this is not left for somebody to notice. */
async function bringBackMissing(parts: OpenParts, file: WorkspaceFile, key: Uint8Array, salvaged: SalvageReport): Promise<void> {
  const backups = await openBackups(parts.folder.backups(parts.id), parts.clock).list();
  await repairFrom(file.store, backups, { key, salvaged }).catch((error: unknown) => {
    if (toAppError(error).code !== 'not-found') throw error;
  });
}

/** Stopped between setting the damaged file aside and putting the repaired one in its place: it is done now. */
async function finishRepair(parts: OpenParts): Promise<void> {
  const path = parts.folder.workspace(parts.id);
  if (!(await exists(path)) && (await exists(path + REPAIRED))) await placeFinished(path + REPAIRED, path);
}

async function withBackupDate(parts: OpenParts, error: AppError): Promise<AppError> {
  const latest = (await openBackups(parts.folder.backups(parts.id), parts.clock).list())[0];
  const details = { ...error.details, ...(latest && { backup: latest.name, backupAt: latest.at }) };
  return new AppError('damaged-workspace', error.message, details, { cause: error });
}

interface Opening {
  readonly key: Uint8Array;
  readonly protection: Protection;
  readonly salvaged: SalvageReport | undefined;
  readonly logDamaged: boolean;
}

function opened(parts: OpenParts, file: WorkspaceFile, opening: Opening): OpenWorkspaceFile {
  const backups = openBackups(parts.folder.backups(parts.id), parts.clock);
  const state = { key: opening.key, protection: opening.protection, backedUpAt: 0 };
  const backUp = async (reason: 'asked' | 'restore') => {
    const backup = await backups.make(reason, file.copyTo);
    state.backedUpAt = await file.changes();
    return backup;
  };
  let closing: Promise<void> | undefined;
  return {
    id: parts.id,
    store: file.store,
    salvaged: opening.salvaged,
    logDamaged: opening.logDamaged,
    get protection() {
      return state.protection;
    },
    backups: backups.list,
    backUp: (reason = 'asked') => backUp(reason),
    backUpIfDue: async () => {
      const changes = await file.changes();
      if (changes !== state.backedUpAt && (await backups.makeIfDue(file.copyTo))) state.backedUpAt = changes;
    },
    repairFromBackup: async () => repairFrom(file.store, await backups.list(), { key: state.key, salvaged: opening.salvaged }),
    protect: async (protect) => {
      Object.assign(state, await changeProtection(parts, file, state, protect));
      await parts.onProtection(state.protection);
    },
    close: () => {
      closing ??= file.store.close().finally(() => {
        state.key.fill(0);
        parts.onClosed();
      });
      return closing;
    },
  };
}

async function changeProtection(
  parts: OpenParts,
  file: WorkspaceFile,
  present: { readonly key: Uint8Array; readonly protection: Protection },
  protect: Protect,
): Promise<{ key: Uint8Array; protection: Protection }> {
  const keyPath = parts.folder.key(parts.id);
  const staysOpen = present.protection === 'none' && protect.by === 'none';
  if (staysOpen || (present.protection !== 'none' && protect.by !== 'none')) {
    const wrapped = await wrapKey(present.key, protect, parts.keychain);
    await writeKeyFile(keyPath, { version: 1, wrapped });
    return { key: present.key, protection: protect.by };
  }
  const key = newWorkspaceKey();
  const next = await wrapKey(key, protect, parts.keychain);
  const { wrapped } = await readKeyFile(keyPath);
  await writeKeyFile(keyPath, { version: 1, wrapped, next });
  await file.rekey(key);
  present.key.fill(0);
  await writeKeyFile(keyPath, { version: 1, wrapped: next });
  const backups = openBackups(parts.folder.backups(parts.id), parts.clock);
  await backups.removeAll();
  await backups.make('asked', file.copyTo);
  return { key, protection: protect.by };
}
