import type { CharId } from './text-structs';

/** Characters that were written again elsewhere, so that a caret can follow. */
export interface Moved {
  readonly from: CharId;
  readonly to: CharId;
  readonly length: number;
  /** The letter that they go on with, when they are the end of a word. */
  readonly endOf?: CharId | undefined;
}

/** Follows characters that were written again; the last ones first. */
export function whereNow(moved: readonly Moved[], id: CharId): CharId {
  let now = id;
  for (const { from, to, length } of moved) {
    if (now.client === from.client && now.clock >= from.clock && now.clock < from.clock + length) {
      now = { client: to.client, clock: to.clock + now.clock - from.clock };
    }
  }
  return now;
}
