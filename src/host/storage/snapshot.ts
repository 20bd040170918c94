import * as Y from 'yjs';
import { STORE } from '#document/origin';
import { AppError } from '#shared/app-error';
import type { StoredDocument } from './document-store';

/** Below this a tail of updates is not worth a snapshot: 64 kB. */
const SMALL_TAIL_BYTES = 64 * 1024;

/**
 * Whether a document should be compacted now: its tail outweighs its snapshot. Snapshots then double the
 * bytes written at most, and the file stays within twice the document's size.
 */
export function wantsCompaction(snapshotBytes: number, tailBytes: number): boolean {
  return tailBytes > Math.max(SMALL_TAIL_BYTES, snapshotBytes);
}

/**
 * Puts what was stored into `doc`, in one transaction (never `mergeUpdates`: 70 times slower on a long log).
 * Throws `damaged-document` when Yjs can't make sense of it.
 */
export function applyStored(doc: Y.Doc, stored: StoredDocument): void {
  try {
    doc.transact(() => {
      if (stored.snapshot) Y.applyUpdateV2(doc, stored.snapshot, STORE);
      for (const update of stored.updates) Y.applyUpdate(doc, update, STORE);
    }, STORE);
  } catch (error) {
    throw new AppError('damaged-document', 'the stored updates can not be applied', {}, { cause: error });
  }
}

/** The whole of a stored document as one V2 snapshot. */
export function snapshotOf(stored: StoredDocument): Uint8Array {
  return stored.snapshot && stored.updates.length === 0 ? stored.snapshot : foldedState(stored);
}

/** The same, written anew: what was deleted is in it no more. */
export function foldedState(stored: StoredDocument): Uint8Array {
  const doc = new Y.Doc();
  try {
    applyStored(doc, stored);
    return Y.encodeStateAsUpdateV2(doc);
  } finally {
    doc.destroy();
  }
}
