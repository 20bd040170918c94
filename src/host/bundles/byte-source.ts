import { createHash } from 'node:crypto';
import { AppError } from '#shared/app-error';

/** Bytes that can be read at any place: a bundle in memory, or a file that need not fit there. */
export interface ByteSource {
  readonly size: number;
  /** Exactly these bytes; asking beyond the end is `damaged-file`. */
  read(offset: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A source over bytes that are in memory already; they are not copied. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.byteLength,
    read: async (offset, length) => {
      expectInside(offset, length, bytes.byteLength);
      return bytes.subarray(offset, offset + length);
    },
    close: async () => undefined,
  };
}

function expectInside(offset: number, length: number, size: number): void {
  if (offset < 0 || length < 0 || offset + length > size) throw new AppError('damaged-file', 'the file points beyond its end');
}

const PIECE = 1024 * 1024;

/** Every byte up to `end`, a megabyte at a time. */
async function* pieces(source: ByteSource, end = source.size): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < end; offset += PIECE) yield source.read(offset, Math.min(PIECE, end - offset));
}

/** SHA-256 of the bytes up to `end`, hexadecimal. */
export async function hashOf(source: ByteSource, end = source.size): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of pieces(source, end)) hash.update(piece);
  return hash.digest('hex');
}

/** All of a stream as one array; for what is known to be small, and for tests. */
export async function collect(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}
