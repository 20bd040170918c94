import { addUp, FRAME_HEADER_BYTES, type Frame, frameSums, HEADER_BYTES, type LogReading, type Words } from './log-inspection';
import { PAGE_BYTES } from '../sqlite/sqlite';

const LITTLE_ENDIAN = 0x377f0682;
const FORMAT = 3_007_000;

/**
 * The same log with checksums that hold, so that SQLite replays it to its last commit. What was damaged stays so: the
 * encryption signs each page with its number, and a page that is not what it was is refused when it is read. A frame
 * whose page number can't be one of the file's is left out.
 */
export function rewriteLog(bytes: Buffer, { frames, salts, lastCommit }: LogReading): Buffer {
  const lastPage = Math.max(0, ...frames.filter(({ holds }) => holds).flatMap(({ page, fileSize }) => [page, fileSize]));
  const isSane = ({ page, holds }: Frame) => holds || (page >= 1 && page <= lastPage);
  const kept = frames.slice(0, lastCommit + 1).filter(isSane);
  const log = Buffer.alloc(HEADER_BYTES + kept.length * (FRAME_HEADER_BYTES + PAGE_BYTES));
  for (const [index, word] of [LITTLE_ENDIAN, FORMAT, PAGE_BYTES, 0, ...salts].entries()) log.writeUInt32BE(word, index * 4);
  let sums = addUp(log, 0, 24, [0, 0], false);
  writeWords(log, 24, sums);
  for (const [index, { at }] of kept.entries()) {
    const to = HEADER_BYTES + index * (FRAME_HEADER_BYTES + PAGE_BYTES);
    bytes.copy(log, to, at, at + FRAME_HEADER_BYTES + PAGE_BYTES);
    writeWords(log, to + 8, salts);
    sums = frameSums(log, to, sums, false);
    writeWords(log, to + 16, sums);
  }
  return log;
}

function writeWords(log: Buffer, at: number, [first, second]: Words): void {
  log.writeUInt32BE(first, at);
  log.writeUInt32BE(second, at + 4);
}
