import * as Y from 'yjs';
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

const known = new WeakMap<Y.Doc, { deletions: number | undefined }>();

/** The digest of `doc` now. The fingerprint is computed again only after a change. */
export function digestOf(doc: Y.Doc): DocumentDigest {
  let cache = known.get(doc);
  if (!cache) {
    const created: { deletions: number | undefined } = { deletions: undefined };
    doc.on('update', () => {
      created.deletions = undefined;
    });
    known.set(doc, created);
    cache = created;
  }
  cache.deletions ??= fingerprint(doc);
  return { stateVector: Y.encodeStateVector(doc), deletions: cache.deletions };
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

/** Runs of deleted items, client by client in the order of their ids: the same on every replica. */
function fingerprint(doc: Y.Doc): number {
  const deleted = Y.createDeleteSetFromStructStore(doc.store);
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  const add = (value: number) => {
    high = Math.imul(high ^ value, 2654435761);
    low = Math.imul(low ^ value, 1597334677);
    high = (high << 13) | (high >>> 19);
  };
  for (const [client, ranges] of [...deleted.clients].sort(([a], [b]) => a - b)) {
    add(client);
    for (const range of ranges) {
      add(range.clock);
      add(range.len);
    }
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
