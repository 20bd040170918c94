import * as Y from 'yjs';
import { STORE } from '#document/origin';
import { AppError } from '#shared/app-error';
import { createPace, inTurns } from '#shared/in-turns';
import type { DocumentId } from '#shared/ids';
import type { DocumentStore, StoredDocument } from '../document-store';

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
 * Puts what was stored into `doc`, in one transaction (never `mergeUpdates`: 70 times slower on a long log). What leans on
 * what is not stored, as older versions kept it, is given up: nobody could ever see it.
 * Throws `damaged-document` when Yjs can't make sense of it, or makes something that can't be written again.
 */
export function applyStored(doc: Y.Doc, { snapshot, updates }: StoredDocument): void {
  orDamaged(() => {
    doc.transact(() => {
      if (snapshot) Y.applyUpdateV2(doc, snapshot, STORE);
      for (const update of updates) Y.applyUpdate(doc, update, STORE);
    }, STORE);
    finish(doc);
  });
}

/**
 * `applyStored` for a document that nobody uses yet, in as many turns of the loop as its updates want: those who write
 * in other documents do not wait for it. Its snapshot is one piece.
 */
async function applyStoredInTurns(doc: Y.Doc, stored: StoredDocument): Promise<void> {
  await inTurns(applySteps(doc, stored));
  orDamaged(() => finish(doc));
}

/** Updates applied in one transaction: those of an afternoon are a few bytes each, a keystroke or two. */
const MOST_UPDATES = 256;

function* applySteps(doc: Y.Doc, { snapshot, updates }: StoredDocument): Generator<void, void, void> {
  if (snapshot) {
    orDamaged(() => Y.applyUpdateV2(doc, snapshot, STORE));
    yield;
  }
  const pace = createPace(MOST_UPDATES);
  for (let at = 0; at < updates.length; ) {
    at = pace((size) => {
      const next = updates.slice(at, at + size);
      orDamaged(() =>
        doc.transact(() => {
          for (const update of next) Y.applyUpdate(doc, update, STORE);
        }, STORE),
      );
      return at + size;
    });
    yield;
  }
}

/**
 * Puts a document of the store into `doc`, as `applyStoredInTurns`, and resolves to it as it is stored; undefined when
 * there is none. Throws `damaged-document`: what can't be applied is then marked in the store, for somebody to repair.
 */
export async function loadInTurns(doc: Y.Doc, store: DocumentStore, id: DocumentId): Promise<StoredDocument | undefined> {
  const stored = await store.load(id);
  if (!stored) return undefined;
  try {
    await applyStoredInTurns(doc, stored);
  } catch (error) {
    // Where it can't be written (a full disk), it is marked the next time.
    await store.markDamaged(id).catch(() => undefined);
    throw error;
  }
  return stored;
}

function finish(doc: Y.Doc): void {
  doc.store.pendingStructs = null;
  doc.store.pendingDs = null;
  expectUnbroken(doc);
}

function orDamaged(apply: () => void): void {
  try {
    apply();
  } catch (error) {
    throw new AppError('damaged-document', 'the stored updates can not be applied', {}, { cause: error });
  }
}

/** Rows have checksums, and passed the reader before they were written; a version that had no such reader let more in. */
function expectUnbroken(doc: Y.Doc): void {
  for (const row of doc.store.clients.values()) {
    let clock = 0;
    for (const { id, length } of row) {
      if (length < 1 || id.clock !== clock) throw new Error('a row of structs that is broken');
      clock += length;
    }
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
