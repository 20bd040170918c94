import * as Y from 'yjs';
import { createPace } from '#shared/in-turns';
import type { CharId } from '../text/text-structs';
import { type Held, inCausalOrder, rowsOfUpdate, type StructRow } from './causal-order';
import type { ParsedUpdate } from './parse-update';
import { type ClockRange, cutStruct, type Struct, type UpdateStructs } from './update-structs';

/** What somebody lacks, handed out slice by slice, each of which leans on those before it and on what is held alone. */
export interface Slices {
  /**
   * The next slice, of about `size` structs at most: what is added first, then what is deleted. Undefined when nothing is
   * left, or what is left leans on what is nowhere.
   */
  next(size: number): ParsedUpdate | undefined;
  /** Whether all was handed out. */
  isWhole(): boolean;
}

/** What is applied in one go at most, in structs: some tenths of a millisecond to read, as much to apply. */
const MOST_APPLIED = 150;

/** A range of deletions is cut into ranges of this many clocks. */
const LONGEST_RANGE = 1000;
/** What a range costs beside a struct, and what its clocks do: those that are deleted already cost next to nothing. */
const COST_A_RANGE = 1 / 4;
const COST_A_CLOCK = 1 / 20;
/** A struct costs more the longer it is: so many clocks as much as another struct. */
const CLOCKS_A_STRUCT = 256;

interface Deletion extends ClockRange {
  readonly client: number;
}

/**
 * A large update in slices for `doc`, which may get them, and others', meanwhile. Deletions come last, of each replica
 * the latest first, so that what stands inside something is gone before it.
 */
export function slicesOf(doc: Y.Doc, { added, deleted }: UpdateStructs): Slices {
  return slicesFrom((client) => Y.getState(doc.store, client), rowsOfUpdate(added), latestFirst(deleted));
}

/**
 * What a replica lacks of `doc` as it stands now that holds what `theirs` says, read straight from the document, which may
 * change meanwhile: each slice is to be written before that. Deletions are all of `doc`'s: nobody says which it lacks.
 */
export function slicesOfDocument(doc: Y.Doc, theirs: ReadonlyMap<number, number>): Slices {
  const held: Held = (client) => theirs.get(client) ?? 0;
  const rows = new Map<number, StructRow>();
  for (const [client, structs] of doc.store.clients) {
    const to = Y.getState(doc.store, client);
    if (to > held(client)) rows.set(client, { structs, from: held(client), to });
  }
  return slicesFrom(held, rows, deletionsOf(doc, held, rows));
}

/** Applies slices in their order, a step for each; a slice takes no longer than a step should (see `createPace`). */
export function* applySlices(slices: Slices, apply: (slice: ParsedUpdate) => void): Generator<void, void, void> {
  const pace = createPace(MOST_APPLIED);
  const applyNext = (size: number) => {
    const slice = slices.next(size);
    if (slice) apply(slice);
    return slice !== undefined;
  };
  while (pace(applyNext)) yield;
}

function slicesFrom(held: Held, rows: ReadonlyMap<number, StructRow>, deletions: Iterator<Deletion>): Slices {
  const structs = inCausalOrder(held, rows);
  let missing: CharId | undefined;
  const nextStruct = () => {
    const step = structs.next();
    if (!step.done) return step.value;
    missing ??= step.value;
    return undefined;
  };
  const withoutHeld = (struct: Struct) => {
    const from = rows.get(struct.id.client)?.from ?? 0;
    return struct.id.clock < from ? cutStruct(struct, from - struct.id.clock)[1] : struct;
  };
  const nextDeletion = () => {
    const step = deletions.next();
    return step.done ? undefined : step.value;
  };
  return {
    next(size) {
      const adding = take(nextStruct, size, ({ length }) => 1 + length / CLOCKS_A_STRUCT);
      if (adding.length > 0)
        return { added: byReplica(adding.map(withoutHeld), ({ id }) => id.client), deleted: new Map(), isPartial: false };
      const deleting = take(nextDeletion, size, ({ from, to }) => COST_A_RANGE + (to - from) * COST_A_CLOCK);
      // Deletions of what never came are left out, as those of an update that is partial.
      return deleting.length > 0 ? { added: new Map(), deleted: inOrder(deleting), isPartial: true } : undefined;
    },
    isWhole: () => missing === undefined,
  };
}

function take<T>(next: () => T | undefined, size: number, costOf: (one: T) => number): T[] {
  const taken: T[] = [];
  for (let cost = 0; cost < size; ) {
    const one = next();
    if (one === undefined) break;
    taken.push(one);
    cost += costOf(one);
  }
  return taken;
}

function* latestFirst(deleted: UpdateStructs['deleted']): Generator<Deletion, undefined, void> {
  for (const [client, ranges] of deleted) {
    for (let index = ranges.length - 1; index >= 0; index--) {
      const { from, to } = ranges[index] as ClockRange;
      yield* cutRange(client, from, to);
    }
  }
  return undefined;
}

/** What `doc` deleted, but for structs that are being handed out and say of themselves that they are deleted. */
function* deletionsOf(doc: Y.Doc, held: Held, rows: ReadonlyMap<number, StructRow>): Generator<Deletion, undefined, void> {
  for (const [client, structs] of doc.store.clients) {
    const known = held(client);
    const isToBeSaid = (struct: Struct) => struct.deleted && (struct.id.clock < known || !saysDeleted(struct));
    for (let at = rows.get(client)?.to ?? Y.getState(doc.store, client); at > 0; ) {
      // Found again after each that was taken: the document may have changed.
      let index = Y.findIndexSS(structs, at - 1);
      for (; index >= 0 && !isToBeSaid(structs[index] as Struct); index--) at = structs[index]?.id.clock ?? 0;
      const to = at;
      for (; index >= 0 && isToBeSaid(structs[index] as Struct); index--) at = structs[index]?.id.clock ?? 0;
      if (at < to) yield* cutRange(client, at, to);
    }
  }
  return undefined;
}

/** An item that somebody may still bring back by undoing is deleted and has its content. */
function saysDeleted(struct: Struct): boolean {
  return struct instanceof Y.GC || struct.content instanceof Y.ContentDeleted;
}

function* cutRange(client: number, from: number, to: number): Generator<Deletion, void, void> {
  for (let end = to; end > from; end -= LONGEST_RANGE) yield { client, from: Math.max(from, end - LONGEST_RANGE), to: end };
}

/** Ranges that were taken the latest first. */
function inOrder(deletions: readonly Deletion[]): ReadonlyMap<number, readonly Deletion[]> {
  return byReplica([...deletions].reverse(), ({ client }) => client);
}

/** Of one replica they stay in their order. */
function byReplica<T>(all: readonly T[], clientOf: (one: T) => number): ReadonlyMap<number, readonly T[]> {
  const rows = new Map<number, T[]>();
  for (const one of all) {
    const row = rows.get(clientOf(one));
    if (row) row.push(one);
    else rows.set(clientOf(one), [one]);
  }
  return rows;
}
