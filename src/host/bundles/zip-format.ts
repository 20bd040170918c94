import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { crc32, deflateRaw, inflateRaw } from 'node:zlib';
import { AppError } from '#shared/app-error';
import { type ByteSource, hashOf } from './byte-source';

/**
 * The part of ZIP (PKWARE APPNOTE 6.3.10) that a bundle uses, and nothing else: stored or deflated entries,
 * sizes known in front, no extra field, no encryption, no zip64, one disk. Any tool opens what is written
 * here; what is read here has no room for the tricks of the rest. The archive's comment holds the SHA-256 of
 * everything before it, so that one changed bit is seen, even in a byte that means nothing.
 */
export interface ZipEntry {
  readonly name: string;
  readonly content: Uint8Array;
  /** Photos and sound are compressed already. */
  readonly compress: boolean;
}

/** What one archive may hold; a bomb is refused before it is unpacked. */
interface ZipLimits {
  readonly entries: number;
  readonly entryBytes: number;
  readonly totalBytes: number;
  /** Unpacked to packed; deflate itself can't exceed about 1000. */
  readonly ratio: number;
}

/** What a bundle may hold: 10,000 entries, 200 MB each, 2 GB together, unpacked to a hundred times what they weigh. */
export const ZIP_LIMITS: ZipLimits = { entries: 10_000, entryBytes: 200 * 2 ** 20, totalBytes: 2 * 2 ** 30, ratio: 100 };

// Off the event loop: a large photo must not hold up those who type.
const pack = promisify(deflateRaw) as (bytes: Uint8Array) => Promise<Buffer>;
const unpack = promisify(inflateRaw) as (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Buffer>;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const UTF8 = 0x0800;
/** 1 January 1980: the same content gives the same bytes, and nothing tells when somebody worked. */
const NO_DATE = 0x0021;
const COMMENT = 'faire-avec/1 sha256=';
const COMMENT_BYTES = COMMENT.length + 64;
const END_BYTES = 22;

interface Written {
  readonly name: Buffer;
  readonly crc: number;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** Writes an archive entry by entry: no more than one is in memory at a time. */
export async function* writeZip(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  const written: Written[] = [];
  let offset = 0;
  const put = (bytes: Uint8Array): Uint8Array => {
    hash.update(bytes);
    offset += bytes.byteLength;
    return bytes;
  };
  for await (const entry of entries) {
    const packed = entry.compress ? await pack(entry.content) : entry.content;
    const smaller = packed.byteLength < entry.content.byteLength;
    const body = smaller ? packed : entry.content;
    const record: Written = {
      name: Buffer.from(entry.name, 'utf8'),
      crc: crc32(entry.content),
      method: smaller ? 8 : 0,
      packed: body.byteLength,
      size: entry.content.byteLength,
      offset,
    };
    written.push(record);
    yield put(Buffer.concat([header(LOCAL, record), record.name]));
    yield put(body);
  }
  const start = offset;
  for (const record of written) yield put(Buffer.concat([header(CENTRAL, record), record.name]));
  yield put(endRecord(written.length, offset - start, start));
  yield Buffer.from(COMMENT + hash.digest('hex'));
}

function header(signature: number, record: Written): Buffer {
  const central = signature === CENTRAL;
  const bytes = Buffer.alloc(central ? 46 : 30);
  let at = bytes.writeUInt32LE(signature, 0);
  if (central) at = bytes.writeUInt16LE(20, at);
  for (const value of [20, UTF8, record.method, 0, NO_DATE]) at = bytes.writeUInt16LE(value, at);
  for (const value of [record.crc, record.packed, record.size]) at = bytes.writeUInt32LE(value, at);
  at = bytes.writeUInt16LE(record.name.byteLength, at);
  if (central) bytes.writeUInt32LE(record.offset, 42);
  return bytes;
}

function endRecord(count: number, size: number, start: number): Buffer {
  const bytes = Buffer.alloc(END_BYTES);
  bytes.writeUInt32LE(END, 0);
  bytes.writeUInt16LE(count, 8);
  bytes.writeUInt16LE(count, 10);
  bytes.writeUInt32LE(size, 12);
  bytes.writeUInt32LE(start, 16);
  bytes.writeUInt16LE(COMMENT_BYTES, 20);
  return bytes;
}

/** An archive that was checked: its entries by name, each unpacked when it is asked for. */
export interface ZipArchive {
  readonly names: readonly string[];
  /** False when a bit changed somewhere: entries must then be trusted one by one, by their own hash. */
  readonly sealIntact: boolean;
  /** The content of an entry, checked against its CRC. `damaged-file` when it differs or there is none. */
  read(name: string): Promise<Uint8Array>;
}

/**
 * Opens an archive written by `writeZip`. Throws `damaged-file` when its directory makes no sense (names twice
 * or outside the archive, overlapping entries, links, sizes that lie), `too-large` beyond the limits.
 */
export async function openZip(source: ByteSource, limits: ZipLimits = ZIP_LIMITS): Promise<ZipArchive> {
  const bodyEnd = source.size - COMMENT_BYTES;
  const tail = await source.read(bodyEnd - END_BYTES, END_BYTES + COMMENT_BYTES);
  const end = viewOf(tail);
  expect(end.getUint32(0, true) === END && end.getUint16(20, true) === COMMENT_BYTES, 'no end record');
  const count = end.getUint16(10, true);
  if (count > limits.entries) throw new AppError('too-large', `${count} entries`);
  const [size, start] = [end.getUint32(12, true), end.getUint32(16, true)];
  expect(start + size === bodyEnd - END_BYTES, 'the directory is not where it says');
  const entries = readDirectory(await source.read(start, size), count, start, limits);
  const comment = Buffer.from(tail.subarray(END_BYTES)).toString('latin1');
  const sealIntact = comment === COMMENT + (await hashOf(source, bodyEnd));
  return {
    names: [...entries.keys()],
    sealIntact,
    read: (name) => readEntry(source, entries.get(name), name),
  };
}

function readDirectory(bytes: Uint8Array, count: number, start: number, limits: ZipLimits): Map<string, Written> {
  const view = viewOf(bytes);
  const entries = new Map<string, Written>();
  let [at, total, nextOffset] = [0, 0, 0];
  for (let index = 0; index < count; index++) {
    expect(at + 46 <= bytes.byteLength && view.getUint32(at, true) === CENTRAL, 'a directory entry is cut short');
    const record = readRecord(bytes, view, at);
    expect(record.offset === nextOffset, 'entries overlap or leave gaps');
    nextOffset = record.offset + 30 + record.name.byteLength + record.packed;
    total += record.size;
    checkLimits(record, total, limits);
    const name = record.name.toString('utf8');
    expect(!entries.has(name), 'a name stands twice');
    entries.set(name, record);
    at += 46 + record.name.byteLength;
  }
  expect(at === bytes.byteLength && nextOffset === start, 'the directory and the entries do not meet');
  return entries;
}

function readRecord(bytes: Uint8Array, view: DataView, at: number): Written {
  const [made, method] = [view.getUint16(at + 4, true), view.getUint16(at + 10, true)];
  const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [number, number, number];
  expect(made === 20 && view.getUint16(at + 8, true) === UTF8, 'an entry of another kind');
  expect((method === 0 || method === 8) && extra === 0 && comment === 0, 'an entry of another kind');
  // The upper half says what a Unix would make of it: a link, a device.
  expect(view.getUint32(at + 38, true) === 0, 'an entry that is no plain file');
  expect(at + 46 + name <= bytes.byteLength, 'a name is cut short');
  return {
    name: Buffer.from(bytes.slice(at + 46, at + 46 + name)),
    method,
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
}

function checkLimits(record: Written, total: number, limits: ZipLimits): void {
  const unpacked = record.method === 0 ? record.packed : record.size;
  if (unpacked > limits.entryBytes || total > limits.totalBytes) throw new AppError('too-large', 'the bundle unpacks to too much');
  expect(record.method === 8 || record.packed === record.size, 'a size lies');
  if (record.size > limits.ratio * Math.max(record.packed, 1024))
    throw new AppError('too-large', 'an entry unpacks to more than is believable');
}

async function readEntry(source: ByteSource, record: Written | undefined, name: string): Promise<Uint8Array> {
  if (!record) throw new AppError('damaged-file', `no entry ${name}`, { entry: name });
  const local = await source.read(record.offset, 30 + record.name.byteLength);
  const expected = Buffer.concat([header(LOCAL, record), record.name]);
  expect(expected.equals(local), `the entry ${name} is not what the directory says`);
  const packed = await source.read(record.offset + local.byteLength, record.packed);
  const content = record.method === 0 ? packed : await inflate(packed, record.size, name);
  expect(content.byteLength === record.size && crc32(content) === record.crc, `the entry ${name} is damaged`);
  return content;
}

async function inflate(packed: Uint8Array, size: number, name: string): Promise<Uint8Array> {
  try {
    return await unpack(packed, { maxOutputLength: Math.max(size, 1) });
  } catch (error) {
    throw new AppError('damaged-file', `the entry ${name} can not be unpacked`, { entry: name }, { cause: error });
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function expect(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new AppError('damaged-file', otherwise);
}
