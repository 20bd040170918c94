import * as Y from 'yjs';
import { AppError } from '#shared/app-error';
import type { CharId } from './text-structs';

/** What an update brings to a document, read without applying it. */
export interface UpdateStructs {
  /** The update as it was read here: applied in the place of what came, it holds exactly what was looked at. */
  readonly bytes: Uint8Array;
  /** What each replica adds: one unbroken row, in the order of its clock. */
  readonly added: ReadonlyMap<number, readonly (Y.Item | Y.GC)[]>;
  /** What it deletes, replica by replica: ranges in order that don't overlap. */
  readonly deleted: ReadonlyMap<number, readonly ClockRange[]>;
}

export interface ClockRange {
  readonly from: number;
  readonly to: number;
}

/** No clock of a phone comes anywhere near; what lies beyond can't be counted in safely. */
const MOST_CLOCK = 2 ** 31;

/** Reads what an update (V1) adds to `doc`. Throws `bad-input` for one that no replica of ours writes. */
export function readUpdate(doc: Y.Doc, update: Uint8Array): UpdateStructs {
  try {
    // Written anew, without what is there already: nothing is left that a reader and an applier see differently.
    const bytes = Y.diffUpdate(update, Y.encodeStateVector(doc));
    const { structs, ds } = Y.decodeUpdate(bytes);
    const deleted = [...ds.clients].map(([client, items]) => [client, ranges(items)] as const);
    return { bytes, added: rows(structs), deleted: new Map(deleted) };
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('bad-input', 'not an update', {}, { cause });
  }
}

/** What stands at an id: in the document, else in the update; undefined when it is in neither. */
export function structAt(doc: Y.Doc, { added }: UpdateStructs, { client, clock }: CharId): Y.Item | Y.GC | undefined {
  if (clock < Y.getState(doc.store, client)) return within(doc.store.clients.get(client) ?? [], clock);
  const row = added.get(client) ?? [];
  const last = row.at(-1);
  const first = row[0];
  if (!first || !last || clock < first.id.clock || clock >= last.id.clock + last.length) return undefined;
  return within(row, clock);
}

function within(row: readonly (Y.Item | Y.GC)[], clock: number): Y.Item | Y.GC | undefined {
  return row[Y.findIndexSS(row as (Y.Item | Y.GC)[], clock)];
}

function rows(structs: readonly (Y.Item | Y.GC | Y.Skip)[]): Map<number, (Y.Item | Y.GC)[]> {
  const found = new Map<number, (Y.Item | Y.GC)[]>();
  let previous: Y.Item | Y.GC | undefined;
  for (const struct of structs) {
    if (!(struct instanceof Y.Item || struct instanceof Y.GC) || struct.length < 1) throw new AppError('bad-input', 'a gap in an update');
    const { client, clock } = struct.id;
    const row = found.get(client) ?? [];
    const follows = previous?.id.client === client && previous.id.clock + previous.length === clock;
    if (row.length > 0 && !follows) throw new AppError('bad-input', 'a replica that adds twice');
    if (clock + struct.length > MOST_CLOCK) throw new AppError('bad-input', 'a clock that nobody has');
    row.push(struct);
    found.set(client, row);
    previous = struct;
  }
  return found;
}

function ranges(items: readonly { readonly clock: number; readonly len: number }[]): ClockRange[] {
  const merged: { from: number; to: number }[] = [];
  for (const { clock, len } of [...items].sort((a, b) => a.clock - b.clock)) {
    const last = merged.at(-1);
    // Yjs divides what stands there, even when nothing is deleted.
    if (len < 1) throw new AppError('bad-input', 'a deletion of nothing');
    if (last && clock <= last.to) last.to = Math.max(last.to, clock + len);
    else merged.push({ from: clock, to: clock + len });
  }
  return merged;
}
