import * as Y from 'yjs';
import type { Origin } from './origin';
import { traceTransaction } from './text-moves';
import { aliveItem, type CharId, deleteChars, idKey, itemAt, nodeType, pieces } from './text-structs';
import { type Move, stronger, type Trace } from './text-trace';

/** Elements that mean nothing once their text is gone; a table's cell does. */
const REMOVABLE = new Set(['paragraph', 'heading', 'quote', 'listitem', 'list', 'link']);

/**
 * Two people who press Enter in one line at one moment each copy the end of the line, and it stands twice.
 * Of two copies of one text the same one stays on every side, and the other goes. Deletions only, so that
 * any number of sides may do it at once.
 */
export function removeDuplicates(doc: Y.Doc, trace: Trace, origin: Origin): void {
  const moves = new Set(trace.takeNewMoves().flatMap((move) => [move, ...ancestors(trace, move)]));
  const losers = [...moves].flatMap((move) => losersOf(doc, trace, move));
  if (losers.length === 0) return;
  doc.transact((transaction) => {
    const touched = new Set<Y.XmlText>();
    for (const { id, length } of rangesOf(losers)) {
      const parent = itemAt(doc, id)?.parent;
      if (parent instanceof Y.XmlText) touched.add(parent);
      deleteChars(doc, id, length);
    }
    for (const element of touched) removeEmpty(element);
    traceTransaction(transaction);
  }, origin);
}

/** The moves that wrote what this one moved on: a copy put back may meet another copy of the same source. */
function ancestors(trace: Trace, move: Move): Move[] {
  const found: Move[] = [];
  for (let next = trace.moveTo(move.from); next && found.length < 64; next = trace.moveTo(next.from)) found.push(next);
  return found;
}

/** Removes an element that holds nothing any more, and then what held it, up to the root. */
export function removeEmpty(element: Y.XmlText): void {
  const item = element._item;
  if (!item || item.deleted || !(item.parent instanceof Y.XmlText)) return;
  if (!REMOVABLE.has(nodeType(element) ?? '') || pieces(element).some((piece) => !isEmptyRun(piece))) return;
  const parent = item.parent;
  let index = 0;
  for (let left = item.left; left; left = left.left) if (!left.deleted && left.countable) index += left.length;
  parent.delete(index, 1);
  removeEmpty(parent);
}

function isEmptyRun(piece: ReturnType<typeof pieces>[number]): boolean {
  return piece.kind === 'type' && piece.type instanceof Y.Map && nodeType(piece.type) === 'text';
}

function losersOf(doc: Y.Doc, trace: Trace, move: Move): CharId[] {
  const losers: CharId[] = [];
  for (const other of trace.movesFrom(move.from.client)) {
    const start = Math.max(move.from.clock, other.from.clock);
    const end = Math.min(move.from.clock + move.length, other.from.clock + other.length);
    if (other === move || start >= end || sameTarget(move, other)) continue;
    const [kept, dropped] = stronger(move, other) < 0 ? [move, other] : [other, move];
    for (let clock = start; clock < end; clock++) {
      const winner = forward(doc, trace, imageAt(kept, clock));
      const loser = forward(doc, trace, imageAt(dropped, clock));
      if (winner && loser && idKey(winner) !== idKey(loser)) losers.push(loser);
    }
  }
  return losers;
}

function sameTarget(a: Move, b: Move): boolean {
  return a.to.client === b.to.client && a.to.clock - a.from.clock === b.to.clock - b.from.clock;
}

function imageAt(move: Move, clock: number): CharId {
  return { client: move.to.client, clock: move.to.clock + clock - move.from.clock };
}

/** Where a copy can be read now: itself, or the copies made of it. */
function forward(doc: Y.Doc, trace: Trace, id: CharId, depth = 0): CharId | undefined {
  if (aliveItem(doc, id)) return id;
  if (depth > 64) return undefined;
  for (const image of trace.imagesOf(id)) {
    const found = forward(doc, trace, image, depth + 1);
    if (found) return found;
  }
  return undefined;
}

function rangesOf(ids: readonly CharId[]): { id: CharId; length: number }[] {
  const sorted = [...ids].sort((a, b) => a.client - b.client || a.clock - b.clock);
  const ranges: { id: CharId; length: number }[] = [];
  for (const id of sorted) {
    const last = ranges.at(-1);
    const next = last && last.id.clock + last.length;
    if (last && last.id.client === id.client && id.clock === next) last.length++;
    else if (!(last && last.id.client === id.client && next !== undefined && id.clock < next)) ranges.push({ id, length: 1 });
  }
  return ranges;
}
