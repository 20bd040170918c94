import * as Y from 'yjs';
import { type CharId, itemAt } from '#document/text/text-structs';

/** A place behind a letter that somebody else wrote, who may be going on with the word there. */
export interface OthersWord {
  /** What stands behind it; undefined at the end of the text. */
  readonly next: CharId | undefined;
}

/** Whether a place stands behind somebody else's letter, whoever wrote what follows; undefined where it does not. */
export function othersWordAt(flow: Y.Text, index: number): OthersWord | undefined {
  let isLetter = false;
  let next: CharId | undefined;
  let at = 0;
  for (let item = flow._start; item && !next; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const offset = index - at;
    if (offset > 0) isLetter = item.id.client !== flow.doc?.clientID && /\S/u.test(signAt(item, Math.min(offset, item.length) - 1));
    if (offset < item.length) next = { client: item.id.client, clock: item.id.clock + offset };
    at += item.length;
  }
  return isLetter ? { next } : undefined;
}

function signAt({ content }: Y.Item, offset: number): string {
  return content instanceof Y.ContentString ? (content.str[offset] ?? ' ') : ' ';
}

/** How many letters the same hand has written behind the one that a position leans on: what its word has grown by. */
export function grownBy(doc: Y.Doc, { item: id }: Y.RelativePosition, { next }: OthersWord): number {
  const first = id ? itemAt(doc, id) : undefined;
  if (!id || !first || first.deleted) return 0;
  let count = 0;
  for (let item: Y.Item | null = first; item; item = item.right) {
    const from = item === first ? id.clock + 1 - item.id.clock : 0;
    const end = endBefore(item, next);
    if (!item.deleted && item.countable) {
      if (item.id.client !== id.client || !(item.content instanceof Y.ContentString)) return count;
      const text = item.content.str.slice(from, end);
      const space = text.search(/\s/u);
      if (space >= 0) return count + space;
      count += text.length;
    }
    if (end !== undefined) return count;
  }
  return count;
}

/** Where in an item a sign stands; undefined when it is in another one. */
function endBefore({ id, length }: Y.Item, sign: CharId | undefined): number | undefined {
  if (!sign || id.client !== sign.client || sign.clock < id.clock || sign.clock >= id.clock + length) return undefined;
  return sign.clock - id.clock;
}
