import * as Y from 'yjs';
import { AppError } from '#shared/app-error';
import type { Origin } from './origin';

/** What one frame may weigh: a paste of a few megabytes passes, a memory bomb does not. */
export const MAX_UPDATE_BYTES = 32 * 1024 * 1024;

/**
 * Applies an update that came from outside, or refuses it before it touches the live document.
 *
 * A malformed update can leave a document on which every later edit throws (PITFALLS §0.11), and Yjs
 * applies it without a word. Two filters, in order of cost: an update that survives V1 → V2 → V1 byte for
 * byte is well formed; for the valid states that don't, a scratch copy takes the risk first.
 * Throws `too-large` or `bad-input`; the document is then unchanged.
 */
export function applyForeignUpdate(doc: Y.Doc, update: Uint8Array, origin: Origin): void {
  checkForeignUpdate(doc, update);
  Y.applyUpdate(doc, update, origin);
}

/** The check alone, for who applies it later; throws as `applyForeignUpdate` does. */
export function checkForeignUpdate(doc: Y.Doc, update: Uint8Array): void {
  if (update.byteLength > MAX_UPDATE_BYTES) throw new AppError('too-large', `update of ${update.byteLength} bytes`);
  if (!survivesRoundTrip(update)) rehearse(doc, update);
}

/** True while updates wait for others that never came: time to ask the other side for what is missing. */
export function hasPendingUpdates(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}

function survivesRoundTrip(update: Uint8Array): boolean {
  try {
    const again = Y.convertUpdateFormatV2ToV1(Y.convertUpdateFormatV1ToV2(update));
    return sameBytes(again, update);
  } catch {
    return false;
  }
}

function rehearse(doc: Y.Doc, update: Uint8Array): void {
  const scratch = new Y.Doc();
  try {
    Y.applyUpdate(scratch, Y.encodeStateAsUpdate(doc));
    Y.applyUpdate(scratch, update);
    // Encoding and reading back is what a poisoned document fails at.
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(scratch));
    scratch.getMap('update-gate').set('probe', true);
    copy.destroy();
  } catch (error) {
    throw new AppError('bad-input', 'update refused: it would damage the document', {}, { cause: error });
  } finally {
    scratch.destroy();
  }
}

/** Byte-for-byte equality. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.byteLength !== b.byteLength) return false;
  for (let index = 0; index < a.byteLength; index++) if (a[index] !== b[index]) return false;
  return true;
}
