import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError, toAppError } from '#shared/app-error';
import type { Clock } from '#shared/clock';
import type { WorkspaceId } from '#shared/ids';
import { type Backups, openBackups } from './backups/backups';
import type { DataFolder } from './data-folder';
import type { DiskSpace } from './disk-space';
import { type LogCondition, type LogReading, logCondition, readLog } from './repair/log-inspection';
import { rewriteLog } from './repair/log-repair';
import { salvage, type SalvageReport } from './repair/salvage';
import { openWorkspaceFile, type WorkspaceFile } from './workspace-file';
import type { Keychain, Protection } from './keys/workspace-key';
import { copyDatabase, exists, placeFinished, removeDatabase, setWorkspaceAside } from './workspace-place';

/** What opening needs to know of the world around the file. */
export interface OpenParts {
  readonly id: WorkspaceId;
  readonly folder: DataFolder;
  readonly clock: Clock;
  readonly steady: Clock;
  readonly space: DiskSpace;
  readonly keychain: Keychain | undefined;
  readonly windowMs: number | undefined;
  readonly onProtection: (protection: Protection) => Promise<void>;
  readonly onClosed: () => void;
}

/** A démarche's file as it could be opened. */
export interface FileOpened {
  readonly file: WorkspaceFile;
  /** What was missing; undefined when it was whole. */
  readonly report: SalvageReport | undefined;
}

/** A log with commits that SQLite would not replay, and the copy of it, and of its file, that stays as it was found. */
interface DamagedLog {
  readonly condition: Exclude<LogCondition, 'whole'>;
  readonly reading: LogReading;
  readonly bytes: Buffer;
  readonly aside: string;
}

/** The backups of one démarche; the démarche need not be open. */
export function backupsOf(parts: Pick<OpenParts, 'folder' | 'id' | 'clock' | 'steady'>): Backups {
  return openBackups(parts.folder.backups(parts.id), parts.clock, parts.steady);
}

/** Opens or creates the file with its key; makes a backup before it migrates an older one. Throws as `openWorkspaceFile` does. */
export function openFile(parts: OpenParts, key: Uint8Array, create: boolean): Promise<WorkspaceFile> {
  return openWorkspaceFile({
    path: parts.folder.workspace(parts.id),
    key,
    create,
    logLength: parts.folder.logLength(parts.id),
    space: parts.space,
    clock: parts.clock,
    ...(parts.windowMs !== undefined && { windowMs: parts.windowMs }),
    beforeMigration: async (copyTo) => void (await backupsOf(parts).make('migration', copyTo)),
  });
}

/** The failure, unless it is damage: then undefined, for whoever can do something about it. */
export function onlyDamage(error: unknown): undefined {
  if (toAppError(error).code !== 'damaged-workspace') throw error;
  return undefined;
}

/** Looks at the log before SQLite does; of a damaged one, and of its file, a copy stays aside. */
export async function findDamagedLog({ folder, id, clock }: OpenParts): Promise<DamagedLog | undefined> {
  const path = folder.workspace(id);
  const bytes = await readFile(`${path}-wal`).catch(() => Buffer.alloc(0));
  const reading = readLog(bytes);
  const condition = reading ? logCondition(reading) : 'whole';
  if (!reading || condition === 'whole') return undefined;
  const folderAside = join(folder.setAside(id, clock.now()), 'journal');
  await mkdir(folderAside, { recursive: true });
  return { condition, reading, bytes, aside: await copyDatabase(path, join(folderAside, basename(path))) };
}

/**
 * Opens the file, or what is readable of it. Of a damaged log, whatever still holds is replayed, its end too; where
 * only its last commit does not, the state before it is as whole as after a power cut, and comes first.
 * Throws `damaged-workspace`, with the last backup in its details.
 */
export async function openReadable(parts: OpenParts, key: Uint8Array, log: DamagedLog | undefined): Promise<FileOpened> {
  const whole = async (): Promise<FileOpened | undefined> => {
    const file = await openFile(parts, key, false).catch(onlyDamage);
    return file && { file, report: undefined };
  };
  const readable = () => openSalvaged(parts, key);
  if (!log) return (await whole()) ?? readable();
  const path = parts.folder.workspace(parts.id);
  const asFound = () => copyDatabase(log.aside, path);
  const rewritten = () => asFound().then(() => writeFile(`${path}-wal`, rewriteLog(log.bytes, log.reading)));
  if (log.condition === 'damaged-end') {
    const before = await asFound().then(whole);
    if (before) return before;
  }
  const replayed = await rewritten().then(whole);
  if (replayed) return replayed;
  const salvaged = await rewritten().then(readable).catch(onlyDamage);
  return salvaged ?? (await asFound().then(whole)) ?? asFound().then(readable);
}

const REPAIRED = '.repare';

/** Copies what is readable into a new file, sets the damaged one aside, and opens the new one in its place. */
async function openSalvaged(parts: OpenParts, key: Uint8Array): Promise<FileOpened> {
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
  return { file: await openFile(parts, key, false), report };
}

/** Stopped between setting the damaged file aside and putting the repaired one in its place: it is done now. */
export async function finishRepair(parts: OpenParts): Promise<void> {
  const path = parts.folder.workspace(parts.id);
  if (!(await exists(path)) && (await exists(path + REPAIRED))) await placeFinished(path + REPAIRED, path);
}

async function withBackupDate(parts: OpenParts, error: AppError): Promise<AppError> {
  const latest = (await backupsOf(parts).list())[0];
  const details = { ...error.details, ...(latest && { backup: latest.name, backupAt: latest.at }) };
  return new AppError('damaged-workspace', error.message, details, { cause: error });
}
