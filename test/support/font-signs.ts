import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

/** The tables of a WOFF2 file by their number (W3C WOFF 2.0, §4.1); what follows them is named in the file. */
const TABLES = 'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep'.split(' ');
const ANY_TAG = 63;

/** The code points that a WOFF2 font has a drawing for, read from its character map. */
export function signsOf(path: string): ReadonlySet<number> {
  const file = readFileSync(path);
  const { cmapAt, dataAt } = directoryOf(file);
  const cmap = brotliDecompressSync(file.subarray(dataAt, dataAt + file.readUInt32BE(20))).subarray(cmapAt);
  const signs = new Set<number>();
  for (let index = 0; index < cmap.readUInt16BE(2); index++) addSubtable(cmap, cmap.readUInt32BE(8 + 8 * index), signs);
  return signs;
}

/** Where the character map begins among the tables once they are unpacked, and where the packed tables begin in the file. */
function directoryOf(file: Buffer): { cmapAt: number; dataAt: number } {
  let [at, length, cmapAt] = [48, 0, 0];
  const number = () => {
    let value = 0;
    for (;;) {
      const byte = file.readUInt8(at++);
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  };
  for (let table = 0; table < file.readUInt16BE(12); table++) {
    const flags = file.readUInt8(at++);
    const tag = TABLES[flags & ANY_TAG] ?? '';
    if ((flags & ANY_TAG) === ANY_TAG) at += 4;
    const original = number();
    const isOutline = tag === 'glyf' || tag === 'loca';
    const isTransformed = isOutline ? flags >> 6 !== 3 : flags >> 6 !== 0;
    if (tag === 'cmap') cmapAt = length;
    length += isTransformed ? number() : original;
  }
  return { cmapAt, dataAt: at };
}

function addSubtable(cmap: Buffer, at: number, signs: Set<number>): void {
  const add = (from: number, to: number) => {
    for (let sign = from; sign <= to; sign++) signs.add(sign);
  };
  const format = cmap.readUInt16BE(at);
  if (format === 4) {
    const count = cmap.readUInt16BE(at + 6);
    for (let index = 0; index < count; index += 2) add(cmap.readUInt16BE(at + 16 + count + index), cmap.readUInt16BE(at + 14 + index));
  }
  if (format !== 12) return;
  for (let group = 0; group < cmap.readUInt32BE(at + 12); group++) {
    add(cmap.readUInt32BE(at + 16 + 12 * group), cmap.readUInt32BE(at + 20 + 12 * group));
  }
}
