import { readFile } from 'node:fs/promises';
import { peekKeyFiles } from '#host/storage/keys/key-files';
import { unwrapKey } from '#host/storage/keys/workspace-key';
import { decryptedPages } from './decrypted-pages';
import type { HostTable } from './worlds/host-table';
import { filesUnder } from './worlds/storage-folder';

/** Where words can be read: every page of every file of a computer, in clear, a démarche's opened with its key. */
export async function storedWords({ host, folder }: HostTable, id: string, words: readonly string[]): Promise<string[]> {
  const key = await unwrapKey((await peekKeyFiles(host.workspaces.storage.folder, id)).wrapped, {});
  const found: string[] = [];
  for (const path of await filesUnder(folder)) {
    const raw = await readFile(path);
    const clear = path.includes('.demarche') ? await decryptedPages(path, key) : Buffer.alloc(0);
    for (const word of words) if (raw.includes(word) || clear.includes(word)) found.push(`${path.slice(folder.length)}: ${word}`);
  }
  return found;
}
