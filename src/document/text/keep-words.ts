import type * as Y from 'yjs';
import { RESCUE } from '../origin';
import { aliveItem, type CharId, itemAt, positionOf, sameId } from './text-structs';
import { type Carried, putBackCarried } from './carried-words';
import { lookAt } from './flow';
import { standApart } from './gone-ends';
import { type Moved, whereNow } from './moved-words';
import { charAt, covers, isInsideWord, type OwnRun, type OwnWords, partOf, startOfWord } from './own-words';
import { type Removals, wasRead, wasReadBehind } from './removals';
import { restoredLetter, standingFor, takeRestored } from './restored-words';
import { isTorn } from './torn-words';
import { forgetPart, movesOf, textOf, write } from './write-again';

/** A word that went back may be the neighbour of another one: one more turn may place more. */
const MAX_TURNS = 6;

/**
 * Keeps a person's words whole in a text that others change at the same moment. Only the author's own client judges its
 * own words, so that no two ever mend one word.
 *
 * - A word that something came between, put there by somebody who had not read its end (Enter just behind its first
 *   letters): the end goes back to its beginning.
 * - A word whose beginning was deleted by somebody who had not read its end: the beginning comes back. So does an end that
 *   was deleted by somebody who had not read the beginning that came back. Where somebody moved the end by writing it again
 *   elsewhere, the beginning comes back there.
 * - A part of a word that was deleted and taken back: what is left of the word goes on with what the undo wrote, which stands
 *   once.
 * - Words in a block that was deleted by somebody who had not read them: they stay, in a block of their own; also when
 *   they stood in a table.
 * - What somebody deleted who had read it stays deleted, and stays in the journal.
 *
 * `goneEnds` are the ends of blocks that others removed since the last time. Gives what was written again elsewhere.
 */
export function keepOwnWords(doc: Y.Doc, removals: Removals, words: OwnWords, goneEnds: readonly CharId[] = []): Moved[] {
  const all: Moved[] = [];
  for (let turn = 0; turn < MAX_TURNS; turn++) {
    const moved = keepOnce(doc, removals, words, turn === 0 ? goneEnds : []);
    if (moved.length === 0) break;
    all.push(...moved);
  }
  return all;
}

function keepOnce(doc: Y.Doc, removals: Removals, words: OwnWords, goneEnds: readonly CharId[]): Moved[] {
  const keeping: Keeping = { doc, removals, words, moved: [], carried: [] };
  doc.transact(() => {
    const gone = words.runs().flatMap((run) => (run.state === 'live' ? goneFrom(keeping, run) : []));
    takeRestored(doc, words);
    for (const run of words.runs()) if (run.state === 'live') keepWhole(keeping, run);
    for (const { id } of gone) {
      const part = words.runs().find((run) => run.state === 'removed' && sameId(run.id, id));
      if (part) bringBack(keeping, part);
    }
    // A record may come after the removal it tells of: what was taken for read is looked at again.
    for (const run of goneBeginnings(doc, words)) bringBackBeginning(keeping, run);
    for (const { from, to } of removals.copiedEnds()) joinCopy(keeping, from, to);
    for (const run of words.runs()) if (run.state === 'removed') bringBackEnd(keeping, run);
    keeping.moved.push(...putBackCarried(doc, removals, words, keeping.carried));
    for (const end of goneEnds) standApart(doc, removals, words, end);
  }, RESCUE);
  followEnds(keeping);
  return keeping.moved;
}

interface Keeping {
  readonly doc: Y.Doc;
  readonly removals: Removals;
  readonly words: OwnWords;
  readonly moved: Moved[];
  /** Words that went with something that held them, a table say. */
  readonly carried: Carried[];
}

/** Notes what can't be read any more of a run, and gives it. */
function goneFrom({ doc, words }: Keeping, run: OwnRun): OwnRun[] {
  const stretches = stretchesOf(doc, run);
  if (stretches.length === 1 && stretches[0]?.isAlive) return [];
  const parts = stretches.map(({ from, to, isAlive }) => partOf(run, from, to - from, isAlive ? 'live' : 'removed'));
  words.replace(run, parts);
  return parts.filter(({ state }) => state === 'removed');
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly isAlive: boolean;
}

/** The run cut where what can be read and what is gone meet. */
function stretchesOf(doc: Y.Doc, run: OwnRun): Stretch[] {
  const stretches: { from: number; to: number; isAlive: boolean }[] = [];
  for (let at = 0; at < run.text.length; ) {
    const item = itemAt(doc, charAt(run, at));
    const isAlive = item?.deleted === false;
    const to = item ? Math.min(item.id.clock + item.length - run.id.clock, run.text.length) : at + 1;
    const last = stretches.at(-1);
    if (last?.isAlive === isAlive) last.to = to;
    else stretches.push({ from: at, to, isAlive });
    at = to;
  }
  return stretches;
}

/** Joins what stands apart of a run, and of the word it goes on with. */
function keepWhole(keeping: Keeping, run: OwnRun): void {
  const { doc } = keeping;
  if (run.endOf && isInsideWord(`x${run.text}`, 1) && isTorn(doc, run.endOf, run.id)) moveEnd(keeping, run.endOf, run, 0);
  for (let at = 0; at < run.text.length; ) {
    const item = aliveItem(doc, charAt(run, at));
    if (!item) return;
    at = item.id.clock + item.length - run.id.clock;
    if (at >= run.text.length) break;
    if (isInsideWord(run.text, at) && isTorn(doc, charAt(run, at - 1), charAt(run, at))) moveEnd(keeping, charAt(run, at - 1), run, at);
  }
}

/** Writes the end of a word again where its beginning is. */
function moveEnd({ doc, moved }: Keeping, beginning: CharId, run: OwnRun, at: number): void {
  const there = positionOf(doc, beginning);
  const first = aliveItem(doc, charAt(run, at));
  if (!there || !first) return;
  const most = Math.min(first.id.clock + first.length - run.id.clock, run.text.length);
  let end = at + 1;
  while (end < most && isInsideWord(run.text, end)) end++;
  const here = positionOf(doc, charAt(run, at));
  if (!here) return;
  const look = lookAt(first);
  here.flow.delete(here.index, end - at);
  const target = positionOf(doc, beginning);
  const text = run.text.slice(at, end);
  if (!target) return;
  const to = write(doc, target.flow, target.index + 1, text, look);
  moved.push({ from: charAt(run, at), to, length: text.length, endOf: beginning });
}

/** Brings back what went of a word whose end stays; what went with its table is looked at when all of it is known. */
function bringBack(keeping: Keeping, part: OwnRun): void {
  const holder = goneHolder(keeping.doc, part);
  if (holder) keeping.carried.push({ part, holder });
  else bringBackBeginning(keeping, part);
}

/** The outermost of the elements that a part was written in which is gone. */
function goneHolder(doc: Y.Doc, { within }: OwnRun): CharId | undefined {
  return within.toReversed().find((id) => !aliveItem(doc, id));
}

/** Beginnings of words that went while their ends stand, and not with what held them. */
function goneBeginnings(doc: Y.Doc, words: OwnWords): OwnRun[] {
  const goneOnWith = new Set(words.runs().flatMap((run) => (run.state === 'live' && run.endOf ? [keyOf(run.endOf)] : [])));
  return words
    .runs()
    .filter((run) => run.state === 'removed' && goneOnWith.has(keyOf(charAt(run, run.text.length - 1))) && !goneHolder(doc, run));
}

function keyOf({ client, clock }: CharId): string {
  return `${client}:${clock}`;
}

function bringBackBeginning(keeping: Keeping, part: OwnRun): void {
  const { doc, removals, words } = keeping;
  const lastGone = charAt(part, part.text.length - 1);
  // The end may have been written again since: it says then what it goes on with.
  const next = words.runs().find((run) => run.state === 'live' && sameId(run.endOf, lastGone));
  if (next?.state !== 'live' || !isInsideWord(part.text + next.text, part.text.length)) return;
  if (!aliveItem(doc, next.id) || wasReadBehind(removals.of(lastGone), lastGone, next.id)) return;
  const last = writeBeginning(keeping, lastGone, next.id);
  if (last) words.replace(next, [{ ...next, endOf: last }]);
}

/** Writes the letters of a word up to `last` again, before a letter that can be read; gives where the last one is now. */
function writeBeginning({ doc, words, moved }: Keeping, last: CharId, before: CharId): CharId | undefined {
  const follower = aliveItem(doc, before);
  const there = positionOf(doc, before);
  const beginning = beginningUpTo(words, last);
  if (!follower || !there || beginning.length === 0) return undefined;
  const text = textOf(beginning);
  const copy = write(doc, there.flow, there.index, text, lookAt(follower));
  moved.push(...movesOf(beginning, copy));
  for (const one of beginning) forgetPart(words, one);
  return { client: copy.client, clock: copy.clock + text.length - 1 };
}

/** Brings a beginning back to the end of its word where somebody wrote that end again elsewhere, who had not read the beginning. */
function joinCopy(keeping: Keeping, from: CharId, copy: CharId): void {
  const { doc, removals, words } = keeping;
  const run = words.runs().find((one) => one.state === 'removed' && covers(one, from));
  if (!run) return;
  const at = from.clock - run.id.clock;
  // What was written again may have been taken away and back since, by anybody.
  const to = aliveItem(doc, copy) ? copy : standingFor(doc, copy, run.text.charAt(at));
  if (!to) return;
  const lastGone = partOf(run, at, run.text.length - at).endOf;
  if (!lastGone || !isInsideWord(`x${run.text.slice(at)}`, 1) || wasReadBehind(removals.of(lastGone), lastGone, from)) return;
  if (!writeBeginning(keeping, lastGone, to)) return;
  // The end is from now on the text of who moved it: the one in the journal goes on with nothing, and does not come back.
  const rest = words.runs().find((one) => one.state === 'removed' && covers(one, from));
  if (rest) words.replace(rest, [{ ...rest, endOf: undefined }]);
}

/** Writes an end again behind the beginning it goes on with, where that was written again since whoever removed the end had read. */
function bringBackEnd({ doc, removals, words, moved }: Keeping, run: OwnRun): void {
  const { endOf } = run;
  if (!endOf || !isInsideWord(`x${run.text}`, 1) || goneHolder(doc, run)) return;
  const last = aliveItem(doc, endOf);
  const there = last && positionOf(doc, endOf);
  if (!there || restoredLetter(doc, run, 0) || wasRead(removals.of(run.id), endOf)) return;
  let length = 1;
  while (length < run.text.length && isInsideWord(run.text, length)) length++;
  const end = partOf(run, 0, length);
  moved.push({ from: run.id, to: write(doc, there.flow, there.index + 1, end.text, lookAt(last)), length, endOf });
  forgetPart(words, end);
}

/** The letters of a word up to one of them, in the parts they were written in; only what can't be read any more. */
function beginningUpTo(words: OwnWords, last: CharId): OwnRun[] {
  const run = words.runs().find((one) => one.state !== 'live' && covers(one, last));
  if (!run) return [];
  const end = last.clock - run.id.clock + 1;
  const start = startOfWord(run.text, end - 1);
  const part = partOf(run, start, end - start);
  return start === 0 && run.endOf ? [...beginningUpTo(words, run.endOf), part] : [part];
}

/** What goes on with letters that were written again goes on with those; and what was written again, with its own. */
function followEnds({ words, moved }: Keeping): void {
  if (moved.length === 0) return;
  for (const run of words.runs()) {
    const written = moved.find(({ to }) => sameId(to, run.id));
    const endOf = written ? written.endOf : run.endOf && whereNow(moved, run.endOf);
    if (endOf !== run.endOf && !sameId(endOf, run.endOf)) words.replace(run, [{ ...run, endOf }]);
  }
}
