import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { decrypt, encrypt, openWithPassphrase, sealedSchema, sealWithPassphrase } from '#host/storage/keys/passphrase';
import { AppError } from '#shared/app-error';
import { type ByteSource, memorySource } from './byte-source';

/**
 * A file under a passphrase: a first line that says what it is, a header, then pieces of a megabyte, each
 * AES-256-GCM under a random key that the passphrase unwraps. A piece's nonce holds its number and whether it
 * is the last (the STREAM construction: Hoang, Reyhanitabar, Rogaway, Vizár 2015), so that pieces can be
 * neither swapped nor dropped, nor the end cut off.
 */
const MAGIC = 'faire-avec-sealed/1\n';
const PIECE = 1024 * 1024;
const TAG = 16;
const MAX_HEADER = 4096;
const PURPOSE = 'faire-avec/bundle';

const headerSchema = z.object({ box: sealedSchema, prefix: z.string().max(32) });

/** True when these are the first bytes of a sealed file. */
export function isSealed(start: Uint8Array): boolean {
  return Buffer.from(start.subarray(0, MAGIC.length)).toString('latin1') === MAGIC;
}

/** Seals a stream under a passphrase (`bad-input` for an empty one). A lower cost is for tests. */
export async function* seal(
  plain: AsyncIterable<Uint8Array>,
  passphrase: string,
  cost?: { N: 16384; r: 8; p: 1 },
): AsyncGenerator<Uint8Array> {
  if (passphrase.trim() === '') throw new AppError('bad-input', 'an empty passphrase protects nothing');
  const [key, prefix] = [randomBytes(32), randomBytes(7)];
  const header = Buffer.from(
    JSON.stringify({ box: await sealWithPassphrase(key, passphrase, PURPOSE, cost), prefix: prefix.toString('base64') }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.byteLength);
  yield Buffer.concat([Buffer.from(MAGIC), length, header]);
  const associated = digest(header);
  let index = 0;
  for await (const { bytes, last } of inPieces(plain)) yield encrypt(bytes, key, nonceOf(prefix, index++, last), associated);
}

/**
 * What a sealed file holds. Throws `wrong-passphrase`, `locked` without one, `damaged-file` when a bit was
 * changed or the end is missing, `newer-version` when its header is of another kind.
 */
export async function unseal(source: ByteSource, passphrase: string | undefined): Promise<ByteSource> {
  if (passphrase === undefined) throw new AppError('locked', 'the file is sealed by a passphrase');
  const { header, start } = await readHeader(source);
  const parsed = headerSchema.safeParse(parseJson(header));
  if (!parsed.success) throw new AppError('damaged-file', 'the seal of the file is damaged');
  const key = await openWithPassphrase(parsed.data.box, passphrase, PURPOSE);
  const prefix = Buffer.from(parsed.data.prefix, 'base64');
  if (prefix.byteLength !== 7) throw new AppError('damaged-file', 'the seal of the file is damaged');
  const associated = digest(header);
  const plain: Uint8Array[] = [];
  let [offset, index] = [start, 0];
  do {
    const length = Math.min(PIECE + TAG, source.size - offset);
    const last = offset + length === source.size;
    plain.push(openPiece(await source.read(offset, length), key, nonceOf(prefix, index++, last), associated));
    offset += length;
  } while (offset < source.size);
  return memorySource(new Uint8Array(Buffer.concat(plain)));
}

async function readHeader(source: ByteSource): Promise<{ header: Uint8Array; start: number }> {
  const length = Buffer.from(await source.read(MAGIC.length, 4)).readUInt32LE();
  if (length > MAX_HEADER) throw new AppError('damaged-file', 'the seal of the file is damaged');
  const at = MAGIC.length + 4;
  return { header: await source.read(at, length), start: at + length };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}

function openPiece(sealed: Uint8Array, key: Uint8Array, nonce: Uint8Array, associated: Uint8Array): Uint8Array {
  try {
    return decrypt(sealed, key, nonce, associated);
  } catch (error) {
    throw new AppError('damaged-file', 'the sealed file was changed or cut short', {}, { cause: error });
  }
}

/** The stream in pieces of one size, and which is the last; an empty stream is one empty piece. */
async function* inPieces(stream: AsyncIterable<Uint8Array>): AsyncGenerator<{ bytes: Uint8Array; last: boolean }> {
  let waiting: Buffer = Buffer.alloc(0);
  for await (const bytes of stream) {
    waiting = Buffer.concat([waiting, bytes]);
    while (waiting.byteLength > PIECE) {
      yield { bytes: waiting.subarray(0, PIECE), last: false };
      waiting = waiting.subarray(PIECE);
    }
  }
  yield { bytes: waiting, last: true };
}

function nonceOf(prefix: Uint8Array, index: number, last: boolean): Uint8Array {
  const nonce = Buffer.alloc(12);
  nonce.set(prefix, 0);
  nonce.writeUInt32BE(index, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

function digest(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(MAGIC).update(bytes).digest();
}
