import { mkdir } from 'node:fs/promises';
import { AppError, toAppError } from '#shared/app-error';
import { type Clock, systemClock } from '#shared/clock';
import { newId, type WorkspaceId } from '#shared/ids';
import type { Backup } from './backups/backups';
import { type Catalogue, openCatalogue, TRASH_MS } from './catalogue';
import { dataFolder, type DataFolder } from './data-folder';
import { createDiskSpace, type DiskSpace } from './disk-space';
import { peekKeyFiles, readKeyFiles, writeKeyFiles } from './keys/key-files';
import { backupsOf, type OpenParts } from './open-file';
import { createWithKey, type OpenWorkspaceFile, openWithKeyFile } from './open-workspace';
import { removeWorkspace, restoreBackup, type RestoreOptions } from './backups/restore-backup';
import type { StorageParts, WorkspaceStorageOptions } from './storage-parts';
import { createSteadyClock, parseSteadyState, type SteadyState, writtenSteadyState } from './steady-clock';
import { systemUptime } from './uptime';
import { defaultProtect, newWorkspaceKey, type Protect, unwrapKey, wrapKey } from './keys/workspace-key';
import { exists, removeDatabase, setFileAside } from './workspace-place';

/** Everything stored on this computer: the catalogue, and each démarche's file, opened one by one. */
export interface WorkspaceStorage {
  readonly folder: DataFolder;
  readonly catalogue: Catalogue;
  readonly space: DiskSpace;
  /** What ends, is erased or thinned out after a time is counted by it. */
  readonly steady: Clock;
  /** True when the catalogue was damaged and was made again from the files; what was is set aside. */
  readonly catalogueRebuilt: boolean;
  /** A new, empty démarche, open. An id that is taken: `workspace-exists`. */
  create(options: { title: string; id?: WorkspaceId; protect?: Protect }): Promise<OpenWorkspaceFile>;
  /**
   * Opens a démarche. `not-found`, `locked`, `wrong-passphrase`, `newer-version`, `already-open`; `damaged-key` when
   * neither copy of its key can be read; or `damaged-workspace` when nothing of it can be read, with the date of the last backup in `details.backup`.
   * A file of which something can be read opens, and `health` says what is missing.
   */
  open(id: WorkspaceId, options?: { passphrase?: string }): Promise<OpenWorkspaceFile>;
  rename(id: WorkspaceId, title: string): Promise<void>;
  /** How a démarche is kept here when no passphrase is asked for. */
  defaultProtect(): Promise<Protect>;
  /** Resolves when this passphrase opens the démarche, open or not; else `wrong-passphrase`. Costs what a guess costs. */
  checkPassphrase(id: WorkspaceId, passphrase: string): Promise<void>;
  /** Newest first. */
  backups(id: WorkspaceId): Promise<readonly Backup[]>;
  /**
   * Puts a backup in the place of a closed démarche (whose file is set aside), or beside it as a new one
   * called `copyTitle`. Returns the id of what was restored, once it is proven to open with the démarche's key: else
   * nothing is changed, and it throws what opening throws (`locked`: a closed démarche needs its passphrase).
   * Live documents must get fresh client ids (Yjs).
   */
  restoreBackup(id: WorkspaceId, backupName: string, options?: RestoreOptions): Promise<WorkspaceId>;
  removeBackup(id: WorkspaceId, backupName: string): Promise<void>;
  /** How many whole days a démarche in the trash is kept for yet, at least. */
  trashDaysLeft(trashedAt: number): number;
  /** To the trash, and back. */
  trash(id: WorkspaceId): Promise<void>;
  restoreFromTrash(id: WorkspaceId): Promise<void>;
  /** Removes a closed démarche, its key and its backups for good. */
  remove(id: WorkspaceId): Promise<void>;
  /** Removes what has been in the trash for 30 days, and backs up what is open and has changed; runs by itself. */
  tidy(): Promise<void>;
  /** Closes every démarche that is open, then the catalogue. */
  close(): Promise<void>;
}

/** Opens the data folder, making what is missing. `already-open` when another process has it. */
export async function openWorkspaceStorage(root: string, options: WorkspaceStorageOptions = {}): Promise<WorkspaceStorage> {
  const clock = options.clock ?? systemClock;
  const folder = dataFolder(root);
  await mkdir(root, { recursive: true, mode: 0o700 });
  const { catalogue, rebuilt } = await openOrRebuildCatalogue(folder, clock);
  const space = await createDiskSpace(root, options.ballastBytes === undefined ? {} : { ballastBytes: options.ballastBytes });
  const steady = createSteadyClock(clock, options.uptime ?? systemUptime, await readSteadyState(catalogue));
  const parts: StorageParts = { folder, catalogue, space, clock, steady, options, open: new Map() };
  const timer = setInterval(() => void tidy(parts).catch(() => undefined), options.tidyMs ?? 600_000).unref();
  return {
    folder,
    catalogue,
    space,
    steady,
    catalogueRebuilt: rebuilt,
    create: (request) => createWorkspace(parts, request),
    open: (id, unlock = {}) => openWorkspace(parts, id, unlock),
    rename: (id, title) => rename(parts, id, title),
    defaultProtect: () => defaultProtect(options.keychain),
    checkPassphrase: (id, passphrase) => checkPassphrase(folder, id, passphrase),
    backups: (id) => backupsOf({ ...parts, id }).list(),
    restoreBackup: (id, name, request = {}) => restoreBackup(parts, id, name, request),
    removeBackup: (id, name) => backupsOf({ ...parts, id }).remove(name),
    trashDaysLeft: (trashedAt) => Math.max(0, Math.ceil((trashedAt + TRASH_MS - steady.now()) / DAY_MS)),
    trash: async (id) => {
      await catalogue.update(id, { trashedAt: steady.now() });
      await removeDatabase(folder.searchIndex(id));
    },
    restoreFromTrash: (id) => catalogue.update(id, { trashedAt: undefined }),
    remove: (id) => removeWorkspace(parts, id),
    tidy: () => tidy(parts),
    close: async () => {
      clearInterval(timer);
      for (const opened of [...parts.open.values()]) await opened.then((file) => file.close()).catch(() => undefined);
      await saveSteadyState(parts).catch(() => undefined);
      await catalogue.close();
      space.close();
    },
  };
}

async function openOrRebuildCatalogue(folder: DataFolder, clock: Clock): Promise<{ catalogue: Catalogue; rebuilt: boolean }> {
  try {
    const catalogue = await openCatalogue(folder.catalogue, clock);
    await addWhatIsThere(catalogue, folder);
    return { catalogue, rebuilt: false };
  } catch (error) {
    if (!['damaged-workspace', 'internal'].includes(toAppError(error).code)) throw error;
    await setFileAside(folder.catalogue, folder.setAside('catalogue', clock.now()));
    const catalogue = await openCatalogue(folder.catalogue, clock);
    await addWhatIsThere(catalogue, folder);
    return { catalogue, rebuilt: true };
  }
}

/** Files that the list does not know are added to it: titles come back as each démarche is opened. */
async function addWhatIsThere(catalogue: Catalogue, folder: DataFolder): Promise<void> {
  for (const id of await folder.workspacesPresent()) {
    if (await catalogue.find(id)) continue;
    // Without its key it is listed all the same: whoever opens it is told.
    const keyFile = await peekKeyFiles(folder, id).catch(() => undefined);
    await catalogue.add({ id, title: id, protection: keyFile?.wrapped.protection ?? 'none' });
  }
}

async function createWorkspace(
  parts: StorageParts,
  request: { title: string; id?: WorkspaceId; protect?: Protect },
): Promise<OpenWorkspaceFile> {
  const { folder, catalogue } = parts;
  const id = request.id ?? newId();
  if ((await catalogue.find(id)) || (await exists(folder.workspace(id))))
    throw new AppError('workspace-exists', `démarche ${id} is here already`);
  const key = newWorkspaceKey();
  const protect = request.protect ?? (await defaultProtect(parts.options.keychain));
  const wrapped = await wrapKey(key, protect, parts.options.keychain);
  // The key first: a file whose key is not on the disk is lost, a key without a file is only litter.
  await writeKeyFiles(folder, id, { wrapped });
  const opened = await remember(parts, id, () => createWithKey(openParts(parts, id), key, wrapped.protection));
  await opened.store.writeSetting('title', request.title);
  await catalogue.add({ id, title: request.title, protection: wrapped.protection });
  return opened;
}

async function openWorkspace(parts: StorageParts, id: WorkspaceId, unlock: { passphrase?: string }): Promise<OpenWorkspaceFile> {
  const entry = await parts.catalogue.find(id);
  if (!entry) throw new AppError('not-found', `no démarche ${id} here`);
  const reading = await readKeyFiles(parts.folder, id);
  const opened = await remember(parts, id, () => openWithKeyFile(openParts(parts, id), reading, unlock.passphrase));
  // A catalogue made again from the files knows ids only; each file says its title.
  const title = entry.title === id ? ((await opened.store.setting('title')) ?? id) : entry.title;
  await parts.catalogue.update(id, { title, lastOpenedAt: parts.clock.now(), protection: opened.protection });
  return opened;
}

async function checkPassphrase(folder: DataFolder, id: WorkspaceId, passphrase: string): Promise<void> {
  const { wrapped, next } = await peekKeyFiles(folder, id);
  const asked = next?.protection === 'passphrase' ? next : wrapped;
  if (asked.protection === 'passphrase') (await unwrapKey(asked, { passphrase })).fill(0);
}

async function rename(parts: StorageParts, id: WorkspaceId, title: string): Promise<void> {
  await parts.catalogue.update(id, { title });
  await (await parts.open.get(id))?.store.writeSetting('title', title);
}

function openParts(parts: StorageParts, id: WorkspaceId): OpenParts {
  const { folder, clock, steady, space, options } = parts;
  return {
    id,
    folder,
    clock,
    steady,
    space,
    keychain: options.keychain,
    windowMs: options.windowMs,
    onProtection: (protection) => parts.catalogue.update(id, { protection }),
    onClosed: () => {
      parts.open.delete(id);
    },
  };
}

/** One connection per file: a second opening of the same démarche is refused until the first is closed. */
async function remember(parts: StorageParts, id: WorkspaceId, open: () => Promise<OpenWorkspaceFile>): Promise<OpenWorkspaceFile> {
  if (parts.open.has(id)) throw new AppError('already-open', `démarche ${id} is open`);
  const opening = open();
  parts.open.set(id, opening);
  try {
    return await opening;
  } catch (error) {
    parts.open.delete(id);
    throw error;
  }
}

async function tidy(parts: StorageParts): Promise<void> {
  for (const opened of parts.open.values()) await opened.then((file) => file.backUpIfDue()).catch(() => undefined);
  await saveSteadyState(parts);
  const limit = parts.steady.now() - TRASH_MS;
  for (const entry of await parts.catalogue.listTrash()) {
    if ((entry.trashedAt ?? limit) < limit && !parts.open.has(entry.id)) await removeWorkspace(parts, entry.id);
  }
}

const STEADY = 'steady-clock';
const DAY_MS = 24 * 3_600_000;

async function readSteadyState(catalogue: Catalogue): Promise<SteadyState | undefined> {
  const text = await catalogue.setting(STEADY);
  return text === undefined ? undefined : parseSteadyState(text);
}

async function saveSteadyState({ catalogue, steady }: StorageParts): Promise<void> {
  await catalogue.writeSetting(STEADY, writtenSteadyState(steady.state()));
}
