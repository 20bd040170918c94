import * as Y from 'yjs';
import { haveCommonOrigin } from '#document/common-origin';
import { IMPORT } from '#document/origin';
import { type ReadUpdate, readUpdate } from '#document/updates/read-update';
import { slicesOf } from '#document/updates/slices';
import { writeUpdate } from '#document/updates/write-update';
import type { StoredDocument } from '#host/storage/document-store';
import { applyStored } from '#host/storage/backups/snapshot';
import { AppError } from '#shared/app-error';

/** What a document from elsewhere brings to the one that is here. */
export interface DocumentNews {
  /**
   * Updates (V1) to apply in this order, each in a turn of its own; empty when nothing is new. On a document that
   * stands where the stored one stood, each took milliseconds when it was tried.
   */
  readonly pieces: readonly Uint8Array[];
  /** See `haveCommonOrigin`. */
  readonly isRelated: boolean | undefined;
}

/** A piece that took longer, in milliseconds, is followed by smaller ones; one that took a third of it by larger ones. */
const PIECE_MS = 6;
const SIZES = { first: 250, smallest: 10, largest: 2000 };

/**
 * Tries an update (V1) on a copy of the stored document. This is where the risk and the time are: it runs in a thread
 * of its own. Throws `bad-input` for an update that would damage the document, or leans on what is nowhere;
 * `damaged-document` when the stored one can't be read.
 */
export function newsOf(update: Uint8Array, stored: StoredDocument | undefined): DocumentNews {
  const scratch = new Y.Doc();
  if (stored) applyStored(scratch, stored);
  const here = Y.encodeStateVector(scratch);
  const pieces: Uint8Array[] = [];
  scratch.on('update', (piece: Uint8Array) => pieces.push(piece));
  try {
    applyInPieces(scratch, readWhole(scratch, update));
    if (pieces.length > 0) expectSound(scratch);
    return { pieces, isRelated: haveCommonOrigin(here, Y.encodeStateVectorFromUpdate(update)) };
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('bad-input', 'it would damage the document', {}, { cause });
  } finally {
    scratch.destroy();
  }
}

function readWhole(doc: Y.Doc, update: Uint8Array): ReadUpdate {
  const read = readUpdate(doc, update);
  if (read.missing) throw new AppError('bad-input', 'it leans on what is nowhere');
  return read;
}

function applyInPieces(doc: Y.Doc, update: ReadUpdate): void {
  const slices = slicesOf(doc, update);
  let size = SIZES.first;
  for (let slice = slices.next(size); slice; slice = slices.next(size)) {
    const begun = performance.now();
    Y.applyUpdate(doc, writeUpdate(slice), IMPORT);
    const took = performance.now() - begun;
    if (took > PIECE_MS) size = Math.max(SIZES.smallest, size >> 1);
    else if (took < PIECE_MS / 3) size = Math.min(SIZES.largest, size << 1);
  }
}

/** Writing and reading back is what a poisoned document fails at. */
function expectSound(doc: Y.Doc): void {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  copy.getMap('probe').set('probe', true);
  copy.destroy();
}
