import { createFrameLimit, type FrameLimit, type FrameRates } from '#host/documents/frame-limit';
import { createPutAside, type PutAside } from '#host/documents/put-aside';
import { AppError } from '#shared/app-error';
import type { Clock } from '#shared/clock';

/** A full room types two hundred updates a second at one table; two that meet again compare every document at once. */
const RATES: FrameRates = {
  framesPerSecond: 1000,
  framesAtOnce: 20_000,
  bytesPerSecond: 16 * 1024 * 1024,
  bytesAtOnce: 256 * 1024 * 1024,
};

/** What each other table may send of its documents, all together. What is dropped, the next comparison finds. */
interface TableLimits {
  /** Takes a frame into account; false when it is one too many, and for a while after that. */
  mayPass(table: string, bytes: number): boolean;
  close(): void;
}

/** The limits of every table, each counted by itself. */
export function createTableLimits(clock: Clock): TableLimits {
  const tables = new Map<string, { readonly limit: FrameLimit; readonly aside: PutAside }>();
  const of = (table: string) => {
    const known = tables.get(table) ?? { limit: createFrameLimit(RATES, clock), aside: createPutAside(() => {}) };
    tables.set(table, known);
    return known;
  };
  return {
    mayPass(table, bytes) {
      const { limit, aside } = of(table);
      if (aside.isAside()) return false;
      const isTaken = limit.take(bytes);
      if (!isTaken) aside.put(new AppError('too-many-requests', 'too many frames'));
      return isTaken;
    },
    close() {
      for (const { aside } of tables.values()) aside.stop();
      tables.clear();
    },
  };
}
