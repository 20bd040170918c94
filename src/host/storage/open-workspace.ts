import { toAppError } from '#shared/app-error';
import type { WorkspaceId } from '#shared/ids';
import { type Backup, type BackupReason, expectOpens } from './backups/backups';
import type { DocumentStore } from './document-store';
import { forgetIncidents, type Incident, noteIncident, readIncidents } from './repair/incidents';
import { type KeyReading, peekKeyFiles, writeKeyFiles } from './keys/key-files';
import { backupsOf, type FileOpened, findDamagedLog, finishRepair, onlyDamage, openFile, openReadable, type OpenParts } from './open-file';
import { isLogCut } from './repair/log-length';
import { purgeBackups, type Withdrawn } from './backups/purge-backups';
import { repairFrom } from './repair/repair';
import type { SalvageReport } from './repair/salvage';
import type { WorkspaceFile } from './workspace-file';
import { removeSetAside } from './workspace-place';
import { newWorkspaceKey, type Protect, type Protection, unwrapKey, wrapKey } from './keys/workspace-key';

/** A démarche's file, open, with what was found on opening and what can be done about it. */
export interface OpenWorkspaceFile {
  readonly id: WorkspaceId;
  readonly store: DocumentStore;
  /** What was missing when the file was opened; undefined when it was whole. */
  readonly salvaged: SalvageReport | undefined;
  readonly protection: Protection;
  /** What was damaged and mended when it was opened, now or before, until `forgetIncidents`. */
  incidents(): Promise<readonly Incident[]>;
  forgetIncidents(): Promise<void>;
  /** Newest first. */
  backups(): Promise<readonly Backup[]>;
  backUp(reason?: BackupReason): Promise<Backup>;
  /** Resolves when this backup opens with the démarche's key; else `damaged-workspace`. */
  expectOpens(backup: Backup): Promise<void>;
  /** Takes what was withdrawn out of the backups, and removes what was set aside of damage that is mended. */
  purgeCopies(withdrawn: Withdrawn): Promise<void>;
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

/** Makes a démarche's file with this key, or opens the one there is. */
export async function createWithKey(parts: OpenParts, key: Uint8Array, protection: Protection): Promise<OpenWorkspaceFile> {
  return opened(parts, await openFile(parts, key, true), { key, protection, salvaged: undefined });
}

/**
 * Opens a démarche with the key its key file wraps. While a change of key was under way when the computer
 * stopped, either of two may be the one; the file says which, and the key file is put in order. What was damaged and
 * could be mended is mended, and noted for somebody to read.
 */
export async function openWithKeyFile(parts: OpenParts, reading: KeyReading, passphrase: string | undefined): Promise<OpenWorkspaceFile> {
  await finishRepair(parts);
  const { wrapped, next } = reading.keyFile;
  const unlock = { passphrase, keychain: parts.keychain };
  const nextKey = next && (await unwrapKey(next, unlock));
  const renewed = nextKey && (await openFile(parts, nextKey, false).catch(onlyDamage));
  if (renewed) {
    await writeKeyFiles(parts.folder, parts.id, { wrapped: next });
    return opened(parts, renewed, { key: nextKey, protection: next.protection, salvaged: undefined });
  }
  const key = await unwrapKey(wrapped, unlock);
  const log = await findDamagedLog(parts);
  const logCut = await isLogCut(parts.folder.workspace(parts.id), parts.folder.logLength(parts.id));
  const found = await openReadable(parts, key, log);
  if (next) await writeKeyFiles(parts.folder, parts.id, { wrapped });
  await noteDamage(parts, found, { key, logDamaged: log !== undefined || logCut, keyMended: reading.mended });
  return opened(parts, found.file, { key, protection: wrapped.protection, salvaged: found.report });
}

interface Damage {
  readonly key: Uint8Array;
  /** Its log lacked commits, or some did not hold. */
  readonly logDamaged: boolean;
  readonly keyMended: boolean;
}

/** Brings back from the last backup what may be missing without a trace, and leaves word of what happened. */
async function noteDamage(parts: OpenParts, { file, report }: FileOpened, { key, logDamaged, keyMended }: Damage): Promise<void> {
  const at = parts.clock.now();
  // An empty list of documents looks like an empty démarche: this is not left for somebody to notice.
  const mayLack = logDamaged || report?.documentsMayBeMissing === true;
  const backup = mayLack ? await repairFromNewest(parts, file, { key, salvaged: report, logDamaged }) : undefined;
  if (logDamaged) await noteIncident(file.store, { kind: 'log', at, ...(backup && { backupAt: backup.at }) });
  if (keyMended) await noteIncident(file.store, { kind: 'key', at });
}

async function repairFromNewest(
  parts: OpenParts,
  file: WorkspaceFile,
  needs: Parameters<typeof repairFrom>[2],
): Promise<Backup | undefined> {
  try {
    return (await repairFrom(file.store, await backupsOf(parts).list(), needs)).backup;
  } catch (error) {
    if (toAppError(error).code !== 'not-found') throw error;
    return undefined;
  }
}

interface Opening {
  readonly key: Uint8Array;
  readonly protection: Protection;
  readonly salvaged: SalvageReport | undefined;
}

function opened(parts: OpenParts, file: WorkspaceFile, opening: Opening): OpenWorkspaceFile {
  const backups = backupsOf(parts);
  const state = { key: opening.key, protection: opening.protection, backedUpAt: 0 };
  const backUp = async (reason: BackupReason) => {
    const backup = await backups.make(reason, file.copyTo);
    state.backedUpAt = await file.changes();
    return backup;
  };
  let closing: Promise<void> | undefined;
  return {
    id: parts.id,
    store: file.store,
    salvaged: opening.salvaged,
    get protection() {
      return state.protection;
    },
    incidents: () => readIncidents(file.store),
    forgetIncidents: () => forgetIncidents(file.store),
    backups: backups.list,
    backUp: (reason = 'asked') => backUp(reason),
    expectOpens: (backup) => expectOpens(backup, state.key),
    purgeCopies: async (withdrawn) => {
      await purgeBackups(await backups.list(), state.key, withdrawn);
      if ((await file.store.damaged()).length === 0) await removeSetAside(parts.folder, parts.id);
    },
    backUpIfDue: async () => {
      const changes = await file.changes();
      if (changes !== state.backedUpAt && (await backups.makeIfDue(file.copyTo))) state.backedUpAt = changes;
    },
    repairFromBackup: async () => {
      const needs = { key: state.key, salvaged: opening.salvaged, logDamaged: false };
      return (await repairFrom(file.store, await backups.list(), needs)).mended;
    },
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
  const staysOpen = present.protection === 'none' && protect.by === 'none';
  if (staysOpen || (present.protection !== 'none' && protect.by !== 'none')) {
    const wrapped = await wrapKey(present.key, protect, parts.keychain);
    await writeKeyFiles(parts.folder, parts.id, { wrapped });
    return { key: present.key, protection: protect.by };
  }
  const key = newWorkspaceKey();
  const next = await wrapKey(key, protect, parts.keychain);
  const { wrapped } = await peekKeyFiles(parts.folder, parts.id);
  await writeKeyFiles(parts.folder, parts.id, { wrapped, next });
  await file.rekey(key);
  present.key.fill(0);
  await writeKeyFiles(parts.folder, parts.id, { wrapped: next });
  const backups = backupsOf(parts);
  await backups.removeAll();
  await backups.make('hourly', file.copyTo);
  return { key, protection: protect.by };
}
