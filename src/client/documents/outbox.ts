/** What this window sent or will send to its host and the host has not acknowledged, in order. */
export interface Outbox {
  /** Keeps an update under the next number; `heard` when it came from another table. */
  add(update: Uint8Array, heard: boolean): OutboxEntry;
  /** A number for a whole state, which stands for everything before it too. */
  addWhole(): number;
  acknowledged(number: number): void;
  /** How many edits are not acknowledged. */
  readonly count: number;
  /** All of them; undefined when there were too many to keep: only the document itself still holds them. */
  pending(): readonly OutboxEntry[] | undefined;
}

/** An update of this window that its host has not acknowledged. */
export interface OutboxEntry {
  readonly number: number;
  readonly heard: boolean;
  readonly update: Uint8Array;
}

/** An afternoon of one person's offline typing; beyond it a state costs less than so many updates. */
const MOST_KEPT = 5000;

/** An empty outbox; its first update will be number 1. */
export function createOutbox(): Outbox {
  let kept: OutboxEntry[] = [];
  let [last, acknowledged, droppedUpTo] = [0, 0, 0];
  const isWhole = () => droppedUpTo <= acknowledged;
  return {
    add(update, heard) {
      last++;
      const entry = { number: last, heard, update };
      kept.push(entry);
      if (kept.length > MOST_KEPT) {
        droppedUpTo = last;
        kept = [];
      }
      return entry;
    },
    addWhole() {
      last++;
      return last;
    },
    acknowledged(number) {
      acknowledged = Math.max(acknowledged, Math.min(number, last));
      const first = kept.findIndex((one) => one.number > acknowledged);
      kept = first < 0 ? [] : kept.slice(first);
    },
    get count() {
      return last - acknowledged;
    },
    pending: () => (isWhole() ? kept : undefined),
  };
}
