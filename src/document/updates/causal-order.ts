import * as Y from 'yjs';
import type { CharId } from '../text/text-structs';
import { refuse } from './parse-content';
import { endOf, type Struct, type UpdateStructs } from './update-structs';

/** What is to be put in order of one replica: its structs of an update, or of a document that may change meanwhile. */
export interface StructRow {
  readonly structs: readonly Struct[];
  readonly from: number;
  /** The clock after the last one that is wanted. */
  readonly to: number;
}

/** How far each replica is held already by whoever is to get the structs: the clock after the last one. */
export type Held = (client: number) => number;

interface Row extends StructRow {
  /** Up to where it was given. */
  at: number;
  isWaiting: boolean;
}

/** A row that is read up to a clock, because something waits for that. */
interface Wanted {
  readonly row: Row;
  readonly until: number;
}

/** The rows of an update. */
export function rowsOfUpdate(added: UpdateStructs['added']): ReadonlyMap<number, StructRow> {
  return new Map([...added].map(([client, structs]) => [client, { structs, from: structs[0]?.id.clock ?? 0, to: endOf(structs) }]));
}

/**
 * Structs in an order in which each comes after what it leans on: its neighbours, what it stands in, and what its replica
 * wrote before. Returns the first id that is neither held nor in the rows, or undefined once all were given. Throws
 * `bad-input` for structs that lean on themselves or on each other. What is held may grow by what was given, no more; the
 * rows may be those of a living document. The first struct of a row may begin before it: that part of it is held.
 */
export function* inCausalOrder(held: Held, wanted: ReadonlyMap<number, StructRow>): Generator<Struct, CharId | undefined, void> {
  const rows = new Map<number, Row>();
  for (const [client, row] of wanted) {
    if (row.from > held(client)) return { client, clock: held(client) };
    rows.set(client, { ...row, at: row.from, isWaiting: false });
  }
  const has = ({ client, clock }: CharId) => clock < (rows.get(client)?.at ?? held(client));
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
    const struct = row.at > until ? undefined : nextOf(row);
    if (!struct) {
      row.isWaiting = false;
      stack.pop();
      continue;
    }
    const lacked = lackedBy(struct, has);
    if (!lacked) {
      row.at = struct.id.clock + struct.length;
      yield struct;
      continue;
    }
    const other = rows.get(lacked.client);
    if (!other || other.to <= lacked.clock) return lacked;
    if (other.isWaiting) refuse('structs that lean on each other');
    other.isWaiting = true;
    stack.push({ row: other, until: lacked.clock });
  }
  return undefined;
}

/** Found by its clock: in a living document, structs are cut and put together. */
function nextOf({ structs, at, to }: Row): Struct | undefined {
  return at < to ? structs[Y.findIndexSS(structs as Struct[], at)] : undefined;
}

function lackedBy(struct: Struct, has: (id: CharId) => boolean): CharId | undefined {
  if (!(struct instanceof Y.Item)) return undefined;
  for (const id of [struct.origin, struct.rightOrigin, parentIdOf(struct)]) {
    if (!id) continue;
    if (id.client === struct.id.client && id.clock >= struct.id.clock) refuse('a struct that leans on a later one');
    if (!has(id)) return id;
  }
  return undefined;
}

function parentIdOf({ parent }: Y.Item): Y.ID | null {
  if (parent instanceof Y.ID) return parent;
  return parent instanceof Y.AbstractType ? (parent._item?.id ?? null) : null;
}
