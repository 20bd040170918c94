import * as Y from 'yjs';
import type { CharId } from './text-structs';
import { attributesOf, type Look } from './flow';
import type { Moved } from './moved-words';
import { covers, type OwnRun, type OwnWords, partOf } from './own-words';

/** Writes words and gives the id of the first of them. */
export function write(doc: Y.Doc, flow: Y.Text, index: number, text: string, look: Look): CharId {
  flow.insert(index, text, attributesOf(look));
  return lastWritten(doc, text.length);
}

/** The words that were written last: marks of their look may have been written after them. */
function lastWritten(doc: Y.Doc, length: number): CharId {
  const structs = doc.store.clients.get(doc.clientID) ?? [];
  for (let index = structs.length - 1; index >= 0; index--) {
    const struct = structs[index];
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue;
    return { client: doc.clientID, clock: struct.id.clock + struct.length - length };
  }
  throw new RangeError('no words were written');
}

/** The words of parts that follow each other. */
export function textOf(parts: readonly OwnRun[]): string {
  return parts.map(({ text }) => text).join('');
}

/** Parts that were written again, one after the other, from `to` on; the first of them may go on with a letter that stayed. */
export function movesOf(parts: readonly OwnRun[], to: CharId): Moved[] {
  let clock = to.clock;
  return parts.map(({ id, text, endOf }, index) => {
    const move = { from: id, to: { client: to.client, clock }, length: text.length, endOf: index === 0 ? endOf : undefined };
    clock += text.length;
    return move;
  });
}

/** Takes a part out of the journal: it can be read again. */
export function forgetPart(words: OwnWords, part: OwnRun): void {
  const run = words.runs().find((one) => one.state !== 'live' && covers(one, part.id));
  if (!run) return;
  const start = part.id.clock - run.id.clock;
  const end = start + part.text.length;
  const before = start > 0 ? [partOf(run, 0, start)] : [];
  words.replace(run, end < run.text.length ? [...before, partOf(run, end, run.text.length - end)] : before);
}
