import * as Y from 'yjs';
import { type CharId, itemAt, sameId } from './text-structs';

/** How many items others may have put between what an undo wrote and what it stands for, before it is looked for no further. */
const MAX_BETWEEN = 200;
/** How often letters that were taken away and back, again and again, are followed. */
export const MAX_AGAIN = 100;

/** The first of the letters that an undo wrote at once with some, for what is gone: others may have written between them since. */
export function firstRestoredWith(doc: Y.Doc, copy: Y.Item): Y.Item {
  return [...restoredWith(doc, copy)].at(-1) ?? copy;
}

/** An item that an undo wrote, and those before it that it wrote at once for the same, backwards. */
function* restoredWith(doc: Y.Doc, copy: Y.Item): Generator<Y.Item> {
  for (let item: Y.Item | undefined = copy; item?.rightOrigin && copy.rightOrigin && sameId(item.rightOrigin, copy.rightOrigin); ) {
    yield item;
    item = itemAt(doc, { client: item.id.client, clock: item.id.clock - 1 });
  }
}

/**
 * The first items that undos wrote for one that is gone, the nearest first: they stand before it, where that stood. What is gone
 * again is among them.
 */
export function copiesOf(doc: Y.Doc, item: Y.Item): Y.Item[] {
  const origin = item.origin && itemAt(doc, item.origin);
  const seen = new Set<Y.Item>();
  const copies: Y.Item[] = [];
  let left = item.left;
  for (let steps = 0; left && left !== origin && steps < MAX_BETWEEN; steps++, left = left.left) {
    const isCopy = left.rightOrigin && sameId(left.rightOrigin, item.id) && (left.deleted || left.content instanceof Y.ContentString);
    if (!isCopy || seen.has(left)) continue;
    const together = [...restoredWith(doc, left)];
    for (const one of together) seen.add(one);
    copies.push(together.at(-1) ?? left);
  }
  return copies;
}

/** A letter that an undo wrote, and the one that is gone it stands for. */
interface StandsFor {
  readonly gone: CharId;
  /** How many letters before it were written at once with it, for those before the one that is gone. */
  readonly before: number;
}

/** What a letter stands for that an undo wrote: the one that is gone; and what that stood for, where it was taken away and back. */
export function originalsOf(doc: Y.Doc, letter: CharId, most = MAX_AGAIN): StandsFor[] {
  const copy = itemAt(doc, letter);
  if (!copy?.rightOrigin || most === 0) return [];
  const before = letter.clock - firstRestoredWith(doc, copy).id.clock;
  const gone = { client: copy.rightOrigin.client, clock: copy.rightOrigin.clock + before };
  if (!itemAt(doc, gone)?.deleted) return [{ gone, before }];
  const earlier = originalsOf(doc, gone, most - 1).map((one) => ({ ...one, before: Math.min(before, one.before) }));
  return [{ gone, before }, ...earlier];
}

/** What this client's own undo brought back with an item: it writes letters again just before those that are gone. */
export function restoredBy(doc: Y.Doc, { id, rightOrigin }: Y.Item): Y.Item | undefined {
  const gone = rightOrigin ? itemAt(doc, rightOrigin) : undefined;
  const copy = gone?.redone;
  const isCopy = copy && copy.client === id.client && copy.clock <= id.clock && id.clock < copy.clock + gone.length;
  return isCopy ? gone : undefined;
}

/** The letter that this client's own undo or redo wrote last for one that is gone; undefined where it wrote none. */
export function redoneAs(doc: Y.Doc, letter: CharId): CharId | undefined {
  const item = itemAt(doc, letter);
  if (!item?.deleted || !item.redone) return undefined;
  const copy = { client: item.redone.client, clock: item.redone.clock + letter.clock - item.id.clock };
  return redoneAs(doc, copy) ?? copy;
}

/** What an item stands for that was taken away and back, again and again, by this client's own undo; itself where it was not. */
export function firstRestoredBy(doc: Y.Doc, item: Y.Item): Y.Item {
  let first = item;
  for (let gone = restoredBy(doc, first); gone; gone = restoredBy(doc, first)) first = gone;
  return first;
}

/** Whether this client's own undo wrote an item for letters of somebody else; they may have been taken away and back before. */
export function standsForOthers(doc: Y.Doc, item: Y.Item): boolean {
  const first = firstRestoredBy(doc, item);
  return first !== item && first.id.client !== doc.clientID;
}
