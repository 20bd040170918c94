import * as Y from 'yjs';
import type { CharId } from '../text-structs';
import { refuse } from './parse-content';
import { endOf, type Struct, type UpdateStructs } from './update-structs';

interface Row {
  readonly structs: readonly Struct[];
  next: number;
  isWaiting: boolean;
}

/** A row that is read up to a clock, because something waits for that. */
interface Wanted {
  readonly row: Row;
  readonly until: number;
}

/**
 * The structs of an update, each after what it leans on: its neighbours, what it stands in, and what its replica wrote
 * before. Returns the first id that is neither in `doc` nor in the update, or undefined once all were given. Throws
 * `bad-input` for structs that lean on themselves or on each other. `doc` may get what was given meanwhile, no more.
 */
export function* inCausalOrder(doc: Y.Doc, added: UpdateStructs['added']): Generator<Struct, CharId | undefined, void> {
  const rows = new Map<number, Row>();
  for (const [client, structs] of added) {
    const known = Y.getState(doc.store, client);
    if ((structs[0]?.id.clock ?? 0) > known) return { client, clock: known };
    rows.set(client, { structs, next: 0, isWaiting: false });
  }
  const has = ({ client, clock }: CharId) => {
    const row = rows.get(client);
    return clock < (row ? reached(row) : Y.getState(doc.store, client));
  };
  for (const row of rows.values()) {
    const missing = yield* readRow(row, rows, has);
    if (missing) return missing;
  }
  return undefined;
}

function* readRow(first: Row, rows: ReadonlyMap<number, Row>, has: (id: CharId) => boolean) {
  const stack: Wanted[] = [{ row: first, until: Number.POSITIVE_INFINITY }];
  first.isWaiting = true;
  for (let wanted = stack.at(-1); wanted; wanted = stack.at(-1)) {
    const { row, until } = wanted;
    const struct = reached(row) > until ? undefined : row.structs[row.next];
    if (!struct) {
      row.isWaiting = false;
      stack.pop();
      continue;
    }
    const lacked = lackedBy(struct, has);
    if (!lacked) {
      row.next++;
      yield struct;
      continue;
    }
    const other = rows.get(lacked.client);
    if (!other || endOf(other.structs) <= lacked.clock) return lacked;
    if (other.isWaiting) refuse('structs that lean on each other');
    other.isWaiting = true;
    stack.push({ row: other, until: lacked.clock });
  }
  return undefined;
}

/** The clock up to which a row was given. */
function reached({ structs, next }: Row): number {
  return structs[next]?.id.clock ?? endOf(structs);
}

function lackedBy(struct: Struct, has: (id: CharId) => boolean): CharId | undefined {
  if (!(struct instanceof Y.Item)) return undefined;
  for (const id of [struct.origin, struct.rightOrigin, struct.parent]) {
    if (!(id instanceof Y.ID)) continue;
    if (id.client === struct.id.client && id.clock >= struct.id.clock) refuse('a struct that leans on a later one');
    if (!has(id)) return id;
  }
  return undefined;
}
