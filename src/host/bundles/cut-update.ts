import type * as Y from 'yjs';
import { inCausalOrder } from '#document/updates/causal-order';
import type { ClockRange, Struct, UpdateStructs } from '#document/updates/update-structs';
import { writeUpdate } from '#document/updates/write-update';

/** An update that is handed out piece by piece, each of which can be applied once those before it were. */
export interface CutUpdate {
  /** The next piece (V1), of at most about `size` structs; undefined when all were handed out. */
  next(size: number): Uint8Array | undefined;
}

/** A range of deletions is cut into ranges of this many clocks. */
const LONGEST_RANGE = 1000;
/** Such a range costs what this many structs do, at most. */
const RANGE_COST = 50;

/**
 * Cuts what was read of an update beside `doc`: what is added first, each struct after those it leans on, then what is
 * deleted, the latest first, so that what stands inside something is gone before it. Applied in order, the pieces give
 * what the update gives; `doc` may get them meanwhile.
 */
export function cutUpdate(doc: Y.Doc, { added, deleted }: UpdateStructs): CutUpdate {
  const structs = inCausalOrder(doc, added);
  const deletions = latestFirst(deleted);
  return {
    next(size) {
      const adding = take(structs, size);
      if (adding.length > 0) return writeUpdate({ added: rowsOf(adding, ({ id }) => id.client), deleted: new Map() });
      const deleting = take(deletions, Math.ceil(size / RANGE_COST));
      return deleting.length > 0 ? writeUpdate({ added: new Map(), deleted: rowsOf(deleting, ({ client }) => client) }) : undefined;
    },
  };
}

interface Deletion extends ClockRange {
  readonly client: number;
}

function latestFirst(deleted: UpdateStructs['deleted']): Iterator<Deletion> {
  const deletions: Deletion[] = [];
  for (const [client, ranges] of deleted) {
    for (const { from, to } of ranges) {
      for (let at = from; at < to; at += LONGEST_RANGE) deletions.push({ client, from: at, to: Math.min(to, at + LONGEST_RANGE) });
    }
  }
  return deletions.sort((a, b) => b.from - a.from).values();
}

function take<T>(items: Iterator<T, unknown>, most: number): readonly T[] {
  const taken: T[] = [];
  while (taken.length < most) {
    const step = items.next();
    if (step.done) break;
    taken.push(step.value);
  }
  return taken;
}

/** By replica; of one replica they stay in their order. */
function rowsOf<T extends Struct | Deletion>(items: readonly T[], clientOf: (item: T) => number): ReadonlyMap<number, readonly T[]> {
  const rows = new Map<number, T[]>();
  for (const item of items) {
    const row = rows.get(clientOf(item));
    if (row) row.push(item);
    else rows.set(clientOf(item), [item]);
  }
  return rows;
}
