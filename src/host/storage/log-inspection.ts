import { readFile } from 'node:fs/promises';

/** What a write-ahead log says before SQLite replays it. */
export type LogCondition = 'absent' | 'whole' | 'damaged';

const HEADER = 32;
const FRAME_HEADER = 24;

/**
 * Whether a log holds commits that SQLite will not replay. SQLite stops at the first frame whose checksum does
 * not hold and says nothing, which is right after a power cut and hides damage: a later frame of the same
 * log that ends a commit tells the two apart. Format: https://sqlite.org/fileformat2.html#walformat
 */
export async function inspectLog(path: string): Promise<LogCondition> {
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes || bytes.byteLength === 0) return 'absent';
  // Shorter than a header and a frame: nothing was committed to it yet.
  if (bytes.byteLength < HEADER + FRAME_HEADER) return 'whole';
  const log = openLog(bytes);
  if (!log) return 'damaged';
  const frames = Math.floor((bytes.byteLength - HEADER) / log.frameBytes);
  let sums: Sums = log.sums;
  let broken = false;
  for (let index = 0; index < frames; index++) {
    const at = HEADER + index * log.frameBytes;
    const belongs = bytes.readUInt32BE(at + 8) === log.salts[0] && bytes.readUInt32BE(at + 12) === log.salts[1];
    if (!broken) {
      const next = frameSums(bytes, at, log, sums);
      broken = !belongs || !next;
      sums = next ?? sums;
    }
    const endsCommit = bytes.readUInt32BE(at + 4) > 0;
    if (broken && belongs && endsCommit) return 'damaged';
  }
  return 'whole';
}

type Sums = readonly [number, number];

interface Log {
  readonly frameBytes: number;
  readonly salts: Sums;
  readonly sums: Sums;
  readonly bigEndian: boolean;
}

function openLog(bytes: Buffer): Log | undefined {
  const magic = bytes.readUInt32BE(0);
  if (magic !== 0x377f0682 && magic !== 0x377f0683) return undefined;
  const bigEndian = (magic & 1) === 1;
  const sums = addUp(bytes, 0, 24, [0, 0], bigEndian);
  if (sums[0] !== bytes.readUInt32BE(24) || sums[1] !== bytes.readUInt32BE(28)) return undefined;
  return {
    frameBytes: FRAME_HEADER + bytes.readUInt32BE(8),
    salts: [bytes.readUInt32BE(16), bytes.readUInt32BE(20)],
    sums,
    bigEndian,
  };
}

/** The running checksum after this frame, or undefined when the frame does not hold it. */
function frameSums(bytes: Buffer, at: number, log: Log, before: Sums): Sums | undefined {
  const withHeader = addUp(bytes, at, 8, before, log.bigEndian);
  const sums = addUp(bytes, at + FRAME_HEADER, log.frameBytes - FRAME_HEADER, withHeader, log.bigEndian);
  return sums[0] === bytes.readUInt32BE(at + 16) && sums[1] === bytes.readUInt32BE(at + 20) ? sums : undefined;
}

function addUp(bytes: Buffer, from: number, length: number, [first, second]: Sums, bigEndian: boolean): Sums {
  let [s0, s1] = [first, second];
  for (let at = from; at < from + length; at += 8) {
    const [x, y] = bigEndian ? [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)] : [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4)];
    s0 = (s0 + x + s1) >>> 0;
    s1 = (s1 + y + s0) >>> 0;
  }
  return [s0, s1];
}
