import * as Y from 'yjs';
import { type CharId, itemAt, sameId } from './text-structs';

/** How many items others may have put between what an undo wrote and what it stands for, before it is looked for no further. */
const MAX_BETWEEN = 200;

/** The first of the letters that an undo wrote at once with some, for what is gone: others may have written between them since. */
export function firstRestoredWith(doc: Y.Doc, copy: Y.Item): Y.Item {
  const left = itemAt(doc, { client: copy.id.client, clock: copy.id.clock - 1 });
  return left?.rightOrigin && copy.rightOrigin && sameId(left.rightOrigin, copy.rightOrigin) ? firstRestoredWith(doc, left) : copy;
}

/** The first item that an undo wrote for one that is gone: it stands before it, where that stood. */
export function copyOf(doc: Y.Doc, item: Y.Item): Y.Item | undefined {
  const origin = item.origin && itemAt(doc, item.origin);
  let left = item.left;
  for (let steps = 0; left && left !== origin && steps < MAX_BETWEEN; steps++, left = left.left) {
    if (left.rightOrigin && sameId(left.rightOrigin, item.id) && left.content instanceof Y.ContentString)
      return firstRestoredWith(doc, left);
  }
  return undefined;
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

/** Whether this client's own undo wrote an item for letters of somebody else; they may have been taken away and back before. */
export function standsForOthers(doc: Y.Doc, item: Y.Item): boolean {
  const gone = restoredBy(doc, item);
  return gone !== undefined && (gone.id.client !== doc.clientID || standsForOthers(doc, gone));
}
