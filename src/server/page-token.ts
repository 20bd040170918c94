import { randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The token that a page shows to its host, and how long it is worth something. */
interface PageToken {
  readonly value: string;
  /** A host that stops as it should forgets the token: the next pages get another one. */
  forget(): Promise<void>;
}

const FILE = 'jeton-de-fenetre';

/**
 * The token of the pages of this data folder. It is kept in the folder, for this user alone, while the host
 * runs: when the host dies, the pages that are open hold words that it has not seen (another table may have
 * sent them meanwhile), and must be able to hand them to the host that is started next.
 */
export async function keepPageToken(dataFolder: string): Promise<PageToken> {
  const path = join(dataFolder, FILE);
  const kept = await readFile(path, 'utf8').catch(() => '');
  const value = /^[\w-]{32}$/u.test(kept) ? kept : randomBytes(24).toString('base64url');
  // Without a file the pages open now are reloaded by hand after a crash: no reason not to start.
  await writeFile(path, value, { mode: 0o600 }).catch(() => {});
  return { value, forget: () => rm(path, { force: true }) };
}
