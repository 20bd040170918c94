import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, randomBytes } from '@noble/hashes/utils.js';
import * as Y from 'yjs';
import { AppError } from '#shared/app-error';
import { newId, type RecordId } from '#shared/ids';

/** The root of a document in which sealed values stand. */
const SEALED = 'sealed';
const NONCE_BYTES = 24;
const LENGTH_BYTES = 4;

/** A value that went to every table before anybody may read it: a ballot, the scores of a judge. */
interface SealedValue {
  readonly id: RecordId;
  /** What it is said about; never by whom. */
  readonly subject: string;
  /** The value once its key was published; undefined until then, and for a key or a box that is not the one that was sealed. */
  readonly value: unknown;
  readonly isOpen: boolean;
}

/** A value as it is to be written, and its key, which belongs in no document before `publishKey`. */
export interface Seal {
  readonly id: RecordId;
  readonly subject: string;
  /** Nonce and ciphertext. */
  readonly box: Uint8Array;
  /** SHA-256 of the key. */
  readonly proof: Uint8Array;
  readonly key: Uint8Array;
}

/**
 * Seals `value` (JSON). Every value of a subject takes `room` bytes, so that its length says nothing; one that needs more
 * throws `too-large`. XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03) with a key of its own. That cipher alone would let
 * somebody prepare a box that two keys open differently: the proof leaves one.
 */
export function sealValue({ subject, value, room }: { readonly subject: string; readonly value: unknown; readonly room: number }): Seal {
  const [id, key, nonce] = [newId(), randomBytes(32), randomBytes(NONCE_BYTES)];
  const box = xchacha20poly1305(key, nonce, boundTo(id, subject)).encrypt(padded(value, room));
  return { id, subject, box: concatBytes(nonce, box), proof: sha256(key), key };
}

/** Writes a sealed value into a document, without its key. */
export function writeSeal(doc: Y.Doc, { id, subject, box, proof }: Seal): void {
  doc.getMap(SEALED).set(id, new Y.Map<unknown>(Object.entries({ subject, box, proof })));
}

/** Lets everybody who has the document read a sealed value. False where it is not there, or where this is not its key. */
export function publishKey(doc: Y.Doc, id: RecordId, key: Uint8Array): boolean {
  const record = recordsOf(doc).get(id);
  if (!record || !isKeyOf(record, key)) return false;
  if (!isKeyOf(record, record.get('key'))) record.set('key', key);
  return true;
}

/** Takes sealed values out of a document. */
export function removeSealed(doc: Y.Doc, ids: readonly RecordId[]): void {
  doc.transact(() => {
    for (const id of ids) doc.getMap(SEALED).delete(id);
  });
}

/** What is sealed in a document about `subject`, open or not, in the order of ids: that of writing says who was first. */
export function sealedOf(doc: Y.Doc, subject: string): readonly SealedValue[] {
  return [...recordsOf(doc)]
    .filter(([, record]) => record.get('subject') === subject)
    .map(([id, record]) => ({ id, subject, ...opened(id, subject, record) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function recordsOf(doc: Y.Doc): ReadonlyMap<RecordId, Y.Map<unknown>> {
  const records = [...doc.getMap(SEALED)].filter((entry): entry is [string, Y.Map<unknown>] => entry[1] instanceof Y.Map);
  return new Map(records);
}

function opened(id: RecordId, subject: string, record: Y.Map<unknown>): { value: unknown; isOpen: boolean } {
  const [key, box] = [record.get('key'), record.get('box')];
  try {
    if (!isKeyOf(record, key) || !(box instanceof Uint8Array)) return { value: undefined, isOpen: false };
    const content = xchacha20poly1305(key, box.subarray(0, NONCE_BYTES), boundTo(id, subject)).decrypt(box.subarray(NONCE_BYTES));
    return { value: unpadded(content), isOpen: true };
  } catch {
    return { value: undefined, isOpen: false };
  }
}

function isKeyOf(record: Y.Map<unknown>, key: unknown): key is Uint8Array {
  const proof = record.get('proof');
  if (!(key instanceof Uint8Array) || key.length !== 32 || !(proof instanceof Uint8Array)) return false;
  const own = sha256(key);
  return own.length === proof.length && own.every((byte, index) => byte === proof[index]);
}

/** A box that was copied under another id, or moved to another subject, opens no more. */
function boundTo(id: RecordId, subject: string): Uint8Array {
  return new TextEncoder().encode(JSON.stringify([id, subject]));
}

function padded(value: unknown, room: number): Uint8Array {
  const content = new TextEncoder().encode(JSON.stringify(value));
  if (content.length > room) throw new AppError('too-large', 'more than its subject has room for', { limit: room });
  const bytes = new Uint8Array(LENGTH_BYTES + room);
  new DataView(bytes.buffer).setUint32(0, content.length);
  bytes.set(content, LENGTH_BYTES);
  return bytes;
}

function unpadded(bytes: Uint8Array): unknown {
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  return JSON.parse(new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, LENGTH_BYTES + length)));
}
