import * as Y from 'yjs';
import type { CharId } from './text-structs';
import { type Move, writeTrace } from './text-trace';

type Found = Pick<Move, 'from' | 'to' | 'length'>;

/**
 * Reads a transaction that this client has just made and writes down, in the document, what a structural
 * edit removed and moved (see `text-trace`). Typing, deleting and pasting leave no record.
 *
 * `blind` is for undo: pressing Ctrl+Z is no judgement on what others wrote meanwhile, so nothing of
 * theirs counts as seen.
 */
export function traceTransaction(transaction: Y.Transaction, { blind = false } = {}): void {
  const doc = transaction.doc;
  const deleted = deletedItems(transaction);
  const cuts = topContainers(deleted);
  const structural = cuts.length > 0 || deleted.some(isMarker) || insertedItems(transaction).some(isMarker);
  const moves = structural ? matchMoves(deletedSegments(deleted), insertedStrings(transaction)) : [];
  if (cuts.length === 0 && moves.length === 0) return;
  const seen = clientsIn([...cuts, ...deleted.filter((item) => item.content instanceof Y.ContentString)]).map(
    (client): [number, number] => [client, blind && client !== doc.clientID ? 0 : Y.getState(doc.store, client)],
  );
  writeTrace(doc, { cuts: cuts.map((item) => item.id), seen: new Map(seen), moves });
}

function deletedItems(transaction: Y.Transaction): Y.Item[] {
  const found: Y.Item[] = [];
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (struct instanceof Y.Item) found.push(struct);
  });
  return found;
}

function insertedItems(transaction: Y.Transaction): Y.Item[] {
  const { doc } = transaction;
  const before = transaction.beforeState.get(doc.clientID) ?? 0;
  const structs = doc.store.clients.get(doc.clientID) ?? [];
  if (before >= Y.getState(doc.store, doc.clientID)) return [];
  return structs.slice(Y.findIndexSS(structs, before)).filter((struct) => struct instanceof Y.Item && !struct.deleted) as Y.Item[];
}

function isMarker(item: Y.Item): boolean {
  return item.content instanceof Y.ContentType && item.parent instanceof Y.XmlText && item.parentSub === null;
}

/** The deleted elements that no other deleted element holds. */
function topContainers(deleted: readonly Y.Item[]): Y.Item[] {
  const set = new Set(deleted);
  return deleted.filter((item) => {
    if (!(item.content instanceof Y.ContentType && item.content.type instanceof Y.XmlText)) return false;
    const parent = item.parent instanceof Y.AbstractType ? item.parent._item : null;
    return !parent || !set.has(parent);
  });
}

/** Everybody who wrote in the removed elements, or in the elements that removed characters stood in. */
function clientsIn(deleted: readonly Y.Item[]): number[] {
  const clients = new Set<number>();
  const visited = new Set<unknown>();
  const visit = (type: unknown) => {
    if (!(type instanceof Y.XmlText) || visited.has(type)) return;
    visited.add(type);
    for (let item = type._start as Y.Item | null; item; item = item.right) {
      clients.add(item.id.client);
      if (item.deleted && item.content instanceof Y.ContentType) visit(item.content.type);
    }
  };
  for (const item of deleted) visit(item.content instanceof Y.ContentType ? item.content.type : item.parent);
  return [...clients];
}

/** A row of characters, each with its id: what was deleted in one place, in reading order. */
interface Segment {
  text: string;
  readonly parts: { readonly id: CharId; readonly start: number; readonly length: number }[];
  /** Characters before this offset have found their copy. */
  used: number;
}

function deletedSegments(deleted: readonly Y.Item[]): Segment[] {
  const strings = new Set(deleted.filter((item) => item.content instanceof Y.ContentString && item.parent instanceof Y.XmlText));
  const parents = new Set([...strings].map((item) => item.parent as Y.XmlText));
  return [...parents].flatMap((parent) => segmentsOf(parent, strings)).filter((segment) => segment.text.length > 0);
}

function segmentsOf(parent: Y.XmlText, strings: ReadonlySet<Y.Item>): Segment[] {
  const segments: Segment[] = [];
  let open: Segment = { text: '', parts: [], used: 0 };
  for (let item = parent._start as Y.Item | null; item; item = item.right) {
    if (strings.has(item) && item.content instanceof Y.ContentString) {
      open.parts.push({ id: item.id, start: open.text.length, length: item.length });
      open.text += item.content.str;
    } else if (!item.deleted && open.text) {
      segments.push(open);
      open = { text: '', parts: [], used: 0 };
    }
  }
  return [...segments, open];
}

interface Inserted {
  readonly id: CharId;
  readonly text: string;
}

/** Strings written by the transaction, those that touch joined: the copy of one run may span several. */
function insertedStrings(transaction: Y.Transaction): Inserted[] {
  return insertedItems(transaction).flatMap((item) => {
    const before = transaction.beforeState.get(item.id.client) ?? 0;
    if (!(item.content instanceof Y.ContentString)) return [];
    const skipped = Math.max(0, before - item.id.clock);
    return [{ id: { client: item.id.client, clock: item.id.clock + skipped }, text: item.content.str.slice(skipped) }];
  });
}

/**
 * Finds, for each string written, the deleted characters it repeats. Greedy and in reading order; a
 * character finds one copy only. A string that repeats nothing is new text.
 */
export function matchMoves(segments: readonly Segment[], inserted: readonly Inserted[]): Found[] {
  const moves: Found[] = [];
  if (segments.length === 0) return moves;
  for (const { id, text } of inserted) {
    for (let at = 0; at < text.length; ) {
      const found = nextMatch(segments, text, at);
      if (!found) break;
      moves.push(...partsOf(found.segment, found.start, found.length, { client: id.client, clock: id.clock + found.at }));
      found.segment.used = found.start + found.length;
      at = found.at + found.length;
    }
  }
  return moves;
}

interface Match {
  readonly segment: Segment;
  readonly start: number;
  readonly length: number;
  readonly at: number;
}

/** The rest of the text found inside a segment, else the segment found whole in the text: the earliest, then the longest. */
function nextMatch(segments: readonly Segment[], text: string, at: number): Match | undefined {
  const rest = text.slice(at);
  let best: Match | undefined;
  for (const segment of segments) {
    const left = segment.text.slice(segment.used);
    if (!left) continue;
    const inside = left.indexOf(rest);
    if (inside >= 0) return { segment, start: segment.used + inside, length: rest.length, at };
    const whole = rest.indexOf(left);
    if (whole < 0) continue;
    const found = { segment, start: segment.used, length: left.length, at: at + whole };
    if (!best || found.at < best.at || (found.at === best.at && found.length > best.length)) best = found;
  }
  return best;
}

function partsOf(segment: Segment, start: number, length: number, to: CharId): Found[] {
  return segment.parts.flatMap((part) => {
    const from = Math.max(start, part.start);
    const until = Math.min(start + length, part.start + part.length);
    if (from >= until) return [];
    return [
      {
        from: { client: part.id.client, clock: part.id.clock + from - part.start },
        to: { client: to.client, clock: to.clock + from - start },
        length: until - from,
      },
    ];
  });
}
