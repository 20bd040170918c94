import * as Y from 'yjs';
import { AppError } from '#shared/app-error';
import type { Origin } from '../origin';
import { type ParkedUpdate, parkedUpdates } from './parked-updates';
import { type ReadUpdate, readUpdate } from './read-update';

/** What became of an update: in the document, or waiting beside it for what it leans on. */
export type Outcome = 'applied' | 'parked';

/** Yjs threw on an update that had been read and let through: the document can't be trusted any more. */
export class BrokenDocument extends AppError {
  constructor(cause: unknown) {
    super('bad-input', 'an update that could not be applied', {}, { cause });
  }
}

/**
 * Applies an update that came from outside, or refuses it before it touches the document. One that leans on what never
 * came is parked, and applied by whichever update brings that; it may be given up, so that whoever sent it must be asked
 * again (comparing digests does). `onApplied` hears of each that is applied, as it is written anew. Throws what
 * `readUpdate` throws, the document unchanged; and `BrokenDocument`.
 */
export function applyForeignUpdate(doc: Y.Doc, update: Uint8Array, origin: Origin, onApplied: Heard = () => {}): Outcome {
  return applyRead(doc, readUpdate(doc, update), origin, onApplied);
}

type Heard = (update: Uint8Array, origin: Origin) => void;

/** `applyForeignUpdate` of an update that was just read beside the document as it is. */
export function applyRead(doc: Y.Doc, read: ReadUpdate, origin: Origin, onApplied: Heard = () => {}): Outcome {
  const { bytes, missing, added, deleted } = read;
  const parked = parkedUpdates(doc);
  if (missing) {
    parked.add({ bytes, missing, origin });
    return 'parked';
  }
  if (added.size === 0 && deleted.size === 0) return 'applied';
  apply(doc, bytes, origin, onApplied);
  for (let ready = parked.takeReady(); ready.length > 0; ready = parked.takeReady())
    for (const one of ready) applyParked(doc, one, onApplied);
  return 'applied';
}

function applyParked(doc: Y.Doc, { bytes, origin }: Pick<ParkedUpdate, 'bytes' | 'origin'>, onApplied: Heard): void {
  let read: ReadUpdate;
  try {
    read = readUpdate(doc, bytes);
  } catch {
    // What it leans on came, and it does not fit there. Nobody waits for an answer any more.
    return;
  }
  if (read.missing) parkedUpdates(doc).add({ bytes: read.bytes, missing: read.missing, origin });
  else apply(doc, read.bytes, origin, onApplied);
}

function apply(doc: Y.Doc, bytes: Uint8Array, origin: Origin, onApplied: Heard): void {
  try {
    Y.applyUpdate(doc, bytes, origin);
  } catch (cause) {
    throw new BrokenDocument(cause);
  }
  onApplied(bytes, origin);
}

/** True while updates wait for others that never came: time to ask the other side for what is missing. */
export function hasPendingUpdates(doc: Y.Doc): boolean {
  return parkedUpdates(doc).count() > 0 || doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}
