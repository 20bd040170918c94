import * as Y from 'yjs';

/** One character (or one embedded type) of a text, named for ever by who wrote it and when. */
export interface CharId {
  readonly client: number;
  readonly clock: number;
}

/** Any shared type, whatever events it fires. */
export type SharedType = Y.ContentType['type'];

/**
 * Reading and writing of a rich text at the level of characters. Lexical's collaboration (V1) keeps an
 * element as a `Y.XmlText` whose content is a row of: a `Y.Map` that opens a run of formatted text, the
 * characters of that run, and embedded elements. These functions know that row and nothing of Lexical.
 */
export type Piece =
  | { readonly kind: 'chars'; readonly item: Y.Item; readonly text: string }
  | { readonly kind: 'type'; readonly item: Y.Item; readonly type: SharedType }
  | { readonly kind: 'other'; readonly item: Y.Item };

/** The live content of an element, in order. Sizes add up to the element's length. */
export function pieces(element: Y.XmlText): Piece[] {
  const found: Piece[] = [];
  for (let item = element._start as Y.Item | null; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    found.push(pieceOf(item));
  }
  return found;
}

function pieceOf(item: Y.Item): Piece {
  if (item.content instanceof Y.ContentString) return { kind: 'chars', item, text: item.content.str };
  if (item.content instanceof Y.ContentType) return { kind: 'type', item, type: item.content.type as SharedType };
  return { kind: 'other', item };
}

/** The Lexical type a shared type was written for, or undefined when it is not one. */
export function nodeType(type: unknown): string | undefined {
  let value: unknown;
  if (type instanceof Y.Map) value = type.get('__type');
  else if (type instanceof Y.XmlText || type instanceof Y.XmlElement) value = type.getAttribute('__type');
  return typeof value === 'string' ? value : undefined;
}

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

/** True when none of `length` characters from `id` on was deleted or is still to come. */
export function isWholeAlive(doc: Y.Doc, id: CharId, length: number): boolean {
  for (let clock = id.clock; clock < id.clock + length; ) {
    const item = aliveItem(doc, { client: id.client, clock });
    if (!item) return false;
    clock = item.id.clock + item.length;
  }
  return true;
}

/** Where a live character stands in its element: the index that `Y.Text` methods count in. */
export function positionOf(doc: Y.Doc, id: CharId): { element: Y.XmlText; index: number } | undefined {
  const target = aliveItem(doc, id);
  if (!target || !(target.parent instanceof Y.XmlText)) return undefined;
  let index = id.clock - target.id.clock;
  for (let item = target.left; item; item = item.left) if (!item.deleted && item.countable) index += item.length;
  return { element: target.parent, index };
}

/** Deletes `length` characters from `id` on, wherever they stand now; what is already gone is skipped. */
export function deleteChars(doc: Y.Doc, id: CharId, length: number): void {
  for (let clock = id.clock; clock < id.clock + length; ) {
    const item = itemAt(doc, { client: id.client, clock });
    const end = item ? Math.min(item.id.clock + item.length, id.clock + length) : clock + 1;
    const at = item?.deleted === false ? positionOf(doc, { client: id.client, clock }) : undefined;
    at?.element.delete(at.index, end - clock);
    clock = end;
  }
}

/** The ids of the elements a character stands in, nearest first; the root has none. */
export function containersOf(item: Y.Item): CharId[] {
  const found: CharId[] = [];
  let parent = item.parent;
  while (parent instanceof Y.AbstractType && parent._item) {
    found.push(parent._item.id);
    parent = parent._item.parent;
  }
  return found;
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
export function sameId(a: CharId, b: CharId): boolean {
  return a.client === b.client && a.clock === b.clock;
}

/** A key for maps and sets. */
export function idKey(id: CharId): string {
  return `${id.client}:${id.clock}`;
}

/** A paragraph holding `text`, as Lexical writes one; every property left out has its default. */
export function newParagraph(text: string): Y.XmlText {
  const paragraph = new Y.XmlText();
  paragraph.setAttribute('__type', 'paragraph');
  if (text) {
    paragraph.insertEmbed(0, newTextRun());
    paragraph.insert(1, text);
  }
  return paragraph;
}

/** What opens a run of plain text. */
export function newTextRun(): Y.Map<unknown> {
  return new Y.Map<unknown>([
    ['__type', 'text'],
    ['__format', 0],
    ['__style', ''],
    ['__mode', 0],
    ['__detail', 0],
  ]);
}
