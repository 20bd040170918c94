import * as Y from 'yjs';
import { inTurns } from '#shared/in-turns';
import { sameBytes } from '#shared/same-bytes';

/**
 * What a replica holds, in about a hundred bytes: its state vector, and a fingerprint of what it deleted.
 * Two replicas with equal digests hold the same document, so that a meeting with nothing new costs this
 * much and not the whole delete set (which Yjs sends to everybody who asks for what is missing).
 */
export interface DocumentDigest {
  readonly stateVector: Uint8Array;
  /** 53 bits against accidents; it is no protection against a forger, who gains nothing from an equal digest. */
  readonly deletions: number;
}

/** What is looked at between two steps, in structs: a fraction of a millisecond. One replica is always looked at whole. */
const STRUCTS_A_STEP = 2000;

/** What a document deleted, replica by replica, as far as it was looked up. */
interface Deletions {
  /** Of each replica the clocks at which runs of deleted items begin, each followed by its length. */
  readonly runs: Map<number, Uint32Array>;
  /** Replicas that must be looked up again. */
  readonly changed: Set<number>;
  fingerprint: number | undefined;
}

const known = new WeakMap<Y.Doc, Deletions>();

/** The digest of `doc` now. Of its deletions, those of the replicas that a change touched are looked up again. */
export function digestOf(doc: Y.Doc): DocumentDigest {
  for (const _ of digestSteps(doc));
  const deletions = deletionsOf(doc);
  deletions.fingerprint ??= fingerprint(deletions.runs);
  return { stateVector: Y.encodeStateVector(doc), deletions: deletions.fingerprint };
}

/**
 * Calls back when `digestOf` will take no time: at once, but for a document of many replicas of which many changed since
 * anybody looked, the deletions of which are then looked up in as many turns of the loop as that wants.
 */
export function whenDigestIsAtHand(doc: Y.Doc, callBack: () => void): void {
  const steps = digestSteps(doc);
  if (steps.next().done) callBack();
  else void inTurns(steps).then(callBack);
}

function* digestSteps(doc: Y.Doc): Generator<void, void, void> {
  const { runs, changed } = deletionsOf(doc);
  let looked = 0;
  for (const client of changed) {
    if (looked >= STRUCTS_A_STEP) {
      looked = 0;
      yield;
    }
    const structs = doc.store.clients.get(client) ?? [];
    looked += structs.length;
    changed.delete(client);
    runs.set(client, deletedRuns(structs));
  }
}

function deletionsOf(doc: Y.Doc): Deletions {
  const before = known.get(doc);
  if (before) return before;
  const deletions: Deletions = { runs: new Map(), changed: new Set(doc.store.clients.keys()), fingerprint: undefined };
  known.set(doc, deletions);
  doc.on('afterTransaction', ({ beforeState, afterState, deleteSet }: Y.Transaction) => {
    const { changed } = deletions;
    const before = changed.size;
    for (const client of deleteSet.clients.keys()) changed.add(client);
    // What was collected elsewhere comes deleted, without being in the transaction's deletions.
    for (const [client, end] of afterState) if (end !== beforeState.get(client)) changed.add(client);
    if (changed.size > before) deletions.fingerprint = undefined;
  });
  return deletions;
}

/** Whether bytes from outside can be read as a state vector: Yjs throws on others, late. */
export function isStateVector(bytes: Uint8Array): boolean {
  try {
    Y.decodeStateVector(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Whether two replicas hold the same document. */
export function sameDigest(a: DocumentDigest, b: DocumentDigest): boolean {
  return a.deletions === b.deletions && sameBytes(a.stateVector, b.stateVector);
}

/** Whether a replica holds nothing at all. */
export function isEmptyDigest(digest: DocumentDigest): boolean {
  return digest.stateVector.byteLength === 1;
}

/** Whether a replica with the state `mine` holds anything that one with `theirs` has not written yet. */
export function isAhead(mine: ReadonlyMap<number, number>, theirs: ReadonlyMap<number, number>): boolean {
  for (const [client, clock] of mine) if (clock > (theirs.get(client) ?? 0)) return true;
  return false;
}

function deletedRuns(structs: readonly (Y.Item | Y.GC)[]): Uint32Array {
  const runs: number[] = [];
  let [from, to] = [0, 0];
  for (const struct of structs) {
    if (!struct.deleted) continue;
    const { clock } = struct.id;
    if (clock !== to) {
      if (to > from) runs.push(from, to - from);
      from = clock;
    }
    to = clock + struct.length;
  }
  if (to > from) runs.push(from, to - from);
  return Uint32Array.from(runs);
}

/** Runs of deleted items, client by client in the order of their ids: the same on every replica. */
function fingerprint(runs: Deletions['runs']): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  const add = (value: number) => {
    high = Math.imul(high ^ value, 2654435761);
    low = Math.imul(low ^ value, 1597334677);
    high = (high << 13) | (high >>> 19);
  };
  for (const [client, values] of [...runs].sort(([a], [b]) => a - b)) {
    if (values.length > 0) add(client);
    for (const value of values) add(value);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
