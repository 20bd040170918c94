import { randomBytes } from 'node:crypto';
import type { OpenWorkspaceFile } from '#host/storage/open-workspace';
import { removeDatabase } from '#host/storage/workspace-place';
import { toAppError } from '#shared/app-error';
import { openSearchIndex, type SearchIndex } from './search-index';

/** The file of an index: opened when it is first used, and made again where it can't be. */
interface IndexFile {
  /** The index for the length of `use`. One that turns out to be damaged is removed, and the next use has an empty one. */
  using<T>(use: (index: SearchIndex) => Promise<T>): Promise<T>;
  /** Waits for those who use it. */
  close(): Promise<void>;
}

interface Opened {
  readonly index: SearchIndex;
  readonly reach: Reach;
}

/** The index of a démarche, at `path`. `onLost`: it was removed, and what it held is to be read again. */
export function createIndexFile(path: string, file: OpenWorkspaceFile, onLost: () => void): IndexFile {
  let opened: Promise<Opened> | undefined;
  let removed: Promise<void> = Promise.resolve();
  const remove = async () => {
    await removeDatabase(path);
    onLost();
  };
  const drop = (lost: Promise<Opened>): Promise<void> => {
    // Whoever meets the same damage a moment later must not remove the index that took its place.
    if (opened === lost) {
      opened = undefined;
      removed = lost
        .then(({ index }) => index.close())
        .catch(() => undefined)
        .then(remove);
    }
    return removed;
  };
  const open = async (): Promise<Opened> => {
    await removed;
    const key = await keyOf(file);
    const reach = reachOf(file);
    const index = await openSearchIndex(path, key).catch(async (error: unknown) => {
      if (!isDamage(error)) throw error;
      await remove();
      return openSearchIndex(path, key);
    });
    return { index, reach };
  };
  return {
    async using(use) {
      const before = opened;
      if (before && (await isOutgrown(before, file))) await drop(before);
      opened ??= open();
      const present = opened;
      try {
        return await use((await present).index);
      } catch (error) {
        if (isDamage(error)) await drop(present);
        throw error;
      }
    },
    async close() {
      if (opened && (await isOutgrown(opened, file))) await drop(opened);
      await removed;
      await (await opened?.catch(() => undefined))?.index.close();
    },
  };
}

/** The key of the démarche changed: it no longer lies open, or it does now. One that could not be opened is tried afresh. */
async function isOutgrown(opened: Promise<Opened>, file: OpenWorkspaceFile): Promise<boolean> {
  const present = await opened.catch(() => undefined);
  return present?.reach !== reachOf(file);
}

/** SQLite has a word for a damaged page, and none for a table that is not as it was made. */
function isDamage(error: unknown): boolean {
  return ['damaged-workspace', 'internal'].includes(toAppError(error).code);
}

/** Whether the démarche's own key lies open beside it. */
type Reach = 'open' | 'kept';

function reachOf({ protection }: OpenWorkspaceFile): Reach {
  return protection === 'none' ? 'open' : 'kept';
}

const KEY = 'search-key';

/**
 * The index's own key, kept in the démarche's file: who can't open the one can't open the other. Like the démarche's key it
 * is another one from the day a passphrase is set: with a copy from before, nothing that is written later can be read.
 */
async function keyOf(file: OpenWorkspaceFile): Promise<Uint8Array> {
  const reach = reachOf(file);
  const [known, kept] = (await file.store.setting(KEY))?.split(':') ?? [];
  if (known === reach && kept !== undefined) return Buffer.from(kept, 'base64');
  const made = randomBytes(32);
  await file.store.writeSetting(KEY, `${reach}:${made.toString('base64')}`);
  return made;
}
