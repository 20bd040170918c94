import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { AppError } from '#shared/app-error';
import type { DocumentDigest } from './document-digest';

/**
 * What two replicas say to each other. Types 0 and 1 are y-protocols' own (sync, awareness), so that a
 * frame means the same to a stock y-webrtc; 6 to 9 are ours. A digest says whether its sender reads slices: older
 * replicas neither say it nor look for it, and are sent none.
 */
export type PeerFrame =
  | { readonly type: 'ask'; readonly stateVector: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array }
  | { readonly type: 'presence'; readonly message: Uint8Array }
  | { readonly type: 'ask-presence' }
  | DigestFrame
  | { readonly type: 'received'; readonly stateVector: Uint8Array }
  | SliceFrame
  | { readonly type: 'taken'; readonly number: number };

/** What one end says that it holds, for the other to compare. */
export interface DigestFrame {
  readonly type: 'digest';
  readonly digest: DocumentDigest;
  /** Whether the other end is to answer with its own. */
  readonly answer: boolean;
  readonly readsSlices: boolean;
}

/** A part of what the other end lacks. */
export interface SliceFrame {
  readonly type: 'slice';
  /** Counted by the sender, over the whole connection; `taken` says how far they were dealt with. */
  readonly number: number;
  /** Whether another one comes behind. */
  readonly hasMore: boolean;
  /** An update in V2, deflated (raw)… */
  readonly packed: Uint8Array;
  /** … and what it unpacks to. */
  readonly byteLength: number;
}

const SYNC = 0;
const PRESENCE = 1;
const ASK_PRESENCE = 3;
const DIGEST = 6;
const RECEIVED = 7;
const SLICE = 8;
const TAKEN = 9;
const SYNC_ASK = 0;
const SYNC_UPDATE = 2;

/** The bytes of a frame between two replicas; asking, updates and presence as y-protocols writes them, the rest of our own. */
export function encodePeerFrame(frame: PeerFrame): Uint8Array {
  const encoder = encoding.createEncoder();
  switch (frame.type) {
    case 'ask':
      writeTyped(encoder, [SYNC, SYNC_ASK], frame.stateVector);
      break;
    case 'update':
      writeTyped(encoder, [SYNC, SYNC_UPDATE], frame.update);
      break;
    case 'presence':
      writeTyped(encoder, [PRESENCE], frame.message);
      break;
    case 'ask-presence':
      encoding.writeVarUint(encoder, ASK_PRESENCE);
      break;
    case 'digest':
      encoding.writeVarUint(encoder, DIGEST);
      encoding.writeUint8(encoder, frame.answer ? 1 : 0);
      encoding.writeVarUint(encoder, frame.digest.deletions);
      encoding.writeVarUint8Array(encoder, frame.digest.stateVector);
      if (frame.readsSlices) encoding.writeUint8(encoder, 1);
      break;
    case 'received':
      writeTyped(encoder, [RECEIVED], frame.stateVector);
      break;
    case 'slice':
      for (const number of [SLICE, frame.number, frame.hasMore ? 1 : 0, frame.byteLength]) encoding.writeVarUint(encoder, number);
      encoding.writeVarUint8Array(encoder, frame.packed);
      break;
    case 'taken':
      encoding.writeVarUint(encoder, TAKEN);
      encoding.writeVarUint(encoder, frame.number);
      break;
  }
  return encoding.toUint8Array(encoder);
}

/** Reads a frame. Throws `bad-input` on anything else; nothing of it is then used. */
export function decodePeerFrame(bytes: Uint8Array): PeerFrame {
  try {
    return readFrame(decoding.createDecoder(bytes));
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('bad-input', 'frame refused', {}, { cause: error });
  }
}

function readFrame(decoder: decoding.Decoder): PeerFrame {
  switch (decoding.readVarUint(decoder)) {
    case SYNC:
      return decoding.readVarUint(decoder) === SYNC_ASK
        ? { type: 'ask', stateVector: decoding.readVarUint8Array(decoder) }
        : { type: 'update', update: decoding.readVarUint8Array(decoder) };
    case PRESENCE:
      return { type: 'presence', message: decoding.readVarUint8Array(decoder) };
    case ASK_PRESENCE:
      return { type: 'ask-presence' };
    case DIGEST:
      return readDigest(decoder);
    case RECEIVED:
      return { type: 'received', stateVector: decoding.readVarUint8Array(decoder) };
    case SLICE: {
      const [number, more, byteLength] = [0, 0, 0].map(() => decoding.readVarUint(decoder)) as [number, number, number];
      return { type: 'slice', number, hasMore: more === 1, byteLength, packed: decoding.readVarUint8Array(decoder) };
    }
    case TAKEN:
      return { type: 'taken', number: decoding.readVarUint(decoder) };
    default:
      throw new AppError('bad-input', 'unknown kind of frame');
  }
}

function readDigest(decoder: decoding.Decoder): DigestFrame {
  const answer = decoding.readUint8(decoder) === 1;
  const deletions = decoding.readVarUint(decoder);
  const stateVector = decoding.readVarUint8Array(decoder);
  const readsSlices = decoding.hasContent(decoder) && decoding.readUint8(decoder) === 1;
  return { type: 'digest', answer, digest: { deletions, stateVector }, readsSlices };
}

function writeTyped(encoder: encoding.Encoder, types: readonly number[], bytes: Uint8Array): void {
  for (const type of types) encoding.writeVarUint(encoder, type);
  encoding.writeVarUint8Array(encoder, bytes);
}
