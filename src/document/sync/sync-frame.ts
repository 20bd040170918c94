import { inflateSync } from 'fflate';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { AppError, type ErrorCode, isErrorCode } from '#shared/app-error';
import { type DocumentDigest, isStateVector } from './document-digest';

/**
 * The frames by which one replica of a document follows another through a host. An item of the stream holds
 * one frame or several, one behind the other; `packed` holds further ones, deflated.
 *
 * 1. The client says `hello`: the digest of what it has, and its place in the host's line of updates.
 * 2. The host brings what the client lacks, as `update`s since that place or as a `state`, and says `welcome`.
 *    From then on it sends updates as they come. A document that the client may not write is `readOnly`.
 * 3. The client sends what the host lacks: its updates that were not acknowledged yet. A `welcome` with the
 *    host's digest says that the host can't know that this is all; the client then sends what the digest does
 *    not hold, as a `state`. From then on it sends updates as they come.
 * 4. The host sends `ack n` once everything up to the client's number n is durable: only then may the client
 *    show it as saved. It never echoes an update to who sent it.
 * 5. `trouble` says why updates are not becoming durable; `ack` says that it passed.
 * An update that leans on another that never came is answered by a new `welcome`, so that the gap heals; so is
 * a client that was too slow to be sent everything, and one whose rights changed.
 */
export type SyncFrame =
  | { readonly type: 'hello'; readonly digest: DocumentDigest; readonly place: Place }
  | {
      readonly type: 'welcome';
      readonly readOnly: boolean;
      /** How far the client has followed the line once it has read the frames before this one. */
      readonly place: Place;
      readonly digest: DocumentDigest | undefined;
    }
  | {
      readonly type: 'update';
      readonly number: number;
      /** True when the client heard it from another table, which passes it on itself. */
      readonly heard?: boolean;
      /** V1 encoding. */
      readonly update: Uint8Array;
    }
  | { readonly type: 'state'; readonly number: number /** V2 encoding. */; readonly state: Uint8Array }
  | { readonly type: 'ack'; readonly number: number }
  | { readonly type: 'awareness'; readonly update: Uint8Array }
  | { readonly type: 'trouble'; readonly code: ErrorCode };

/** How far a client followed one line: the updates of one live document, numbered from 1 in their order. */
export interface Place {
  /** Another one each time the host opens the document. */
  readonly line: number;
  readonly number: number;
}

/** The place of a client that has followed no line yet. */
export const NOWHERE: Place = { line: 0, number: 0 };

/** What a packed frame may unfold to. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;

const TAGS = { hello: 0, welcome: 1, update: 2, ack: 3, awareness: 4, trouble: 5, packed: 6, state: 7, heard: 8 } as const;

/** The bytes of a frame between a client and its host; `decodeSyncFrames` reads them, several at once too. */
export function encodeSyncFrame(frame: SyncFrame): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeUint8(encoder, frame.type === 'update' && frame.heard ? TAGS.heard : TAGS[frame.type]);
  switch (frame.type) {
    case 'hello':
      writeDigest(encoder, frame.digest);
      writePlace(encoder, frame.place);
      break;
    case 'welcome':
      encoding.writeUint8(encoder, (frame.readOnly ? 1 : 0) + (frame.digest ? 2 : 0));
      writePlace(encoder, frame.place);
      if (frame.digest) writeDigest(encoder, frame.digest);
      break;
    case 'update':
      encoding.writeVarUint(encoder, frame.number);
      encoding.writeVarUint8Array(encoder, frame.update);
      break;
    case 'state':
      encoding.writeVarUint(encoder, frame.number);
      encoding.writeVarUint8Array(encoder, frame.state);
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

/** Encoded frames as one item. */
export function joinFrames(frames: readonly Uint8Array[]): Uint8Array {
  const [first = new Uint8Array()] = frames;
  if (frames.length < 2) return first;
  const joined = new Uint8Array(frames.reduce((sum, frame) => sum + frame.byteLength, 0));
  let at = 0;
  for (const frame of frames) {
    joined.set(frame, at);
    at += frame.byteLength;
  }
  return joined;
}

/** A packed frame of what `deflated` (raw deflate) unfolds to, which has `byteLength` bytes. */
export function packedFrame(deflated: Uint8Array, byteLength: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeUint8(encoder, TAGS.packed);
  encoding.writeVarUint(encoder, byteLength);
  encoding.writeVarUint8Array(encoder, deflated);
  return encoding.toUint8Array(encoder);
}

/**
 * The frames in an item, unpacked; none when any of it is no frame. A host lets nothing be unpacked: clients pack
 * nothing, and a few bytes may unfold to many.
 */
export function decodeSyncFrames(item: Uint8Array, mayUnpack = true): SyncFrame[] {
  try {
    return readFrames(item, mayUnpack);
  } catch {
    return [];
  }
}

function readFrames(bytes: Uint8Array, mayUnpack: boolean): SyncFrame[] {
  const decoder = decoding.createDecoder(bytes);
  const frames: SyncFrame[] = [];
  while (decoding.hasContent(decoder)) {
    const tag = decoding.readUint8(decoder);
    if (tag === TAGS.packed && mayUnpack) frames.push(...readFrames(unpack(decoder), false));
    else frames.push(readFrame(tag, decoder));
  }
  return frames;
}

function unpack(decoder: decoding.Decoder): Uint8Array {
  const byteLength = decoding.readVarUint(decoder);
  if (byteLength > MAX_UNPACKED_BYTES) throw new AppError('too-large', 'packed frame');
  // Room of the length that was announced, and no more whatever it unfolds to.
  return inflateSync(decoding.readVarUint8Array(decoder), { out: new Uint8Array(byteLength) });
}

function readFrame(tag: number, decoder: decoding.Decoder): SyncFrame {
  switch (tag) {
    case TAGS.hello:
      return { type: 'hello', digest: readDigest(decoder), place: readPlace(decoder) };
    case TAGS.welcome:
      return readWelcome(decoder);
    case TAGS.state:
      return { type: 'state', number: decoding.readVarUint(decoder), state: decoding.readVarUint8Array(decoder) };
    case TAGS.update:
    case TAGS.heard:
      return {
        type: 'update',
        number: decoding.readVarUint(decoder),
        heard: tag === TAGS.heard,
        update: decoding.readVarUint8Array(decoder),
      };
    case TAGS.ack:
      return { type: 'ack', number: decoding.readVarUint(decoder) };
    case TAGS.awareness:
      return { type: 'awareness', update: decoding.readVarUint8Array(decoder) };
    case TAGS.trouble: {
      const code = decoding.readVarString(decoder);
      return { type: 'trouble', code: isErrorCode(code) ? code : 'internal' };
    }
    default:
      throw new AppError('bad-input', 'no such frame');
  }
}

function readWelcome(decoder: decoding.Decoder): SyncFrame {
  const flags = decoding.readUint8(decoder);
  const place = readPlace(decoder);
  return { type: 'welcome', readOnly: (flags & 1) === 1, place, digest: (flags & 2) === 2 ? readDigest(decoder) : undefined };
}

function writePlace(encoder: encoding.Encoder, place: Place): void {
  encoding.writeVarUint(encoder, place.line);
  encoding.writeVarUint(encoder, place.number);
}

function readPlace(decoder: decoding.Decoder): Place {
  const line = decoding.readVarUint(decoder);
  return { line, number: decoding.readVarUint(decoder) };
}

function writeDigest(encoder: encoding.Encoder, digest: DocumentDigest): void {
  encoding.writeVarUint(encoder, digest.deletions);
  encoding.writeVarUint8Array(encoder, digest.stateVector);
}

function readDigest(decoder: decoding.Decoder): DocumentDigest {
  const deletions = decoding.readVarUint(decoder);
  const stateVector = decoding.readVarUint8Array(decoder);
  if (!isStateVector(stateVector)) throw new AppError('bad-input', 'no state vector');
  return { deletions, stateVector };
}
