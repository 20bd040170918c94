import type * as Y from 'yjs';
import { aliveItem, type CharId, itemAt } from './text-structs';

/** Whether something stands between two letters of a word that whoever put it there did not mean to part. */
export function isTorn(doc: Y.Doc, before: CharId, after: CharId): boolean {
  const [left, right] = [aliveItem(doc, before), aliveItem(doc, after)];
  if (!left || !right || left === right || left.parent !== right.parent) return false;
  // More of what this person wrote stands right behind: it was put there knowingly.
  if (left.id.clock + left.length - 1 > before.clock) return false;
  const between: Y.Item[] = [];
  for (let item = left.right; item && item !== right; item = item.right) between.push(item);
  const first = between.find((item) => !item.deleted && item.countable);
  if (!first) return false;
  // What was put there unread and taken away again comes back with an undo, which knows both letters.
  return [first, ...between.filter((item) => item.deleted)].some((item) => !isOwn(doc, left, item) && isUnread(doc, left, item, right));
}

/**
 * Whether this person put an item behind their own letter: knowingly, then. What an undo of somebody else wrote for their letter
 * came there later, unless the item leans on the letter that it stands for.
 */
function isOwn(doc: Y.Doc, left: Y.Item, { id, origin }: Y.Item): boolean {
  if (id.client !== doc.clientID) return false;
  return (
    left.id.client === doc.clientID ||
    (origin !== null && left.rightOrigin !== null && itemAt(doc, origin) === itemAt(doc, left.rightOrigin))
  );
}

/**
 * Whether `item` was put between `left` and `right` by somebody who had not read both: it would lean on them then, or on
 * what was put between them too.
 */
export function isUnread(doc: Y.Doc, left: Y.Item, item: Y.Item, right: Y.Item): boolean {
  const between = new Set<Y.Item>();
  for (let next = left.right; next && next !== right; next = next.right) between.add(next);
  return !leansOn(doc, item, 'origin', left, between) || !leansOn(doc, item, 'rightOrigin', right, between);
}

function leansOn(doc: Y.Doc, item: Y.Item, side: 'origin' | 'rightOrigin', target: Y.Item, between: ReadonlySet<Y.Item>): boolean {
  const passed = new Set<Y.Item>();
  for (let next: Y.Item | undefined = item; next && !passed.has(next); ) {
    passed.add(next);
    const id: Y.ID | null = next[side];
    const beside: Y.Item | undefined = id ? itemAt(doc, id) : undefined;
    if (beside === target) return true;
    next = beside && between.has(beside) ? beside : undefined;
  }
  return false;
}
