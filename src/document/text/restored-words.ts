import * as Y from 'yjs';
import { charAt, isInsideWord, type OwnRun, type OwnWords } from './own-words';
import { aliveItem, type CharId, itemAt, sameId } from './text-structs';
import { copiesOf, MAX_AGAIN } from './undo-copies';

/**
 * Letters of one's own that somebody deleted and took back are one's own again, under their new ids, where the undo brought back
 * a part of a word only, or its parts in different places: what is left of the word goes on with them. A word that came back whole
 * stays what the undo wrote.
 */
export function takeRestored(doc: Y.Doc, words: OwnWords): void {
  for (const run of words.runs()) {
    if (run.state !== 'removed') continue;
    const restored = restoredIn(doc, run);
    for (const [at, letter] of restored) if (isCutBehind(doc, words, run, at, restored)) words.restore(letter);
  }
  for (const run of words.runs()) {
    if (run.state !== 'removed' || !run.endOf || !aliveItem(doc, run.endOf) || !isInsideWord(`x${run.text}`, 1)) continue;
    const restored = restoredIn(doc, run);
    const last = restored.get(0) && restored.get(lastOfWord(run, restored));
    if (last) words.restore(last);
  }
}

/** The letter that somebody's undo wrote for one that is gone, and that can be read; it may have been taken away and back before. */
export function restoredLetter(doc: Y.Doc, run: OwnRun, at: number): CharId | undefined {
  return standingFor(doc, charAt(run, at), run.text.charAt(at));
}

/** The letter that undos wrote last for one that is gone, and that can be read. */
export function standingFor(doc: Y.Doc, gone: CharId, letter: string, most = MAX_AGAIN): CharId | undefined {
  const item = itemAt(doc, gone);
  if (!item?.deleted || most === 0) return undefined;
  for (const first of copiesOf(doc, item)) {
    const id = { client: first.id.client, clock: first.id.clock + gone.clock - item.id.clock };
    const copy = itemAt(doc, id);
    if (!copy?.rightOrigin || !sameId(copy.rightOrigin, item.id)) continue;
    const found = copy.deleted ? standingFor(doc, id, letter, most - 1) : isLetter(copy, id, letter) ? id : undefined;
    if (found) return found;
  }
  return undefined;
}

function isLetter({ id, content }: Y.Item, { clock }: CharId, letter: string): boolean {
  return content instanceof Y.ContentString && content.str[clock - id.clock] === letter;
}

/** The letters of a run that stand again, by their offset. */
function restoredIn(doc: Y.Doc, run: OwnRun): ReadonlyMap<number, CharId> {
  const found = new Map<number, CharId>();
  for (let at = 0; at < run.text.length; ) {
    const item = itemAt(doc, charAt(run, at));
    const end = item ? Math.min(item.id.clock + item.length - run.id.clock, run.text.length) : at + 1;
    const isCopied = item?.deleted === true && copiesOf(doc, item).length > 0;
    for (; at < end; at++) {
      const letter = isCopied ? restoredLetter(doc, run, at) : undefined;
      if (letter) found.set(at, letter);
    }
  }
  return found;
}

/** Whether a word goes on behind a letter with what does not stand again right behind it. */
function isCutBehind(doc: Y.Doc, words: OwnWords, run: OwnRun, at: number, restored: ReadonlyMap<number, CharId>): boolean {
  const isApart = (next: CharId | undefined) => !next || !standsBehind(doc, restored.get(at), next);
  if (at + 1 < run.text.length) return isInsideWord(run.text, at + 1) && isApart(restored.get(at + 1));
  const next = words.runs().find(({ endOf }) => sameId(endOf, charAt(run, at)));
  return next !== undefined && isInsideWord(`x${next.text}`, 1) && isApart(restoredLetter(doc, next, 0));
}

/** Whether a letter that can be read is the next one behind another. */
function standsBehind(doc: Y.Doc, letter: CharId | undefined, next: CharId): boolean {
  const item = letter && itemAt(doc, letter);
  if (!item) return false;
  if (letter.clock + 1 < item.id.clock + item.length) return sameId({ ...letter, clock: letter.clock + 1 }, next);
  let behind = item.right;
  while (behind && (behind.deleted || !behind.countable)) behind = behind.right;
  return sameId(behind?.id, next);
}

/** The last of the letters that stand again in a row from the start of a run on, in its first word. */
function lastOfWord({ text }: OwnRun, restored: ReadonlyMap<number, CharId>): number {
  let at = 0;
  while (restored.has(at + 1) && isInsideWord(text, at + 1)) at++;
  return at;
}
