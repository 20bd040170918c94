import type * as Y from 'yjs';
import { z } from 'zod';
import { aliveItem, type CharId, idKey } from './text-structs';

/**
 * What a structural edit did, written in the document by whoever made it, in the same transaction.
 *
 * Yjs can't move text: a split, a merge, a change of heading or of format deletes characters and writes
 * copies of them. Somebody who was typing there at that moment loses the ground under their words, and
 * the document alone no longer says why (PITFALLS §0.8). A record says it: which elements were removed
 * and what their remover had seen in them, and which characters became which.
 */
export interface TraceRecord {
  /** Who made the edit: the client whose clock numbers the copies. */
  readonly by: number;
  /** Elements removed with all they held. */
  readonly cuts: readonly CharId[];
  /** For each client with text in those elements, the clock up to which the author of the edit had read it. */
  readonly seen: ReadonlyMap<number, number>;
  readonly moves: readonly Move[];
}

/** `length` characters from `from` on were deleted and written again from `to` on. */
export interface Move {
  readonly from: CharId;
  readonly to: CharId;
  readonly length: number;
  /** Characters the whole record moved: of two copies of one text, the longer one stays. */
  readonly weight: number;
  /** As in the record: what the mover had read of each client. */
  readonly seen: ReadonlyMap<number, number>;
  /** Put back or brought along by the author's own client, not by somebody's gesture. */
  readonly rescue: boolean;
}

const ROOT = 'trace';

/** Records of one client beyond this number are dropped, oldest first; a peer away longer loses only placement. */
const KEPT_PER_CLIENT = 600;

const numbers = z.array(z.number().int().nonnegative()).max(4096);
const rawSchema = z.object({
  b: z.number().int().nonnegative(),
  c: numbers.optional(),
  s: numbers.optional(),
  m: numbers.optional(),
  r: z.literal(1).optional(),
});

/** The records of a document, indexed. Rubbish written by a peer is skipped. */
export interface Trace {
  /** Everything known about the removal of an element. */
  cutsOf(container: CharId): readonly TraceRecord[];
  /** The copies made of a character, the one that stays first. */
  imagesOf(id: CharId): readonly CharId[];
  /** The character a copy was made of, or undefined. */
  sourceOf(id: CharId): CharId | undefined;
  /** Where the character can be read now: itself, a copy, or another copy of the same source. */
  resolve(id: CharId): CharId | undefined;
  /** The moves indexed since the last call. */
  takeNewMoves(): readonly Move[];
  /** Grows with each record: what was worked out at one revision holds until the next. */
  readonly revision: number;
  movesFrom(client: number): readonly Move[];
  /** The move that wrote a character, or undefined for one that somebody typed. */
  moveTo(id: CharId): Move | undefined;
  close(): void;
}

/** Appends a record; call it inside the transaction that made the edit. */
export function writeTrace(
  doc: Y.Doc,
  record: Pick<TraceRecord, 'cuts' | 'seen'> & {
    readonly moves: readonly Pick<Move, 'from' | 'to' | 'length'>[];
    readonly rescue?: boolean;
  },
): void {
  const array = doc.getArray<unknown>(ROOT);
  array.push([
    {
      b: doc.clientID,
      ...(record.rescue && { r: 1 }),
      ...(record.cuts.length > 0 && { c: record.cuts.flatMap((id) => [id.client, id.clock]) }),
      ...(record.seen.size > 0 && { s: [...record.seen].flat() }),
      ...(record.moves.length > 0 && {
        m: record.moves.flatMap((move) => [move.from.client, move.from.clock, move.length, move.to.clock]),
      }),
    },
  ]);
  prune(array, doc.clientID);
}

function prune(array: Y.Array<unknown>, client: number): void {
  if (array.length <= KEPT_PER_CLIENT) return;
  const mine = array.toArray().flatMap((value, index) => (readRaw(value)?.b === client ? [index] : []));
  if (mine.length > KEPT_PER_CLIENT && mine[0] !== undefined) array.delete(mine[0], 1);
}

function readRaw(value: unknown): z.output<typeof rawSchema> | undefined {
  const result = rawSchema.safeParse(value);
  return result.success ? result.data : undefined;
}

function readRecord(value: unknown): TraceRecord | undefined {
  const raw = readRaw(value);
  if (!raw) return undefined;
  const rows = groups(raw.m ?? [], 4);
  const weight = rows.reduce((sum, row) => sum + (row[2] ?? 0), 0);
  const seen = new Map(groups(raw.s ?? [], 2).map(([client = 0, clock = 0]) => [client, clock]));
  return {
    by: raw.b,
    cuts: groups(raw.c ?? [], 2).map(([client = 0, clock = 0]) => ({ client, clock })),
    seen,
    moves: rows.map(([client = 0, clock = 0, length = 0, to = 0]) => ({
      from: { client, clock },
      to: { client: raw.b, clock: to },
      length,
      weight,
      seen,
      rescue: raw.r === 1,
    })),
  };
}

function groups(values: readonly number[], size: number): number[][] {
  const rows: number[][] = [];
  for (let index = 0; index + size <= values.length; index += size) rows.push(values.slice(index, index + size));
  return rows;
}

/** Reads and follows the trace of `doc`; close it with the document. */
export function openTrace(doc: Y.Doc): Trace {
  const array = doc.getArray<unknown>(ROOT);
  const cuts = new Map<string, TraceRecord[]>();
  const from = new Map<number, Move[]>();
  const to = new Map<number, Move[]>();
  let fresh: Move[] = [];
  let revision = 0;

  function index(value: unknown): void {
    const record = readRecord(value);
    if (!record) return;
    revision++;
    for (const cut of record.cuts) push(cuts, idKey(cut), record);
    for (const move of record.moves) {
      push(from, move.from.client, move);
      push(to, move.to.client, move);
      fresh.push(move);
    }
  }
  const observer = (event: Y.YArrayEvent<unknown>) => {
    for (const item of event.changes.added) for (const value of item.content.getContent()) index(value);
  };
  array.toArray().forEach(index);
  array.observe(observer);
  const imagesOf = (id: CharId) => imagesIn(from, id);
  const moveTo = (id: CharId) => to.get(id.client)?.find((one) => one.to.clock <= id.clock && id.clock < one.to.clock + one.length);
  const sourceOf = (id: CharId) => {
    const move = moveTo(id);
    return move && { client: move.from.client, clock: move.from.clock + id.clock - move.to.clock };
  };
  return {
    cutsOf: (container) => cuts.get(idKey(container)) ?? [],
    imagesOf,
    sourceOf,
    resolve: (id) => resolveId(doc, imagesOf, sourceOf, id),
    takeNewMoves: () => {
      const taken = fresh;
      fresh = [];
      return taken;
    },
    get revision() {
      return revision;
    },
    movesFrom: (client) => from.get(client) ?? [],
    moveTo,
    close: () => array.unobserve(observer),
  };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function imagesIn(from: ReadonlyMap<number, Move[]>, id: CharId): CharId[] {
  return (from.get(id.client) ?? [])
    .filter((move) => move.from.clock <= id.clock && id.clock < move.from.clock + move.length)
    .sort(stronger)
    .map((move) => ({ client: move.to.client, clock: move.to.clock + id.clock - move.from.clock }));
}

/** The total order in which copies of one text win: every side must choose the same one. */
export function stronger(a: Move, b: Move): number {
  return b.weight - a.weight || a.to.client - b.to.client || a.to.clock - b.to.clock;
}

/** Searches the copies of a character, then those of what it was copied from, nearest first. */
function resolveId(
  doc: Y.Doc,
  imagesOf: (id: CharId) => readonly CharId[],
  sourceOf: (id: CharId) => CharId | undefined,
  id: CharId,
): CharId | undefined {
  const visited = new Set<string>();
  const queue: CharId[] = [id];
  for (let next = queue.shift(); next && visited.size < 256; next = queue.shift()) {
    if (visited.has(idKey(next))) continue;
    visited.add(idKey(next));
    if (aliveItem(doc, next)) return next;
    const source = sourceOf(next);
    queue.push(...imagesOf(next), ...(source ? [source] : []));
  }
  return undefined;
}
