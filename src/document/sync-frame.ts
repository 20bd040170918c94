import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { type ErrorCode, isErrorCode } from '#shared/app-error';
import type { DocumentDigest } from './document-digest';

/**
 * The frames by which one replica of a document follows another through a host.
 *
 * 1. The client says `hello`: the digest of what it has.
 * 2. The host answers `welcome`: its own digest, and what the client lacks (empty when the
 *    digests agree). A document that this host may not write is `readOnly`.
 * 3. The client sends, as an `update`, what the host lacks. From then on both send updates as they come.
 * 4. The host sends `ack n` once everything up to the client's update number n is durable: only then may
 *    the client show it as saved. It never echoes an update to who sent it.
 * 5. `trouble` says why updates are not becoming durable; `ack` says that it passed.
 * An update that leans on another that never came is answered by a new `welcome`, so that the gap heals.
 */
export type SyncFrame =
  | { readonly type: 'hello'; readonly digest: DocumentDigest }
  | {
      readonly type: 'welcome';
      readonly readOnly: boolean;
      readonly digest: DocumentDigest;
      /** V2 encoding; empty when there is nothing to bring. */
      readonly missing: Uint8Array;
    }
  | {
      readonly type: 'update';
      readonly number: number;
      /** True when the client heard it from another table, which passes it on itself. */
      readonly heard?: boolean;
      /** V1 encoding. */
      readonly update: Uint8Array;
    }
  | { readonly type: 'ack'; readonly number: number }
  | { readonly type: 'awareness'; readonly update: Uint8Array }
  | { readonly type: 'trouble'; readonly code: ErrorCode };

const TAGS = { hello: 0, welcome: 1, update: 2, ack: 3, awareness: 4, trouble: 5 } as const;

export function encodeSyncFrame(frame: SyncFrame): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeUint8(encoder, TAGS[frame.type]);
  switch (frame.type) {
    case 'hello':
      writeDigest(encoder, frame.digest);
      break;
    case 'welcome':
      encoding.writeUint8(encoder, frame.readOnly ? 1 : 0);
      writeDigest(encoder, frame.digest);
      encoding.writeVarUint8Array(encoder, frame.missing);
      break;
    case 'update':
      encoding.writeVarUint(encoder, frame.number);
      encoding.writeUint8(encoder, frame.heard ? 1 : 0);
      encoding.writeVarUint8Array(encoder, frame.update);
      break;
    case 'ack':
      encoding.writeVarUint(encoder, frame.number);
      break;
    case 'awareness':
      encoding.writeVarUint8Array(encoder, frame.update);
      break;
    case 'trouble':
      encoding.writeVarString(encoder, frame.code);
      break;
  }
  return encoding.toUint8Array(encoder);
}

/** The frame in `bytes`, or undefined when they are none. */
export function decodeSyncFrame(bytes: Uint8Array): SyncFrame | undefined {
  try {
    const decoder = decoding.createDecoder(bytes);
    return readFrame(decoding.readUint8(decoder), decoder);
  } catch {
    return undefined;
  }
}

function readFrame(tag: number, decoder: decoding.Decoder): SyncFrame | undefined {
  const block = () => decoding.readVarUint8Array(decoder);
  switch (tag) {
    case TAGS.hello:
      return { type: 'hello', digest: readDigest(decoder) };
    case TAGS.welcome:
      return { type: 'welcome', readOnly: decoding.readUint8(decoder) === 1, digest: readDigest(decoder), missing: block() };
    case TAGS.update:
      return { type: 'update', number: decoding.readVarUint(decoder), heard: decoding.readUint8(decoder) === 1, update: block() };
    case TAGS.ack:
      return { type: 'ack', number: decoding.readVarUint(decoder) };
    case TAGS.awareness:
      return { type: 'awareness', update: block() };
    case TAGS.trouble: {
      const code = decoding.readVarString(decoder);
      return { type: 'trouble', code: isErrorCode(code) ? code : 'internal' };
    }
    default:
      return undefined;
  }
}

function writeDigest(encoder: encoding.Encoder, digest: DocumentDigest): void {
  encoding.writeVarUint(encoder, digest.deletions);
  encoding.writeVarUint8Array(encoder, digest.stateVector);
}

function readDigest(decoder: decoding.Decoder): DocumentDigest {
  const deletions = decoding.readVarUint(decoder);
  return { deletions, stateVector: decoding.readVarUint8Array(decoder) };
}
