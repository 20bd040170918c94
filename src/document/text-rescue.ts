import * as Y from 'yjs';
import { Origin } from './origin';
import { isInsideWord, type OwnRun, type OwnWords, partOf } from './own-words';
import { removeDuplicates, removeEmpty } from './text-duplicates';
import { traceTransaction } from './text-moves';
import { aliveItem, type CharId, deleteChars, isWholeAlive, itemAt, newTextRun, nodeType, positionOf, sameId } from './text-structs';
import { type Move, type Trace, writeTrace } from './text-trace';

/** Putting words back, or a text that stands twice once: nobody's gesture, so nobody's to undo. */
export const RESCUE = new Origin('rescue');

/**
 * Keeps a person's words in the text they were written for.
 *
 * Only the author's own client judges its own words. A word is *carried off* when the element it stood in
 * was removed by somebody who had not read it; it goes back next to the copy of its neighbour, else where
 * its element stood. A word is *stranded* when the text around it moved away without it; it follows. What
 * somebody deleted who had read it stays deleted, and stays in the journal.
 */
export function settleOwnWords(doc: Y.Doc, trace: Trace, words: OwnWords): void {
  // A word that went back is the neighbour of the next one: one more turn may place more.
  for (let turn = 0; turn < 6; turn++) {
    const before = Y.encodeStateVector(doc).join();
    removeDuplicates(doc, trace, RESCUE);
    for (const run of [...words.runs()]) settleRun(doc, trace, words, run);
    if (Y.encodeStateVector(doc).join() === before) return;
  }
}

type Verdict = 'alive' | 'copied' | 'removed' | 'carried' | 'unknown';

function settleRun(doc: Y.Doc, trace: Trace, words: OwnWords, run: OwnRun): void {
  if (run.state === 'removed' || isUntouched(doc, run)) return;
  const parts = judged(doc, trace, run);
  if (parts.length === 1 && parts[0]?.verdict === 'alive') {
    if (run.state === 'live') stayTogether(doc, trace, words, run);
    else words.replace(run, [{ ...run, state: 'live' }]);
    return;
  }
  if (parts.length === 1 && parts[0]?.verdict === 'unknown' && run.state === 'lost') return;
  words.replace(
    run,
    parts.flatMap(({ part, verdict }): OwnRun[] => {
      if (verdict === 'alive') return [{ ...part, state: 'live' }];
      if (verdict === 'removed' || verdict === 'carried') return [{ ...part, state: verdict === 'removed' ? 'removed' : 'lost' }];
      return verdict === 'unknown' ? [{ ...part, state: 'lost' }] : [];
    }),
  );
  for (const { part, verdict } of parts) {
    if (verdict === 'alive') stayTogether(doc, trace, words, part);
    if (verdict === 'carried') putBack(doc, trace, words, part);
    if (verdict === 'copied') mendWords(doc, trace, words, part);
  }
}

/** The usual case, told without looking at each character: the run is there, and so is what it was written after. */
function isUntouched(doc: Y.Doc, run: OwnRun): boolean {
  if (run.state !== 'live' || !isWholeAlive(doc, run.id, run.text.length)) return false;
  return (!run.left || aliveItem(doc, run.left) !== undefined) && (!run.endOf || aliveItem(doc, run.endOf) !== undefined);
}

/**
 * Joins a word whose end stayed apart from its beginning: somebody moved the beginning before the end was
 * written, and the end was put back, or copied by somebody else, where it had stayed. Only a word is
 * joined: where a space stands between, each part has its place.
 */
function mendWords(doc: Y.Doc, trace: Trace, words: OwnWords, run: OwnRun): void {
  for (let at = 0; at < run.text.length; at++) {
    const before = beginningOf(run, at);
    if (!before || !leftBehind(doc, trace, before, charAt(run, at))) continue;
    const head = trace.resolve(before);
    const tail = trace.resolve(charAt(run, at));
    if (!head || !tail || steps(trace, tail, MAX_JOINS) >= MAX_JOINS) continue;
    const here = positionOf(doc, tail);
    const there = positionOf(doc, head);
    if (!here || !there || (here.element === there.element && here.index === there.index + 1)) continue;
    const text = run.text.slice(at, at + runLength(trace, run, at));
    const to = doc.transact((transaction) => {
      const copy = insertCopy(doc, there.element, there.index + 1, { id: tail, text });
      deleteChars(doc, tail, text.length);
      removeEmpty(here.element);
      traceTransaction(transaction);
      return copy;
    }, RESCUE);
    // The beginning may still turn out to be elsewhere: the end goes on watching it.
    const joined = words.runs().find((one) => sameId(one.id, to));
    if (joined) words.replace(joined, [{ ...joined, endOf: head }]);
  }
}

function charAt(run: OwnRun, at: number): CharId {
  return { client: run.id.client, clock: run.id.clock + at };
}

/** The character of the same word before the one at `at`, or undefined where a word begins. */
function beginningOf(run: OwnRun, at: number): CharId | undefined {
  if (at === 0) return run.endOf;
  return isInsideWord(run.text, at) ? charAt(run, at - 1) : undefined;
}

/** Whether `before` was moved without `id`, by somebody who had not read it. */
function leftBehind(doc: Y.Doc, trace: Trace, before: CharId, id: CharId): boolean {
  if (aliveItem(doc, before)) return false;
  const moves = trace.movesFrom(before.client).filter((move) => holds(move, before));
  // A copy that lost to another copy of the same text: nobody judged what follows it.
  if (moves.length === 0) return trace.sourceOf(before) !== undefined;
  return moves.some((move) => !holds(move, id) && (move.seen.get(id.client) ?? 0) <= id.clock);
}

function holds(move: Move, id: CharId): boolean {
  return move.from.client === id.client && move.from.clock <= id.clock && id.clock < move.from.clock + move.length;
}

/** How many characters from `at` on stand one after the other, as one copy wrote them. */
function runLength(trace: Trace, run: OwnRun, at: number): number {
  const first = trace.resolve(charAt(run, at));
  let length = 1;
  for (; first && at + length < run.text.length; length++) {
    const next = trace.resolve(charAt(run, at + length));
    if (next?.client !== first.client || next.clock !== first.clock + length) break;
  }
  return length;
}

/** The run that was given back is guarded in its new place; the one that was lost is done with. */
function remember(words: OwnWords, lost: OwnRun, to: CharId): void {
  const gone = words.runs().find((run) => run.state === 'lost' && sameId(run.id, lost.id) && run.text === lost.text);
  if (gone) words.forget(gone);
  const back = words.runs().find((run) => sameId(run.id, to));
  if (!back) return;
  // Its first neighbours stay its anchors: their copies may only arrive with the next exchange.
  const anchors = back.left || back.right ? {} : { left: lost.left, right: lost.right };
  words.replace(back, [{ ...back, ...anchors, endOf: lost.endOf }]);
}

/** The run cut into stretches that met one fate. */
function judged(doc: Y.Doc, trace: Trace, run: OwnRun): { part: OwnRun; verdict: Verdict }[] {
  const parts: { part: OwnRun; verdict: Verdict }[] = [];
  let start = 0;
  let verdict = judge(doc, trace, run, 0);
  for (let at = 1; at <= run.text.length; at++) {
    const next = at < run.text.length ? judge(doc, trace, run, at) : undefined;
    if (next === verdict) continue;
    parts.push({ part: partOf(run, start, at - start), verdict });
    start = at;
    if (next) verdict = next;
  }
  return parts;
}

function judge(doc: Y.Doc, trace: Trace, run: OwnRun, offset: number): Verdict {
  const id = { client: run.id.client, clock: run.id.clock + offset };
  if (id.clock >= Y.getState(doc.store, id.client)) return 'unknown';
  if (aliveItem(doc, id)) return 'alive';
  if (trace.imagesOf(id).length > 0) return trace.resolve(id) ? 'copied' : 'removed';
  const gone = run.within.filter((container) => !aliveItem(doc, container));
  if (gone.length === 0) return 'removed';
  const cuts = gone.flatMap((container) => trace.cutsOf(container));
  if (cuts.length === 0) return 'unknown';
  return cuts.some((record) => (record.seen.get(id.client) ?? 0) > id.clock) ? 'removed' : 'carried';
}

/** A live run whose words were parted, or that was parted from the words it was written after. */
function stayTogether(doc: Y.Doc, trace: Trace, words: OwnWords, run: OwnRun): void {
  mendWords(doc, trace, words, run);
  // The end of a word goes where its beginning goes, and after nobody else.
  if (!run.endOf || !trace.resolve(run.endOf)) followNeighbour(doc, trace, run);
}

/** A live run whose left neighbour was copied elsewhere by somebody who had not read the run goes after it. */
function followNeighbour(doc: Y.Doc, trace: Trace, run: OwnRun): void {
  if (!run.left || aliveItem(doc, run.left)) return;
  // Between two neighbours that parted, it stays with the one on its right, unless that is mine and follows too.
  if (run.right && run.right.client !== run.id.client && aliveItem(doc, run.right)) return;
  const target = trace.resolve(run.left);
  if (!target || within(run, target) || !movedUnread(trace, run) || steps(trace, run.id) >= MAX_STEPS) return;
  const here = positionOf(doc, run.id);
  const there = positionOf(doc, target);
  if (!here || !there || (here.element === there.element && here.index === there.index + 1)) return;
  doc.transact((transaction) => {
    insertCopy(doc, there.element, there.index + 1, run);
    deleteChars(doc, run.id, run.text.length);
    removeEmpty(here.element);
    traceTransaction(transaction);
  }, RESCUE);
}

/** Two people's words may be each other's neighbours, and would run after one another for ever. */
const MAX_STEPS = 3;
/** The end of a word outlasts those who also come after its beginning: they stop first. */
const MAX_JOINS = 8;

/** How many times in a row these characters were brought along. */
function steps(trace: Trace, id: CharId, most = MAX_STEPS): number {
  let count = 0;
  for (let move = trace.moveTo(id); move?.rescue && count < most; move = trace.moveTo(move.from)) count++;
  return count;
}

function within(run: OwnRun, id: CharId): boolean {
  return id.client === run.id.client && id.clock >= run.id.clock && id.clock < run.id.clock + run.text.length;
}

function movedUnread(trace: Trace, run: OwnRun): boolean {
  const { left, id } = run;
  if (!left) return false;
  const moves = trace.movesFrom(left.client).filter((move) => holds(move, left));
  // The neighbour was a copy that lost to another copy of the same text: nobody judged the run.
  if (moves.length === 0) return trace.sourceOf(left) !== undefined;
  return moves.some((move) => (move.seen.get(id.client) ?? 0) <= id.clock);
}

function putBack(doc: Y.Doc, trace: Trace, words: OwnWords, run: OwnRun): void {
  const place = besideNeighbour(doc, trace, run);
  const to = doc.transact(() => (place ? insertCopy(doc, place.element, place.index, run) : whereElementStood(doc, run)), RESCUE);
  remember(words, run, to);
}

function besideNeighbour(doc: Y.Doc, trace: Trace, run: OwnRun): { element: Y.XmlText; index: number } | undefined {
  const left = run.left && trace.resolve(run.left);
  const after = left && positionOf(doc, left);
  if (after) return { element: after.element, index: after.index + 1 };
  const right = run.right && trace.resolve(run.right);
  return right && positionOf(doc, right);
}

/** Writes the run again as plain characters, and says in the trace that these are those. */
function insertCopy(doc: Y.Doc, element: Y.XmlText, index: number, run: Pick<OwnRun, 'id' | 'text'>): CharId {
  const to: CharId = { client: doc.clientID, clock: Y.getState(doc.store, doc.clientID) };
  element.insert(index, run.text);
  writeTrace(doc, { cuts: [], seen: new Map(), moves: [{ from: run.id, to, length: run.text.length }], rescue: true });
  return to;
}

/** A paragraph of its own (or an item, in a list) at the place of the element that took the run away. */
function whereElementStood(doc: Y.Doc, run: OwnRun): CharId {
  const root = doc.get(run.root, Y.XmlText) as Y.XmlText;
  const place = tombstonePlace(doc, run) ?? { parent: root, index: root.length };
  const block = new Y.XmlText();
  block.setAttribute('__type', nodeType(place.parent) === 'list' ? 'listitem' : 'paragraph');
  place.parent.insertEmbed(place.index, block);
  block.insertEmbed(0, newTextRun());
  return insertCopy(doc, block, 1, run);
}

function tombstonePlace(doc: Y.Doc, run: OwnRun): { parent: Y.XmlText; index: number } | undefined {
  for (const container of run.within.toReversed()) {
    const item = itemAt(doc, container);
    if (!item?.deleted || !(item.parent instanceof Y.XmlText)) continue;
    const holder = item.parent;
    if (holder._item?.deleted) continue;
    if (!holder._item || nodeType(holder) === 'list') return { parent: holder, index: indexOf(item) };
    return afterTopLevel(holder);
  }
  return undefined;
}

/** Rows and cells hold no loose paragraph: the place is after the outermost element. */
function afterTopLevel(element: Y.XmlText): { parent: Y.XmlText; index: number } | undefined {
  let top = element;
  while (top._item && top._item.parent instanceof Y.XmlText && top._item.parent._item) top = top._item.parent;
  const parent = top._item?.parent;
  return top._item && parent instanceof Y.XmlText ? { parent, index: indexOf(top._item) + 1 } : undefined;
}

/** How many live units stand before a struct, alive or not. */
function indexOf(item: Y.Item): number {
  let index = 0;
  for (let left = item.left; left; left = left.left) if (!left.deleted && left.countable) index += left.length;
  return index;
}
