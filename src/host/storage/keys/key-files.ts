import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { AppError, refusedPath, toAppError } from '#shared/app-error';
import type { WorkspaceId } from '#shared/ids';
import type { DataFolder } from '../data-folder';
import { syncFolder, writeDurably } from '../durable-file';
import { checksum } from '../update-batch';
import { wrappedKeySchema } from './workspace-key';

/** What is kept of a démarche's key: the key, wrapped. */
const keyFileSchema = z.object({
  wrapped: wrappedKeySchema,
  /** While the file is being encrypted anew: the key it will have. Either may be the one that fits. */
  next: wrappedKeySchema.optional(),
});
/** What a key file holds, whichever of its two copies it was read from. */
export type KeyFile = z.output<typeof keyFileSchema>;

/** One copy on the disk. Files from before there were two have neither a number nor a checksum. */
const copySchema = keyFileSchema.extend({
  version: z.literal(1),
  /** Raised with each writing: the higher of two copies is the newer one. */
  revision: z.number().int().nonnegative().optional(),
  crc: z.number().optional(),
});

/** Where the two copies of a démarche's key lie, and nowhere else: `eraseKeyFiles` is the end of its content. */
type KeyPlaces = Pick<DataFolder, 'key' | 'spareKey'>;

/** A key file as read from what there is of its two copies. */
export interface KeyReading {
  readonly keyFile: KeyFile;
  /** True when one copy was damaged or missing: it is written anew from the other. */
  readonly mended: boolean;
}

/** A copy that can be read, with the number of its writing; `-1` for one from before copies were counted. */
interface Copy {
  readonly keyFile: KeyFile;
  readonly revision: number;
  readonly text: string;
}

/**
 * Reads a démarche's key from the copy that is whole (of two, the newer) and puts the other in order. A single file
 * from before there were two is doubled. Throws `damaged-key` when neither can be read: nothing opens the démarche;
 * `folder-unwritable` when that is because they are somebody else's.
 */
export async function readKeyFiles(places: KeyPlaces, id: WorkspaceId): Promise<KeyReading> {
  const copies = await Promise.all(pathsOf(places, id).map(readCopy));
  const best = bestOf(copies) ?? (await unreadable(places, id));
  if (copies.every((copy) => copy?.text === best.text)) return { keyFile: best.keyFile, mended: false };
  // Where nothing can be written a démarche still opens with the copy that is left; the next opening tries again.
  await writeKeyFiles(places, id, best.keyFile).catch(() => undefined);
  const isFirstDoubling = best.revision < 0;
  const isUnfinishedChange = copies.every((copy) => copy !== undefined);
  return { keyFile: best.keyFile, mended: !isFirstDoubling && !isUnfinishedChange };
}

/** The key as the copy that is whole has it, nothing put in order. Throws `damaged-key`. */
export async function peekKeyFiles(places: KeyPlaces, id: WorkspaceId): Promise<KeyFile> {
  const best = bestOf(await Promise.all(pathsOf(places, id).map(readCopy)));
  return best?.keyFile ?? (await unreadable(places, id));
}

/** Writes both copies, durably, one after the other: stopped between them, the newer is known by its number. */
export async function writeKeyFiles(places: KeyPlaces, id: WorkspaceId, keyFile: KeyFile): Promise<void> {
  const before = bestOf(await Promise.all(pathsOf(places, id).map(readCopy)));
  const text = textOf(keyFile, (before?.revision ?? -1) + 1);
  for (const path of pathsOf(places, id)) {
    await mkdir(dirname(path), { recursive: true });
    await writeDurably(path, text);
  }
}

/** Removes both copies, on the disk: whatever else is left of the démarche can never be read again. */
export async function eraseKeyFiles(places: KeyPlaces, id: WorkspaceId): Promise<void> {
  for (const path of pathsOf(places, id)) {
    await rm(path, { force: true });
    await rm(`${path}.part`, { force: true });
    await syncFolder(dirname(path)).catch(() => undefined);
  }
}

/** Why no copy could be read: nobody lets us, or there is none that is whole. */
async function unreadable(places: KeyPlaces, id: WorkspaceId): Promise<never> {
  for (const path of pathsOf(places, id)) {
    const failure: unknown = await readFile(path).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (refusedPath(failure) !== undefined) throw toAppError(failure);
  }
  throw new AppError('damaged-key', `both copies of the key of ${id} are missing or damaged`);
}

function pathsOf(places: KeyPlaces, id: WorkspaceId): readonly string[] {
  return [places.key(id), places.spareKey(id)];
}

/** A copy without a checksum is trusted only where no other says otherwise. */
function bestOf(copies: readonly (Copy | undefined)[]): Copy | undefined {
  return copies.reduce((best, copy) => (copy && copy.revision > (best?.revision ?? -2) ? copy : best), undefined);
}

async function readCopy(path: string): Promise<Copy | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  try {
    const { version, revision, crc, ...keyFile } = copySchema.parse(JSON.parse(text ?? ''));
    if (text === undefined) return undefined;
    if (revision === undefined && crc === undefined) return { keyFile, revision: -1, text };
    return revision !== undefined && textOf(keyFile, revision) === text ? { keyFile, revision, text } : undefined;
  } catch {
    return undefined;
  }
}

/** The one way a key file with this content is written: a copy that differs from it by a bit is damaged. */
function textOf(keyFile: KeyFile, revision: number): string {
  const content = { version: 1, revision, ...keyFileSchema.parse(keyFile) };
  return JSON.stringify({ ...content, crc: checksum(new TextEncoder().encode(JSON.stringify(content))) });
}
