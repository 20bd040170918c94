import type * as Y from 'yjs';
import type { Origin } from '#document/origin';
import { applyRead, type Outcome } from '#document/updates/foreign-updates';
import { FRAME_LIMITS, parseSteps, type UpdateEncoding } from '#document/updates/parse-update';
import { checkParsed, type ReadOptions } from '#document/updates/read-update';
import { applySlices, slicesOf } from '#document/updates/slices';
import { inTurns } from '#shared/in-turns';

/** Smaller updates (V1) are read and applied in one go: a few milliseconds. */
const LARGE_BYTES = 16 * 1024;

/** Whether an update has to be read bit by bit. What is in V2 has, whatever its size: a few bytes of it say much. */
export function isLarge(update: Uint8Array, encoding: UpdateEncoding = 'v1'): boolean {
  return encoding === 'v2' || update.byteLength > LARGE_BYTES;
}

/** Reads and applies large updates, one after the other, letting everybody else have the loop in between. */
interface LargeUpdates {
  /** As `applyForeignUpdate`; what leans on what never came is not parked: whoever sent it must be asked again. */
  receive(update: Uint8Array, origin: Origin, how?: ReadOptions): Promise<Outcome>;
}

/** `run` runs what changes the document. */
export function createLargeUpdates(doc: Y.Doc, run: (work: () => void) => void): LargeUpdates {
  let last: Promise<unknown> = Promise.resolve();
  function* apply(
    update: Uint8Array,
    origin: Origin,
    { encoding = 'v1', limits = FRAME_LIMITS }: ReadOptions,
  ): Generator<void, Outcome, void> {
    const slices = slicesOf(doc, yield* parseSteps(update, encoding, limits));
    yield* applySlices(slices, (slice) => run(() => applyRead(doc, checkParsed(doc, slice), origin)));
    return slices.isWhole() ? 'applied' : 'parked';
  }
  return {
    receive(update, origin, how = {}) {
      const done = last.then(() => inTurns(apply(update, origin, how)));
      last = done.catch(() => {});
      return done;
    },
  };
}
