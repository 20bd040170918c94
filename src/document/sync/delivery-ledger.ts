import * as Y from 'yjs';
import type { Clock } from '#shared/clock';

/** What was added in one go: keystrokes less than this apart are one addition to the person who typed them. */
const SAME_ADDITION_MS = 1500;
/** Beyond this, the oldest additions are counted together. */
const MOST_ENTRIES = 2000;

interface Entry {
  /** How far each client's own log reached after it. */
  readonly clocks: Map<number, number>;
  /** True when it deleted and wrote nothing: only an equal digest can acknowledge it. */
  deletesOnly: boolean;
  readonly source: string;
  at: number;
}

/**
 * Counts what other ends have not acknowledged yet. An addition is acknowledged by an end when the state
 * vector that end declared covers it; what came from an end needs no acknowledgement of it.
 */
interface DeliveryLedger {
  /**
   * From now on `peer` is somebody who should receive everything, reachable or not; also what was there before,
   * which counts as one addition, unless it is known to hold all of it.
   */
  expect(peer: string, holdsAll?: boolean): void;
  pending(peer: string): number;
  /** `equal`: the peer declared the very same document. */
  acknowledged(peer: string, stateVector: ReadonlyMap<number, number>, equal: boolean): void;
  forget(peer: string): void;
  close(): void;
}

/** A ledger over `doc` from now on; `sourceOf` names the peer a transaction came from, or ''. */
export function createDeliveryLedger(doc: Y.Doc, clock: Clock, sourceOf: (origin: unknown) => string): DeliveryLedger {
  let entries: Entry[] = presentEntries(doc);
  const vectors = new Map<string, ReadonlyMap<number, number>>();
  const equalSince = new Map<string, number>();
  let counter = entries.length;
  const order = new WeakMap<Entry, number>(entries.map((entry) => [entry, counter]));

  const onTransaction = (transaction: Y.Transaction) => {
    const clocks = advanced(transaction);
    if (clocks.size === 0 && transaction.deleteSet.clients.size === 0) return;
    const source = sourceOf(transaction.origin);
    const now = clock.now();
    const last = entries.at(-1);
    if (last && last.source === source && now - last.at < SAME_ADDITION_MS) {
      for (const [client, end] of clocks) last.clocks.set(client, end);
      last.deletesOnly &&= clocks.size === 0;
      last.at = now;
      order.set(last, ++counter);
    } else {
      const entry = { clocks, deletesOnly: clocks.size === 0, source, at: now };
      entries.push(entry);
      order.set(entry, ++counter);
      if (entries.length > MOST_ENTRIES) entries = entries.slice(-MOST_ENTRIES);
    }
  };
  const isCovered = (entry: Entry, peer: string) => {
    if (entry.source === peer || (order.get(entry) ?? 0) <= (equalSince.get(peer) ?? 0)) return true;
    const vector = vectors.get(peer);
    return vector !== undefined && !entry.deletesOnly && [...entry.clocks].every(([client, end]) => (vector.get(client) ?? 0) >= end);
  };
  doc.on('afterTransaction', onTransaction);
  return {
    expect(peer, holdsAll = false) {
      if (!vectors.has(peer)) vectors.set(peer, new Map());
      if (holdsAll) equalSince.set(peer, counter);
    },
    pending: (peer) => entries.reduce((count, entry) => count + (isCovered(entry, peer) ? 0 : 1), 0),
    acknowledged(peer, stateVector, equal) {
      // The furthest any of its windows got: what one of them holds, the table holds.
      const furthest = new Map(vectors.get(peer));
      for (const [client, end] of stateVector) furthest.set(client, Math.max(end, furthest.get(client) ?? 0));
      vectors.set(peer, furthest);
      if (equal) equalSince.set(peer, counter);
      entries = entries.filter((entry) => [...vectors.keys()].some((known) => !isCovered(entry, known)));
    },
    forget(peer) {
      vectors.delete(peer);
      equalSince.delete(peer);
    },
    close: () => doc.off('afterTransaction', onTransaction),
  };
}

/** What a document holds already, as one addition. */
function presentEntries(doc: Y.Doc): Entry[] {
  const clocks = Y.decodeStateVector(Y.encodeStateVector(doc));
  return clocks.size === 0 ? [] : [{ clocks, deletesOnly: false, source: '', at: Number.NEGATIVE_INFINITY }];
}

function advanced(transaction: Y.Transaction): Map<number, number> {
  const clocks = new Map<number, number>();
  for (const [client, end] of transaction.afterState) {
    if (end > (transaction.beforeState.get(client) ?? 0)) clocks.set(client, end);
  }
  return clocks;
}
