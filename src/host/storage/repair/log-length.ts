import { open, readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';

/** How long the log of a file was, and which log: its salts change each time it begins anew. */
const lengthSchema = z.object({ salts: z.string(), bytes: z.number() });
type LogLength = z.output<typeof lengthSchema>;

/** Where the salts stand in a log: https://sqlite.org/fileformat2.html#walformat */
const [SALTS_FROM, SALTS_TO] = [16, 24];

/** How long a longer log waits to be noted, in milliseconds. */
export const NOTE_MS = 250;

/**
 * Notes elsewhere how long the log of the file at `path` is. The note is not synced, so that it costs no second sync:
 * commits are, before they are noted, and a power cut can only leave a note that says too little.
 */
export async function noteLength(path: string, note: string): Promise<void> {
  const length = await lengthOf(path);
  if (length) await writeFile(note, JSON.stringify(length));
}

/**
 * Whether the log of the file at `path` lacks what was committed: the same log, shorter than noted. One that was cut at
 * the end of a commit looks whole. One that is empty or gone says nothing: so does one that was written back.
 */
export async function isLogCut(path: string, note: string): Promise<boolean> {
  const text = await readFile(note, 'utf8').catch(() => '');
  const [noted, found] = [parse(text), await lengthOf(path)];
  return noted !== undefined && found !== undefined && noted.salts === found.salts && found.bytes < noted.bytes;
}

/** A note that the power cut, or that is none, says nothing. */
function parse(text: string): LogLength | undefined {
  try {
    return lengthSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

async function lengthOf(path: string): Promise<LogLength | undefined> {
  const file = await open(`${path}-wal`).catch(() => undefined);
  if (!file) return undefined;
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(SALTS_TO), 0, SALTS_TO, 0);
    const { size } = await file.stat();
    return bytesRead < SALTS_TO ? undefined : { salts: buffer.toString('hex', SALTS_FROM, SALTS_TO), bytes: size };
  } finally {
    await file.close();
  }
}
