import * as Y from 'yjs';
import { type CharId, sameId } from './text-structs';

/**
 * The end of somebody's word that a gesture wrote again (a line that became a paragraph, say, or an undo of its deletion) when
 * its beginning was gone already: who did that saw the end only, and did not mean to part it from what its author brings back.
 */
export interface CopiedEnd {
  /** The first letter of the end, as its author wrote it. */
  readonly from: CharId;
  /** The same letter where it was written again. */
  readonly to: CharId;
}

/**
 * The ends of words that a local transaction wrote again. `removed` is all that it removed, `recent` those of them that are
 * others' latest letters: where their author may be bringing a beginning back.
 */
export function copiedEnds(transaction: Y.Transaction, recent: readonly Y.Item[], removed: ReadonlySet<Y.Item>): CopiedEnd[] {
  const written = writtenIn(transaction);
  const ends = new Set(recent.filter((item) => isText(item) && followsGone(item, removed)));
  return [...movedEnds(written, ends, removed), ...restoredEnds(transaction, written, removed)];
}

/** What stands elsewhere after the gesture, in a line of the same words. */
function movedEnds(written: readonly Y.Item[], ends: ReadonlySet<Y.Item>, removed: ReadonlySet<Y.Item>): CopiedEnd[] {
  if (ends.size === 0 || written.length === 0) return [];
  const copies = new Map(linesOf(new Set(written)).map((line) => [textOf(line), line]));
  return linesOf(removed).flatMap((line) => {
    const copy = copies.get(textOf(line));
    return copy ? pairsOf(line, copy, ends) : [];
  });
}

/** What an undo wrote again: just before what it stands for. */
function restoredEnds({ doc }: Y.Transaction, written: readonly Y.Item[], removed: ReadonlySet<Y.Item>): CopiedEnd[] {
  return written.flatMap((item): CopiedEnd[] => {
    const old = item.right;
    if (!old?.redone || !sameId(old.redone, item.id) || old.id.client === doc.clientID || !followsGone(item, removed)) return [];
    return [{ from: idOf(old), to: idOf(item) }];
  });
}

function pairsOf(line: readonly Y.Item[], copy: readonly Y.Item[], ends: ReadonlySet<Y.Item>): CopiedEnd[] {
  let offset = 0;
  return line.flatMap((item): CopiedEnd[] => {
    const to = ends.has(item) ? charIn(copy, offset) : undefined;
    offset += item.length;
    return to ? [{ from: idOf(item), to }] : [];
  });
}

/** Whether what stood before an item was gone before the transaction. */
function followsGone(item: Y.Item, removed: ReadonlySet<Y.Item>): boolean {
  let left = item.left;
  while (left && !left.deleted && !left.countable) left = left.left;
  return left?.deleted === true && !removed.has(left);
}

function writtenIn({ doc, beforeState }: Y.Transaction): Y.Item[] {
  const before = beforeState.get(doc.clientID) ?? 0;
  const structs = doc.store.clients.get(doc.clientID) ?? [];
  if (before >= Y.getState(doc.store, doc.clientID)) return [];
  return structs
    .slice(Y.findIndexSS(structs, before))
    .filter((struct): struct is Y.Item => struct instanceof Y.Item && !struct.deleted && isText(struct));
}

/** The words in a set of items, those that follow each other together. */
function linesOf(items: ReadonlySet<Y.Item>): Y.Item[][] {
  const seen = new Set<Y.Item>();
  return [...items].flatMap((item) => {
    if (!isText(item) || seen.has(item)) return [];
    const line = [...beside(item, 'left', items).reverse(), item, ...beside(item, 'right', items)];
    for (const one of line) seen.add(one);
    return [line];
  });
}

/** The words of the set on one side of an item, up to anything else that could be read. */
function beside(item: Y.Item, side: 'left' | 'right', items: ReadonlySet<Y.Item>): Y.Item[] {
  const found: Y.Item[] = [];
  for (let next = item[side]; next; next = next[side]) {
    if (!next.countable || (next.deleted && !items.has(next))) continue;
    if (!isText(next) || !items.has(next)) break;
    found.push(next);
  }
  return found;
}

function idOf({ id: { client, clock } }: Y.Item): CharId {
  return { client, clock };
}

function isText(item: Y.Item): boolean {
  return item.content instanceof Y.ContentString;
}

function textOf(items: readonly Y.Item[]): string {
  return items.map(({ content }) => (content instanceof Y.ContentString ? content.str : '')).join('');
}

function charIn(line: readonly Y.Item[], offset: number): CharId | undefined {
  let start = 0;
  for (const { id, length } of line) {
    if (offset < start + length) return { client: id.client, clock: id.clock + offset - start };
    start += length;
  }
  return undefined;
}
