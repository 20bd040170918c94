import * as Y from 'yjs';

/** One character (or one embedded type) of a text, named for ever by who wrote it and when. */
export interface CharId {
  readonly client: number;
  readonly clock: number;
}

/** Any shared type, whatever events it fires. */
export type SharedType = Y.ContentType['type'];

/** The struct that holds a character, alive or not; undefined when it was never received or is gone. */
export function itemAt(doc: Y.Doc, id: CharId): Y.Item | undefined {
  const structs = doc.store.clients.get(id.client);
  if (!structs || id.clock < 0 || id.clock >= Y.getState(doc.store, id.client)) return undefined;
  const struct = structs[Y.findIndexSS(structs, id.clock)];
  return struct instanceof Y.Item ? struct : undefined;
}

/** The struct of a character that can be read now, or undefined. */
export function aliveItem(doc: Y.Doc, id: CharId): Y.Item | undefined {
  const item = itemAt(doc, id);
  return item && !item.deleted ? item : undefined;
}

/** Where a live character stands in its flow: the index that `Y.Text` methods count in. */
export function positionOf(doc: Y.Doc, id: CharId): { flow: Y.Text; index: number } | undefined {
  const target = aliveItem(doc, id);
  if (!target || !(target.parent instanceof Y.Text)) return undefined;
  return { flow: target.parent, index: placeOf(target) + id.clock - target.id.clock };
}

/** How many places of its list stand before a struct, alive or not. */
export function placeOf(item: Y.Item): number {
  let index = 0;
  for (let left = item.left; left; left = left.left) if (!left.deleted && left.countable) index += left.length;
  return index;
}

/** The item that holds the shared type an item stands in; undefined at a root. */
export function holderOf(item: Y.Item): Y.Item | undefined {
  const parent = item.parent;
  return parent instanceof Y.AbstractType ? (parent._item ?? undefined) : undefined;
}

/** The root type a struct belongs to, or undefined when a link of the chain is gone. */
export function rootOf(item: Y.Item): SharedType | undefined {
  let parent = item.parent;
  while (parent instanceof Y.AbstractType) {
    if (!parent._item) return parent as SharedType;
    parent = parent._item.parent;
  }
  return undefined;
}

/** True when both name the same character. */
export function sameId(a: CharId | undefined, b: CharId | undefined): boolean {
  return a !== undefined && b !== undefined && a.client === b.client && a.clock === b.clock;
}
