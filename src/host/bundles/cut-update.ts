import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { AppError } from '#shared/app-error';

/** An update that is handed out piece by piece, each of which can be applied once those before it were. */
export interface CutUpdate {
  /** The next piece (V1), of at most about `size` structs; undefined when all were handed out. */
  next(size: number): Uint8Array | undefined;
}

type Struct = Y.Item | Y.GC;

/** What one replica adds, in the order of its clock, and how far it was handed out. */
interface Row {
  readonly structs: readonly Struct[];
  next: number;
  /** Something of it waits for what another row adds. */
  isWaiting: boolean;
}

interface Range {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/** A range of deletions is cut into ranges of this many clocks. */
const LONGEST_RANGE = 1000;
/** Such a range costs what this many structs do, at most. */
const RANGE_COST = 50;

/**
 * Cuts an update (V1): what is added first, each struct after those it leans on, then what is deleted, the latest
 * first, so that what stands inside something is gone before it. Applied in order, the pieces give what the update
 * gives. Throws `bad-input` for gaps and for structs that lean on each other in a ring, which no replica writes.
 */
export function cutUpdate(update: Uint8Array): CutUpdate {
  const { structs, ds } = Y.decodeUpdate(update);
  const added = inCausalOrder(structs);
  const deleted = rangesOf(ds.clients);
  let [at, gone] = [0, 0];
  return {
    next(size) {
      if (at < added.length) {
        at += size;
        return encodeStructs(added.slice(at - size, at));
      }
      if (gone === deleted.length) return undefined;
      const from = gone;
      gone = Math.min(deleted.length, from + Math.ceil(size / RANGE_COST));
      return encodeDeletions(deleted.slice(from, gone));
    },
  };
}

function inCausalOrder(structs: readonly (Struct | Y.Skip)[]): readonly Struct[] {
  const rows = rowsOf(structs);
  const order: Struct[] = [];
  for (const row of rows.values()) handOut({ row, until: Number.POSITIVE_INFINITY }, rows, order);
  return order;
}

function rowsOf(structs: readonly (Struct | Y.Skip)[]): ReadonlyMap<number, Row> {
  const rows = new Map<number, Struct[]>();
  for (const struct of structs) {
    if (struct instanceof Y.Skip) throw new AppError('bad-input', 'a gap in an update');
    const row = rows.get(struct.id.client);
    if (row) row.push(struct);
    else rows.set(struct.id.client, [struct]);
  }
  return new Map([...rows].map(([client, row]) => [client, { structs: row, next: 0, isWaiting: false }]));
}

/** What is wanted of a row: everything up to and with the struct at this clock. */
interface Wanted {
  readonly row: Row;
  readonly until: number;
}

function handOut(first: Wanted, rows: ReadonlyMap<number, Row>, order: Struct[]): void {
  const stack = [first];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const { row, until } = top;
    const struct = row.structs[row.next];
    if (!struct || struct.id.clock > until) {
      stack.pop();
      row.isWaiting = false;
      continue;
    }
    const missing = firstMissing(struct, rows);
    row.isWaiting = missing !== undefined;
    if (missing?.row.isWaiting) throw new AppError('bad-input', 'structs that lean on each other in a ring');
    if (missing) stack.push(missing);
    else {
      order.push(struct);
      row.next++;
    }
  }
}

/** What this struct leans on and was not handed out yet; what the update does not bring is taken to be there. */
function firstMissing(struct: Struct, rows: ReadonlyMap<number, Row>): Wanted | undefined {
  if (!(struct instanceof Y.Item)) return undefined;
  // Read from bytes alone, a parent is still an id or a root's name.
  const parent = struct.parent instanceof Y.ID ? struct.parent : undefined;
  for (const id of [struct.origin, struct.rightOrigin, parent]) {
    if (!id || id.client === struct.id.client) continue;
    const row = rows.get(id.client);
    const next = row?.structs[row.next];
    if (row && next && next.id.clock <= id.clock) return { row, until: id.clock };
  }
  return undefined;
}

function rangesOf(clients: ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>): readonly Range[] {
  const ranges: Range[] = [];
  for (const [client, items] of clients) {
    for (const { clock, len } of items) {
      for (let done = 0; done < len; done += LONGEST_RANGE) {
        ranges.push({ client, clock: clock + done, length: Math.min(LONGEST_RANGE, len - done) });
      }
    }
  }
  return ranges.sort((a, b) => b.clock - a.clock);
}

function encodeStructs(structs: readonly Struct[]): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  const rows = groupByClient(structs, (struct) => struct.id.client);
  encoding.writeVarUint(encoder.restEncoder, rows.size);
  for (const [client, row] of rows) {
    encoding.writeVarUint(encoder.restEncoder, row.length);
    encoder.writeClient(client);
    encoding.writeVarUint(encoder.restEncoder, row[0]?.id.clock ?? 0);
    for (const struct of row) struct.write(encoder, 0);
  }
  encoding.writeVarUint(encoder.restEncoder, 0);
  return encoder.toUint8Array();
}

function encodeDeletions(ranges: readonly Range[]): Uint8Array {
  const encoder = encoding.createEncoder();
  const rows = groupByClient(ranges, (range) => range.client);
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, rows.size);
  for (const [client, row] of rows) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, row.length);
    for (const { clock, length } of row) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
  return encoding.toUint8Array(encoder);
}

function groupByClient<T>(items: readonly T[], clientOf: (item: T) => number): ReadonlyMap<number, readonly T[]> {
  const rows = new Map<number, T[]>();
  for (const item of items) {
    const row = rows.get(clientOf(item));
    if (row) row.push(item);
    else rows.set(clientOf(item), [item]);
  }
  return rows;
}
