import * as Y from 'yjs';

/** Whether a place stands behind the last letter of a word that somebody else wrote, whoever wrote what follows. */
export function isAtOthersEnd(flow: Y.Text, index: number): boolean {
  let before: Letter | undefined;
  let after: Letter | undefined;
  let at = 0;
  for (let item = flow._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const text = item.content instanceof Y.ContentString ? item.content.str : ' '.repeat(item.length);
    const start = index - at;
    if (start > 0) before = { char: text[Math.min(start, item.length) - 1] ?? ' ', client: item.id.client };
    if (start < item.length) {
      after = { char: text[start] ?? ' ', client: item.id.client };
      break;
    }
    at += item.length;
  }
  if (!before || before.client === flow.doc?.clientID || !isLetter(before.char)) return false;
  return !after || !isLetter(after.char) || after.client !== before.client;
}

interface Letter {
  readonly char: string;
  readonly client: number;
}

/** How many letters now follow the one that a position leans on, written by the same hand: the rest of its word. */
export function restOfWord(doc: Y.Doc, position: Y.RelativePosition): number {
  const id = position.item;
  const first = id ? Y.getItem(doc.store, id) : undefined;
  if (!id || !(first instanceof Y.Item) || first.deleted) return 0;
  let count = 0;
  for (let item: Y.Item | null = first; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    if (item.id.client !== id.client || !(item.content instanceof Y.ContentString)) return count;
    const text = item === first ? item.content.str.slice(id.clock - item.id.clock + 1) : item.content.str;
    const space = text.search(/\s/u);
    if (space >= 0) return count + space;
    count += text.length;
  }
  return count;
}

function isLetter(char: string): boolean {
  return /\S/u.test(char);
}
