import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { decodeFrame, encodeFrame } from '#bridge/frame';
import { digestOf } from '#document/sync/document-digest';
import { decodeSyncFrames, encodeSyncFrame, NOWHERE, type Place, type SyncFrame } from '#document/sync/sync-frame';

/** Where a server listens and what its clients must know to be let in. */
export interface Address {
  readonly port: number;
  readonly token: string;
  readonly workspaceId: string;
}

/** How a client speaks to one kind of server; the clients of a bench speak it without a library in between. */
export interface Wire {
  url(address: Address): string;
  protocols(address: Address): string[];
  /** What a client that holds `doc` says first; `heard` is what it received on its last connection. */
  greet(doc: Y.Doc, address: Address, heard?: readonly Uint8Array[]): Uint8Array[];
  update(update: Uint8Array): Uint8Array;
  /** An awareness message of y-protocols. */
  cursor(awareness: Uint8Array): Uint8Array;
  /** True for the message that brings a newcomer the state of a large document. */
  bringsState(message: Uint8Array): boolean;
  /** The document updates in a message, V1 or V2, as functions that apply them. */
  changes(message: Uint8Array): Change[];
}

export type Change = (doc: Y.Doc) => void;

const ROOM = 'room';
/** A long text of the démarche: the one kind of document that begins empty. */
export const DOCUMENT = 'text:mesure';
/** Larger than any message but a state’s. */
const LARGE_BYTES = 10_000;
const SYNC = 0;
const AWARENESS = 1;

function written(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

const v1 =
  (update: Uint8Array): Change =>
  (doc) =>
    Y.applyUpdate(doc, update);

/** Bytes in, the same bytes out to everybody else: what a socket costs. The first byte says what it is. */
const raw: Wire = {
  url: ({ port }) => `ws://127.0.0.1:${port}/`,
  protocols: () => [],
  greet: () => [],
  update: (update) => Uint8Array.of(SYNC, ...update),
  cursor: (awareness) => Uint8Array.of(AWARENESS, ...awareness),
  bringsState: (message) => message.byteLength > LARGE_BYTES,
  changes: (message) => (message[0] === SYNC ? [v1(message.subarray(1))] : []),
};

/** y-protocols as y-websocket speaks it, and as Hocuspocus does: there each message begins with the room's name. */
function yProtocols(prefix: (encoder: encoding.Encoder) => void, skip: (decoder: decoding.Decoder) => void) {
  const message = (write: (encoder: encoding.Encoder) => void) =>
    written((encoder) => {
      prefix(encoder);
      write(encoder);
    });
  const sync = (kind: number, bytes: Uint8Array) =>
    message((encoder) => {
      encoding.writeVarUint(encoder, SYNC);
      encoding.writeVarUint(encoder, kind);
      encoding.writeVarUint8Array(encoder, bytes);
    });
  return {
    message,
    sync,
    update: (update: Uint8Array) => sync(2, update),
    cursor: (awareness: Uint8Array) =>
      message((encoder) => {
        encoding.writeVarUint(encoder, AWARENESS);
        encoding.writeVarUint8Array(encoder, awareness);
      }),
    bringsState(bytes: Uint8Array): boolean {
      const decoder = decoding.createDecoder(bytes);
      skip(decoder);
      const type = decoding.readVarUint(decoder);
      return (type === SYNC || type === 4) && decoding.readVarUint(decoder) === 1;
    },
    changes(bytes: Uint8Array): Change[] {
      const decoder = decoding.createDecoder(bytes);
      skip(decoder);
      const type = decoding.readVarUint(decoder);
      if (type !== SYNC && type !== 4) return [];
      return decoding.readVarUint(decoder) === 0 ? [] : [v1(decoding.readVarUint8Array(decoder))];
    },
  };
}

const bare = yProtocols(
  () => {},
  () => {},
);
const yws: Wire = {
  url: ({ port }) => `ws://127.0.0.1:${port}/${ROOM}`,
  protocols: () => [],
  greet: (doc) => [bare.sync(0, Y.encodeStateVector(doc))],
  update: bare.update,
  cursor: bare.cursor,
  bringsState: bare.bringsState,
  changes: bare.changes,
};

const named = yProtocols(
  (encoder) => encoding.writeVarString(encoder, ROOM),
  (decoder) => decoding.readVarString(decoder),
);
const hocuspocus: Wire = {
  url: ({ port }) => `ws://127.0.0.1:${port}/`,
  protocols: () => [],
  greet: (doc) => [
    named.message((encoder) => {
      encoding.writeVarUint(encoder, 2);
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, 'nobody');
      encoding.writeVarString(encoder, '4.7.0');
    }),
    named.sync(0, Y.encodeStateVector(doc)),
  ],
  update: named.update,
  cursor: named.cursor,
  bringsState: named.bringsState,
  changes: named.changes,
};

const product: Wire = {
  url: ({ port }) => `ws://127.0.0.1:${port}/bridge`,
  protocols: ({ token }) => ['faire-avec.bridge', `token.${token}`],
  greet: (doc, { workspaceId }, heard = []) => [
    encodeFrame(['open', 1, 'documents', 'open', { workspaceId, documentId: DOCUMENT }]),
    encodeFrame(['item', 1, encodeSyncFrame({ type: 'hello', digest: digestOf(doc), place: placeAfter(heard) })]),
  ],
  update: (update) => encodeFrame(['item', 1, encodeSyncFrame({ type: 'update', number: 1, update })]),
  cursor: (awareness) => encodeFrame(['item', 1, encodeSyncFrame({ type: 'awareness', update: awareness })]),
  bringsState: (message) => message.byteLength > LARGE_BYTES,
  changes(message) {
    return framesIn(message).flatMap((one): Change[] => {
      if (one.type === 'update') return [v1(one.update)];
      return one.type === 'state' ? [(doc) => Y.applyUpdateV2(doc, one.state)] : [];
    });
  },
};

function framesIn(message: Uint8Array): SyncFrame[] {
  const frame = decodeFrame(message);
  return frame?.[0] === 'item' ? decodeSyncFrames(frame[2] as Uint8Array) : [];
}

/** Up to where a client followed, as a window of the product keeps it. */
function placeAfter(heard: readonly Uint8Array[]): Place {
  let place = NOWHERE;
  for (const frame of heard.flatMap(framesIn)) {
    if (frame.type === 'welcome') place = frame.place;
    else if (frame.type === 'update') place = { ...place, number: frame.number };
  }
  return place;
}

export const WIRES = { raw, yws, hocuspocus, product } as const;
export type WireName = keyof typeof WIRES;
