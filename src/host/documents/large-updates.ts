import { setTimeout } from 'node:timers/promises';
import type * as Y from 'yjs';
import type { Origin } from '#document/origin';
import { applyRead, type Outcome } from '#document/updates/foreign-updates';
import { FRAME_LIMITS, parseSteps, type UpdateEncoding } from '#document/updates/parse-update';
import { checkParsed, type ReadOptions } from '#document/updates/read-update';
import { slicesOf } from '#document/updates/slices';

/** Smaller updates (V1) are read and applied in one go: a few milliseconds. */
const LARGE_BYTES = 16 * 1024;
/** What is applied in one go, in structs: some tenths of a millisecond to read, as much to apply. */
const SLICE_STRUCTS = 150;
/** How long the loop is held in one go, and how long it is then left to the others, in milliseconds. */
const TURN_MS = 4;
const REST_MS = 4;

/** Whether an update has to be read bit by bit. What is in V2 has, whatever its size: a few bytes of it say much. */
export function isLarge(update: Uint8Array, encoding: UpdateEncoding = 'v1'): boolean {
  return encoding === 'v2' || update.byteLength > LARGE_BYTES;
}

/** Reads and applies large updates, one after the other, letting everybody else have the loop in between. */
export interface LargeUpdates {
  /** As `applyForeignUpdate`; what leans on what never came is not parked: whoever sent it must be asked again. */
  receive(update: Uint8Array, origin: Origin, how?: ReadOptions): Promise<Outcome>;
}

/** `run` runs what changes the document. */
export function createLargeUpdates(doc: Y.Doc, run: (work: () => void) => void): LargeUpdates {
  const turns = createTurns();
  let [last, waiting]: [Promise<unknown>, number] = [Promise.resolve(), 0];
  const apply = async (update: Uint8Array, origin: Origin, { encoding = 'v1', limits = FRAME_LIMITS }: ReadOptions): Promise<Outcome> => {
    const steps = parseSteps(update, encoding, limits);
    let step = steps.next();
    for (; !step.done; step = steps.next()) await turns.rest();
    const slices = slicesOf(doc, step.value);
    for (let slice = slices.next(SLICE_STRUCTS); slice; slice = slices.next(SLICE_STRUCTS)) {
      const one = slice;
      run(() => applyRead(doc, checkParsed(doc, one), origin));
      await turns.rest();
    }
    return slices.isWhole() ? 'applied' : 'parked';
  };
  return {
    receive(update, origin, how = {}) {
      if (waiting++ === 0) turns.begin();
      const done = last.then(() => apply(update, origin, how)).finally(() => waiting--);
      last = done.catch(() => {});
      return done;
    },
  };
}

/** A turn goes on from one update to the next: many that are small hold the loop as one that is large does. */
function createTurns() {
  let begun = 0;
  const begin = () => {
    begun = performance.now();
  };
  return {
    begin,
    /** Resolves at once within a turn; else once the others had the loop. */
    async rest(): Promise<void> {
      if (performance.now() - begun < TURN_MS) return;
      await setTimeout(REST_MS);
      begin();
    },
  };
}
