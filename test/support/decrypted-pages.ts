import { createDecipheriv } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { PAGE_BYTES } from '#host/storage/sqlite/sqlite';

/** What SQLCipher keeps at the end of each page: a nonce of 16 bytes and a seal of 64. */
const RESERVED = 80;
const LOG_HEADER = 32;
const FRAME_HEADER = 24;

/**
 * Every page of a démarche's file, of a backup or of a write-ahead log, as it lies there, in clear: pages that are
 * free, or of an older commit, too. No row and no page list is asked: what is on the disk is what is read.
 */
export async function decryptedPages(path: string, key: Uint8Array): Promise<Buffer> {
  const bytes = await readFile(path);
  const isLog = path.endsWith('-wal');
  const [from, step] = isLog ? [LOG_HEADER, FRAME_HEADER + PAGE_BYTES] : [0, PAGE_BYTES];
  const pages: Buffer[] = [];
  for (let at = from; at + step <= bytes.length; at += step) {
    const page = bytes.subarray(at + (isLog ? FRAME_HEADER : 0), at + step);
    const isFirst = isLog ? bytes.readUInt32BE(at) === 1 : at === 0;
    pages.push(decryptPage(page, key, isFirst ? 16 : 0));
  }
  return Buffer.concat(pages);
}

/** The first page begins with sixteen bytes of salt, in clear. */
function decryptPage(page: Buffer, key: Uint8Array, salt: number): Buffer {
  const end = PAGE_BYTES - RESERVED;
  const decipher = createDecipheriv('aes-256-cbc', key, page.subarray(end, end + 16)).setAutoPadding(false);
  return Buffer.concat([decipher.update(page.subarray(salt, end)), decipher.final()]);
}
