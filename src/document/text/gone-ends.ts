import * as Y from 'yjs';
import { type CharId, itemAt, placeOf, sameId } from './text-structs';
import { objectKind } from './flow';
import { covers, type OwnWords } from './own-words';
import type { Removal, Removals } from './removals';

/**
 * Words that stood in a block which was deleted unread would run into the next one: whoever wrote the last of them ends
 * them.
 */
export function standApart(doc: Y.Doc, removals: Removals, words: OwnWords, end: CharId): void {
  const gone = itemAt(doc, end);
  const last = gone && readableBeside(gone, 'left');
  const next = gone && readableBeside(gone, 'right');
  if (!last || !(last.parent instanceof Y.Text) || !(last.content instanceof Y.ContentString) || !next || isEnd(next)) return;
  const lastChar = { client: last.id.client, clock: last.id.clock + last.length - 1 };
  if (!words.runs().some((run) => covers(run, lastChar)) || goesOn(words, lastChar, next.id) || !isUnreadBlock(last, removals.of(end)))
    return;
  last.parent.insertEmbed(placeOf(last) + last.length, new Y.Map());
}

/** Whether a letter goes on with the word of another one: its author typed it there after the end had gone. */
function goesOn(words: OwnWords, before: CharId, { client, clock }: CharId): boolean {
  return words.runs().some((run) => {
    if (!covers(run, { client, clock })) return false;
    return clock === run.id.clock ? sameId(run.endOf, before) : sameId({ client, clock: clock - 1 }, before);
  });
}

/** The nearest item on one side that can be read. */
function readableBeside(item: Y.Item, side: 'left' | 'right'): Y.Item | undefined {
  for (let next = item[side]; next; next = next[side]) if (!next.deleted && next.countable) return next;
  return undefined;
}

function isEnd({ content }: Y.Item): boolean {
  return content instanceof Y.ContentType && objectKind(content.type) !== 'inline';
}

/** Whether nothing can be read in a block, up to its last item, that whoever removed its end had read. */
function isUnreadBlock(last: Y.Item, records: readonly Removal[]): boolean {
  const wasRead = ({ id }: Y.Item) => records.some(({ read }) => (read.get(id.client) ?? 0) > id.clock);
  for (let item: Y.Item | null = last; item; item = item.left) {
    if (item.deleted || !item.countable) continue;
    if (isEnd(item)) return true;
    if (wasRead(item)) return false;
  }
  return true;
}
