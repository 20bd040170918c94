import { PAGE_BYTES } from '../sqlite/sqlite';

/**
 * A write-ahead log as it lies on the disk, before SQLite replays it. SQLite stops at the first frame whose checksum
 * does not hold and says nothing, which is right after a power cut and hides damage.
 * Format: https://sqlite.org/fileformat2.html#walformat
 */
export interface LogReading {
  readonly frames: readonly Frame[];
  readonly salts: Words;
  /** Index of the first frame that SQLite will not replay; the number of frames when it replays all. */
  readonly broken: number;
  /** Index of the last frame that ends a commit of this log; -1 when there is none. */
  readonly lastCommit: number;
}

/** One page as a commit wrote it. */
export interface Frame {
  /** Where it begins in the log. */
  readonly at: number;
  readonly page: number;
  /** Pages of the whole file after this commit; 0 for a frame that ends none. */
  readonly fileSize: number;
  /** It carries this log's numbers: what lies behind its end is of an earlier one. */
  readonly belongs: boolean;
  /** Its checksum holds, given the one written in the frame before it. */
  readonly holds: boolean;
}

/** Two 32-bit numbers: a log's salts, a running checksum. */
export type Words = readonly [number, number];

/**
 * `damaged`: the log holds commits that SQLite will not replay. `damaged-end`: one such commit, the last, as a power
 * cut may also leave it.
 */
export type LogCondition = 'whole' | 'damaged' | 'damaged-end';

/** Bytes before the first frame of a write-ahead log (SQLite, « The WAL File Format »). */
export const HEADER_BYTES = 32;
/** Bytes before the page in each frame of it. */
export const FRAME_HEADER_BYTES = 24;
const FRAME_BYTES = FRAME_HEADER_BYTES + PAGE_BYTES;
const BIG_ENDIAN = 0x377f0683;

/** How a log is, seen from the first frame that does not hold: what counts is how many commits lie behind it. */
export function logCondition({ frames, broken }: LogReading): LogCondition {
  const lost = frames.slice(broken).filter(({ belongs, fileSize }) => belongs && fileSize > 0).length;
  if (lost === 0) return 'whole';
  return lost === 1 ? 'damaged-end' : 'damaged';
}

/** Reads a log frame by frame, whatever its checksums say. Undefined while nothing was committed to it. */
export function readLog(bytes: Buffer): LogReading | undefined {
  if (bytes.byteLength < HEADER_BYTES + FRAME_HEADER_BYTES) return undefined;
  const bigEndian = bytes.readUInt32BE(0) === BIG_ENDIAN;
  const headerHolds = isHeader(bytes, bigEndian);
  const count = Math.floor((bytes.byteLength - HEADER_BYTES) / FRAME_BYTES);
  const places = Array.from({ length: count }, (_, index) => HEADER_BYTES + index * FRAME_BYTES);
  const salts = headerHolds ? wordsAt(bytes, 16) : saltsOfMost(places.slice(0, 3).map((at) => wordsAt(bytes, at + 8)));
  const frames = places.map((at, index): Frame => {
    const before = wordsAt(bytes, index === 0 ? 24 : at - FRAME_BYTES + 16);
    const sums = frameSums(bytes, at, before, bigEndian);
    return {
      at,
      page: bytes.readUInt32BE(at),
      fileSize: bytes.readUInt32BE(at + 4),
      belongs: same(wordsAt(bytes, at + 8), salts),
      holds: same(sums, wordsAt(bytes, at + 16)),
    };
  });
  const firstBad = frames.findIndex(({ belongs, holds }) => !belongs || !holds);
  return {
    frames,
    salts,
    broken: !headerHolds ? 0 : firstBad < 0 ? count : firstBad,
    lastCommit: frames.findLastIndex(({ belongs, fileSize }) => belongs && fileSize > 0),
  };
}

function isHeader(bytes: Buffer, bigEndian: boolean): boolean {
  const isMagic = bigEndian || bytes.readUInt32BE(0) === BIG_ENDIAN - 1;
  return isMagic && bytes.readUInt32BE(8) === PAGE_BYTES && same(addUp(bytes, 0, 24, [0, 0], bigEndian), wordsAt(bytes, 24));
}

/** With a damaged header, the numbers that two of the first frames share. */
function saltsOfMost(first: readonly Words[]): Words {
  return first.find((salts, index) => first.some((other, at) => at > index && same(salts, other))) ?? first[0] ?? [0, 0];
}

/** The running checksum after the frame at `at`. */
export function frameSums(bytes: Buffer, at: number, before: Words, bigEndian: boolean): Words {
  const withHeader = addUp(bytes, at, 8, before, bigEndian);
  return addUp(bytes, at + FRAME_HEADER_BYTES, PAGE_BYTES, withHeader, bigEndian);
}

/** SQLite's checksum of a log, carried on from `[first, second]`. */
export function addUp(bytes: Buffer, from: number, length: number, [first, second]: Words, bigEndian: boolean): Words {
  let [s0, s1] = [first, second];
  for (let at = from; at < from + length; at += 8) {
    const [x, y] = bigEndian ? [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)] : [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4)];
    s0 = (s0 + x + s1) >>> 0;
    s1 = (s1 + y + s0) >>> 0;
  }
  return [s0, s1];
}

function wordsAt(bytes: Buffer, at: number): Words {
  return [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)];
}

function same(one: Words, other: Words): boolean {
  return one[0] === other[0] && one[1] === other[1];
}
