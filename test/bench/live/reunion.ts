import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { readSyncMessage, writeSyncStep1 } from 'y-protocols/sync';
import type * as Y from 'yjs';
import { createPeerExchange } from '#document/sync/peer-exchange';
import { applyForeignUpdate } from '#document/updates/foreign-updates';
import { slicePacking } from '#host/sync/slice-packing';
import { createLargeUpdates, isLarge } from '#host/documents/large-updates';

/** Longer than that a meeting never takes, in milliseconds: something is wrong. */
const AT_MOST_MS = 60_000;

/** What a meeting cost: bytes from the left to the right and both ways, and what it did to the event loop. */
interface Reunion {
  readonly oneWay: number;
  readonly bothWays: number;
  readonly frames: number;
  /** Turns of the event loop in which a document changed, summed, of one side. */
  readonly apply: number;
  readonly longestApply: number;
  /** The longest turn of all, with those in which what the other lacks is put together. */
  readonly longestTask: number;
}

/** How two documents meet: takes the sending of either side, says how each receives and when all is over. */
export type Meeting = (left: Y.Doc, right: Y.Doc, sends: readonly [Send, Send]) => Ends;
type Send = (bytes: Uint8Array) => void;
interface Ends {
  readonly receive: readonly [Send, Send];
  /** Asked when nothing is on the way. */
  isOver(): boolean;
  close(): void;
}

/** The product's exchange, as hosts have it: through the reader that every foreign update passes, what each lacks in slices, in turns. */
export const meetAsTables: Meeting = (left, right, sends) => {
  const exchanges = [left, right].map((doc) => {
    const large = createLargeUpdates(doc, (work) => work());
    return createPeerExchange({
      doc,
      clock: { now: () => Date.now() },
      path: 'relay',
      mostClients: 1,
      presence: 'all',
      packing: slicePacking,
      async apply(update, origin, how) {
        if (isLarge(update, how?.encoding)) await large.receive(update, origin, how);
        else applyForeignUpdate(doc, update, origin);
      },
      passing: () => 'at-once',
    });
  });
  const [one, other] = exchanges.map((exchange, side) =>
    exchange.attach(`peer-${side}`, `table-${side}`, { send: (bytes) => sends[side]?.(bytes), bufferedBytes: () => 0, close: () => {} }),
  );
  return {
    receive: [(bytes) => one?.receive(bytes), (bytes) => other?.receive(bytes)],
    isOver: () => exchanges.every((exchange) => exchange.peers()[0]?.equal),
    close: () => {
      for (const exchange of exchanges) exchange.close();
    },
  };
};

/** y-protocols as it is shipped: each asks with its state vector (step 1), and is answered in V1 (step 2). */
export const meetStock: Meeting = (left, right, sends) => {
  const receiveInto = (doc: Y.Doc, send: Send) => (bytes: Uint8Array) => {
    const answer = encoding.createEncoder();
    readSyncMessage(decoding.createDecoder(bytes), answer, doc, 'peer');
    if (encoding.length(answer) > 0) send(encoding.toUint8Array(answer));
  };
  for (const [doc, send] of [[left, sends[0]] as const, [right, sends[1]] as const]) {
    const question = encoding.createEncoder();
    writeSyncStep1(question, doc);
    send(encoding.toUint8Array(question));
  }
  return { receive: [receiveInto(left, sends[0]), receiveInto(right, sends[1])], isOver: () => true, close: () => {} };
};

/** Lets two documents meet over a pipe in memory that brings one frame a turn of the event loop, and counts. */
export async function reunite(left: Y.Doc, right: Y.Doc, meet: Meeting): Promise<Reunion> {
  const onTheWay: { readonly to: 0 | 1; readonly bytes: Uint8Array }[] = [];
  const sent = { bytes: [0, 0] as [number, number], frames: 0 };
  const sendTo = (to: 0 | 1) => (bytes: Uint8Array) => {
    sent.bytes[to] += bytes.byteLength;
    sent.frames++;
    onTheWay.push({ to, bytes });
  };
  const loop = watchLoop([left, right]);
  const ends = meet(left, right, [sendTo(1), sendTo(0)]);
  const started = performance.now();
  try {
    while (onTheWay.length > 0 || !ends.isOver()) {
      if (performance.now() - started > AT_MOST_MS) throw new Error('the two tables never agreed');
      await loop.turn();
      const frame = onTheWay.shift();
      if (frame) ends.receive[frame.to](frame.bytes);
    }
    await loop.turn();
  } finally {
    loop.stop();
    ends.close();
  }
  return { oneWay: sent.bytes[1], bothWays: sent.bytes[0] + sent.bytes[1], frames: sent.frames, ...loop.seen() };
}

/** How long each turn of the event loop takes, and in which of them a document changed. */
function watchLoop(docs: readonly Y.Doc[]) {
  let [apply, longestApply, longestTask] = [0, 0, 0];
  let changed = false;
  let since = performance.now();
  const onUpdate = () => {
    changed = true;
  };
  for (const doc of docs) doc.on('update', onUpdate);
  return {
    async turn() {
      await new Promise((resolve) => setImmediate(resolve));
      const took = performance.now() - since;
      longestTask = Math.max(longestTask, took);
      if (changed) {
        apply += took;
        longestApply = Math.max(longestApply, took);
      }
      changed = false;
      since = performance.now();
    },
    seen: () => ({ apply: apply / docs.length, longestApply, longestTask }),
    stop() {
      for (const doc of docs) doc.off('update', onUpdate);
    },
  };
}
