import { randomFillSync } from 'node:crypto';
import { mkdir, open, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, toAppError } from '#shared/app-error';
import { createEmitter, type Unsubscribe } from '#shared/lifecycle';
import type { StoreCondition } from './document-store';

/** Freed when the disk is full: on a full disk even a deletion fails, for want of a place for its log. */
const BALLAST_BYTES = 8 * 1024 * 1024;

/** What must be free beside the ballast before edits are taken again. */
const MARGIN_BYTES = 1024 * 1024;

/** Writes go through here, so that a full disk makes the démarche read-only for a while instead of failing it. */
export interface DiskSpace {
  /** Runs a write. On a full disk: frees the ballast, tries once more, and refuses what comes later (`disk-full`). */
  write<T>(work: () => Promise<T>): Promise<T>;
  /** Runs a write that gives space back: it is let through on a full disk too. */
  release<T>(work: () => Promise<T>): Promise<T>;
  condition(): StoreCondition;
  onCondition(listener: (condition: StoreCondition) => void): Unsubscribe;
  /** Looks now whether there is space again; it is also looked for every two seconds by itself. */
  probe(): Promise<void>;
  close(): void;
}

/** The guard of one data folder; it lays the ballast down if it is not there and there is room for it. */
export async function createDiskSpace(folder: string, options: { ballastBytes?: number; probeMs?: number } = {}): Promise<DiskSpace> {
  const { ballastBytes = BALLAST_BYTES, probeMs = 2000 } = options;
  const ballast = join(folder, 'reserve');
  const changes = createEmitter<StoreCondition>();
  let condition: StoreCondition = 'writable';
  let timer: NodeJS.Timeout | undefined;
  await mkdir(folder, { recursive: true });

  const become = (next: StoreCondition) => {
    if (next === condition) return;
    condition = next;
    clearInterval(timer);
    timer = next === 'disk-full' ? setInterval(() => void probe(), probeMs).unref() : undefined;
    changes.emit(next);
  };
  const probe = async () => {
    if (condition === 'disk-full' && (await layBallast(ballast, ballastBytes))) become('writable');
  };
  const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (toAppError(error).code !== 'disk-full') throw error;
      await rm(ballast, { force: true });
      become('disk-full');
      return await work();
    }
  };

  await layBallast(ballast, ballastBytes);
  return {
    write: (work) => (condition === 'disk-full' ? Promise.reject(new AppError('disk-full', 'the disk is full')) : attempt(work)),
    release: attempt,
    condition: () => condition,
    onCondition: (listener) => changes.on(listener),
    probe,
    close: () => {
      clearInterval(timer);
      changes.clear();
    },
  };
}

/** True when the ballast lies on the disk, whole. Random bytes: a file system may store zeros as nothing. */
async function layBallast(path: string, bytes: number): Promise<boolean> {
  const present = await stat(path).catch(() => undefined);
  if (present?.size === bytes) return true;
  const temporary = `${path}.part`;
  try {
    const disk = await statfs(join(path, '..'));
    if (disk.bavail * disk.bsize < bytes + MARGIN_BYTES) return false;
    const file = await open(temporary, 'w');
    try {
      await file.write(randomFillSync(new Uint8Array(bytes)));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    return true;
  } catch {
    // No room after all: the next probe tries again.
    await rm(temporary, { force: true });
    return false;
  }
}
