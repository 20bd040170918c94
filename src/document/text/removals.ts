import * as Y from 'yjs';
import { z } from 'zod';
import { type CharId, holderOf, sameId, type SharedType } from './text-structs';
import { type CopiedEnd, copiedEnds } from './copied-ends';
import { objectKind } from './flow';
import { authorOf } from './text-authors';
import { isUnread } from './torn-words';
import { firstRestoredBy, restoredBy } from './undo-copies';

/**
 * What somebody removed, and how far they had read when they did. Yjs says that a character is gone, and not whether
 * whoever removed it knew of the letters that its author was typing behind it: a record says so, written in the same
 * transaction, for the removals where it matters: of others' latest words, of ends of blocks, of tables and their parts.
 */
export interface Removal {
  /** For each author, the clock up to which the remover had read them; an author that is not here was not read there. */
  readonly read: ReadonlyMap<number, number>;
  /** In each block, the last letter of an author that the remover saw: whatever that author typed on behind it had not been read. */
  readonly ends: readonly CharId[];
}

/** The records of a document. What a peer wrote that is none is skipped. */
export interface Removals {
  /** The records that name a character, an end or an object. */
  of(id: CharId): readonly Removal[];
  /** The ends of words that were written again elsewhere, by somebody who saw no beginning of them. */
  copiedEnds(): readonly CopiedEnd[];
  close(): void;
}

/** Whether a transaction brought records, or took some away. */
export function changesRemovals({ doc, changed }: Y.Transaction): boolean {
  return changed.has(doc.getArray(ROOT));
}

const ROOT = 'removals';

/** How many records of one client are kept, the newest. Somebody who was away for longer may find a word parted, and loses none. */
const KEPT_PER_CLIENT = 300;
/** Letters this close to the last one that was read of somebody may be in the middle of a word. */
const RECENT = 64;
/** How far back in a block its authors are looked for. */
const MAX_LOOK_BACK = 2000;

/**
 * Appends the record of a transaction that this client made, when it needs one; call it inside that transaction. For an undo or a
 * redo, `before` are the records so far: who removes again what they had taken back knows what they knew the first time.
 */
export function noteRemovals(transaction: Y.Transaction, before?: Removals): void {
  const { doc } = transaction;
  const all = new Set<Y.Item>();
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (struct instanceof Y.Item) all.add(struct);
  });
  const removed = [...all].filter((item) => matters(doc, item));
  const copied = copiedEnds(transaction, removed, all).flatMap(({ from, to }) => [from.client, from.clock, to.clock]);
  const authors = new Set<number>();
  for (const item of removed) for (const author of authorsAround(doc, item)) authors.add(author);
  authors.delete(doc.clientID);
  if (authors.size === 0 && copied.length === 0) return;
  // A word that was written in two sessions, or brought back by somebody, goes on in letters of another client.
  for (const item of removed) for (const client of clientsBeside(item, all)) authors.add(client);
  const array = doc.getArray<unknown>(ROOT);
  const again = new Map(before ? removed.flatMap((item) => firstRemoval(doc, item, before)) : []);
  const known = (author: number) =>
    Math.min(Y.getState(doc.store, author), ...[...again.values()].map(({ read }) => read.get(author) ?? Number.POSITIVE_INFINITY));
  const read = [...authors].flatMap((author) => [author, known(author)]);
  const ends = removed
    .filter((item) => wasLastOfAuthor(doc, item, all) || again.get(item)?.isEnd)
    .flatMap(({ id, length }) => [id.client, id.clock + length - 1]);
  array.push([
    {
      b: doc.clientID,
      d: rangesOf(removed),
      r: read,
      ...(ends.length > 0 ? { e: ends } : {}),
      ...(copied.length > 0 ? { c: copied } : {}),
    },
  ]);
  prune(array, doc.clientID);
}

/** How the letters were removed that an item brought back, and whether its last one was noted as an end then. */
function firstRemoval(doc: Y.Doc, item: Y.Item, before: Removals): [Y.Item, Removal & { readonly isEnd: boolean }][] {
  const gone = restoredBy(doc, item);
  if (!gone?.redone) return [];
  const last = { client: gone.id.client, clock: gone.id.clock + item.id.clock - gone.redone.clock + item.length - 1 };
  const removal = before.of(last).at(-1);
  return removal ? [[item, { ...removal, isEnd: removal.ends.some((end) => sameId(end, last)) }]] : [];
}

function matters(doc: Y.Doc, item: Y.Item): boolean {
  if (item.parentSub !== null) return false;
  if (item.content instanceof Y.ContentType) return true;
  if (!(item.content instanceof Y.ContentString)) return false;
  const { id, length } = firstRestoredBy(doc, item);
  return id.client !== doc.clientID && id.clock + length > Y.getState(doc.store, id.client) - RECENT;
}

/** The clients whose letters an item holds: who wrote it, and who wrote what it brought back. */
function clientsOf(doc: Y.Doc, item: Y.Item): Set<number> {
  return new Set([item.id.client, firstRestoredBy(doc, item).id.client]);
}

/** Who wrote what could be read just before and just behind an item before it was `removed`, with all that went at once. */
function clientsBeside(item: Y.Item, removed: ReadonlySet<Y.Item>): number[] {
  return (['left', 'right'] as const).flatMap((side) => {
    let next = item[side];
    while (next && (!next.countable || (next.deleted && !removed.has(next)))) next = next[side];
    return next ? [next.id.client] : [];
  });
}

/**
 * Whether nothing of their author stood behind letters in their block before they were `removed`, with all that went at once; or
 * only behind what had been put between unread, so that nobody could see that a word went on there.
 */
function wasLastOfAuthor(doc: Y.Doc, item: Y.Item, removed: ReadonlySet<Y.Item>): boolean {
  if (!(item.content instanceof Y.ContentString)) return false;
  const authors = new Set([...clientsOf(doc, item)].map((client) => personOf(doc, client)));
  let first: Y.Item | undefined;
  for (let next = item.right; next; next = next.right) {
    if (!next.countable || (next.deleted && !removed.has(next))) continue;
    if (next.content instanceof Y.ContentType && objectKind(next.content.type) !== 'inline') return true;
    if (authors.has(personOf(doc, next.id.client))) return first !== undefined && isUnread(doc, item, first, next);
    first ??= next;
  }
  return true;
}

/** The person whose client it was; where nothing is signed, each client is somebody. */
function personOf(doc: Y.Doc, client: number): string | number {
  return authorOf(doc, client)?.personId ?? client;
}

/** Who wrote what was removed, the block it ended, and what it held. */
function authorsAround(doc: Y.Doc, item: Y.Item): Set<number> {
  const authors = clientsOf(doc, item);
  if (!(item.content instanceof Y.ContentType)) return authors;
  addAuthors(authors, item.content.type as SharedType, 0);
  let left = item.left;
  for (let steps = 0; left && steps < MAX_LOOK_BACK; steps++, left = left.left) {
    if (!left.deleted && left.content instanceof Y.ContentType) break;
    authors.add(left.id.client);
  }
  return authors;
}

function addAuthors(authors: Set<number>, type: SharedType, depth: number): void {
  if (depth > 12) return;
  for (let item = type._start as Y.Item | null; item; item = item.right) {
    authors.add(item.id.client);
    if (item.content instanceof Y.ContentType) addAuthors(authors, item.content.type as SharedType, depth + 1);
  }
  for (const item of type._map.values()) {
    if (item.content instanceof Y.ContentType) addAuthors(authors, item.content.type as SharedType, depth + 1);
  }
}

/** Client, clock, length; what lies inside something else that was removed goes with it. */
function rangesOf(removed: readonly Y.Item[]): number[] {
  const all = new Set(removed);
  const sorted = removed
    .filter((item) => !isInside(item, all))
    .map(({ id, length }) => [id.client, id.clock, length] as [number, number, number])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const ranges: [number, number, number][] = [];
  for (const [client, clock, length] of sorted) {
    const last = ranges.at(-1);
    if (last && last[0] === client && last[1] + last[2] === clock) last[2] += length;
    else ranges.push([client, clock, length]);
  }
  return ranges.flat();
}

function isInside(item: Y.Item, all: ReadonlySet<Y.Item>): boolean {
  for (let holder = holderOf(item); holder; holder = holderOf(holder)) if (all.has(holder)) return true;
  return false;
}

const numbers = z.array(z.number().int().nonnegative()).max(8192);
const rawSchema = z.object({ b: z.number().int().nonnegative(), d: numbers, r: numbers, e: numbers.optional(), c: numbers.optional() });

function prune(array: Y.Array<unknown>, client: number): void {
  if (array.length <= KEPT_PER_CLIENT) return;
  const mine = array.toArray().flatMap((value, index) => (rawSchema.safeParse(value).data?.b === client ? [index] : []));
  if (mine.length > KEPT_PER_CLIENT && mine[0] !== undefined) array.delete(mine[0], 1);
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly removal: Removal;
}

/** Whether somebody who removed something had read a character; where nobody noted it, they knew of no reader. */
export function wasRead(records: readonly Removal[], { client, clock }: CharId): boolean {
  return records.length === 0 || records.some(({ read }) => (read.get(client) ?? 0) > clock);
}

/** Whether somebody who removed a letter had read that its word went on with `next`, and in the same block. */
export function wasReadBehind(records: readonly Removal[], gone: CharId, next: CharId): boolean {
  const inside = records.filter(({ ends }) => !ends.some((end) => sameId(end, gone)));
  return records.length === 0 || (inside.length > 0 && wasRead(inside, next));
}

/** Reads and follows the removals of `doc`; close it with the document. */
export function openRemovals(doc: Y.Doc): Removals {
  const array = doc.getArray<unknown>(ROOT);
  const known = new Map<number, Range[]>();
  const copies: CopiedEnd[] = [];
  const index = (value: unknown) => {
    const raw = rawSchema.safeParse(value).data;
    if (!raw) return;
    const read = new Map(groups(raw.r, 2).map(([author = 0, clock = 0]) => [author, clock]));
    const removal = { read, ends: groups(raw.e ?? [], 2).map(([client = 0, clock = 0]) => ({ client, clock })) };
    for (const [client = 0, clock = 0, length = 0] of groups(raw.d, 3)) {
      known.set(client, [...(known.get(client) ?? []), { from: clock, to: clock + length, removal }]);
    }
    for (const [client = 0, clock = 0, copy = 0] of groups(raw.c ?? [], 3))
      copies.push({ from: { client, clock }, to: { client: raw.b, clock: copy } });
  };
  const observer = (event: Y.YArrayEvent<unknown>) => {
    for (const item of event.changes.added) for (const value of item.content.getContent()) index(value);
  };
  array.toArray().forEach(index);
  array.observe(observer);
  return {
    of: ({ client, clock }) =>
      (known.get(client) ?? []).filter(({ from, to }) => from <= clock && clock < to).map(({ removal }) => removal),
    copiedEnds: () => copies,
    close: () => array.unobserve(observer),
  };
}

function groups(values: readonly number[], size: number): number[][] {
  const rows: number[][] = [];
  for (let index = 0; index + size <= values.length; index += size) rows.push(values.slice(index, index + size));
  return rows;
}
