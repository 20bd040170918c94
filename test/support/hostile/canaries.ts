import { readFile } from 'node:fs/promises';
import { filesUnder } from '../worlds/storage-folder';

/**
 * Files under these folders that hold one of these words, in their name or in their bytes: as UTF-8, as UTF-16, and
 * inside anything that was written as base64.
 */
export async function filesHolding(folders: readonly string[], words: readonly string[]): Promise<string[]> {
  const needles = words.map((word) => [word, [Buffer.from(word), Buffer.from(word, 'utf16le'), ...base64Of(word)]] as const);
  const found: string[] = [];
  for (const folder of folders) {
    for (const path of await filesUnder(folder)) {
      // Chromium removes files of its own at any time.
      const bytes = await readFile(path).catch(() => Buffer.alloc(0));
      for (const [word, forms] of needles) {
        if (path.slice(folder.length).includes(word) || forms.some((form) => bytes.includes(form)))
          found.push(`${path.slice(folder.length)}: ${word}`);
      }
    }
  }
  return found;
}

/** The three ways base64 may fall on a word, without the letters its neighbours have a part in. */
function base64Of(word: string): Buffer[] {
  return [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), Buffer.from(word)]).toString('base64');
    const end = (shift + Buffer.byteLength(word)) % 3 === 0 ? text.length : text.replace(/=+$/u, '').length - 1;
    return Buffer.from(text.slice(shift === 0 ? 0 : shift + 1, end));
  });
}
