import * as Y from 'yjs';
import { type CharId, holderOf, itemAt, placeOf } from './text-structs';
import { PLAIN } from './flow';
import type { Moved } from './moved-words';
import { charAt, type OwnRun, type OwnWords, partOf, startOfWord } from './own-words';
import { joinedByEnds } from './joined-runs';
import { type Removals, wasRead } from './removals';
import { forgetPart, movesOf, textOf, write } from './write-again';

/** A part of a run that went with something that held it, a table say. */
export interface Carried {
  readonly part: OwnRun;
  /** The outermost element that is gone. */
  readonly holder: CharId;
}

/** Puts words back that went with what held them, unread: they stand where it stood, each stretch in a block of its own. */
export function putBackCarried(doc: Y.Doc, removals: Removals, words: OwnWords, carried: readonly Carried[]): Moved[] {
  const moved: Moved[] = [];
  for (const stretch of joinedByEnds(carried, ({ part }) => part).reverse()) {
    const holder = itemAt(doc, stretch[0]?.holder ?? NOBODY);
    const parts = unreadOf(stretch, removals);
    const place = holder && textOf(parts).trim() !== '' ? placeInFlow(holder) : undefined;
    if (!place) continue;
    place.flow.insertEmbed(place.index, new Y.Map());
    moved.push(...movesOf(parts, write(doc, place.flow, place.index, textOf(parts), PLAIN)));
    for (const part of parts) forgetPart(words, part);
  }
  return moved;
}

const NOBODY: CharId = { client: -1, clock: -1 };

/** From the beginning of the first word that was not read whole. */
function unreadOf(stretch: readonly Carried[], removals: Removals): OwnRun[] {
  const text = textOf(stretch.map(({ part }) => part));
  let [start, at] = [text.length, 0];
  for (const { part, holder } of stretch) {
    const records = removals.of(holder);
    for (let offset = 0; offset < part.text.length && start === text.length; offset++) {
      if (records.length === 0 || !wasRead(records, charAt(part, offset))) start = at + offset;
    }
    at += part.text.length;
  }
  if (start < text.length) start = startOfWord(text, start);
  at = 0;
  return stretch.flatMap(({ part }) => {
    const from = Math.max(start - at, 0);
    at += part.text.length;
    return from < part.text.length ? [partOf(part, from, part.text.length - from)] : [];
  });
}

/** The place in a flow that can be read where an element stood, or where what holds it stands. */
function placeInFlow(item: Y.Item): { flow: Y.Text; index: number } | undefined {
  for (let at: Y.Item | undefined = item; at; at = holderOf(at)) {
    if (at.parent instanceof Y.Text && !holderOf(at)?.deleted) {
      return { flow: at.parent, index: placeOf(at) + (at.deleted ? 0 : at.length) };
    }
  }
  return undefined;
}
