import type * as Y from 'yjs';
import { createEmitter, type Unsubscribe } from '#shared/lifecycle';
import { LOCAL, type Origin } from '../origin';

/** One replacement in what is shown: `remove` characters at `index`, then `insert` in their place. */
export interface TextPatch {
  readonly index: number;
  readonly remove: number;
  readonly insert: string;
}

/**
 * What a plain field shows of a shared text. The field may lag behind the text (somebody composes an accent, and the
 * browser must not be disturbed): what is typed meanwhile still lands where it was typed, and takes away nothing that
 * was not shown.
 */
export interface TextMirror {
  shown(): string;
  /** The field now reads `value`: writes the difference. `caret` tells two equal letters apart. */
  write(value: string, caret?: number): void;
  /** What others wrote since, to be made in the field one after the other; it is shown from now on. */
  take(): readonly TextPatch[];
  /** Calls back each time somebody else wrote. */
  onForeign(listener: () => void): Unsubscribe;
  close(): void;
}

/** Where a shown character is no more. */
const GONE = -1;

/** Mirrors a text that is in a document; what the field writes has `origin`. Close it when the field goes. */
export function createTextMirror(text: Y.Text, origin: Origin = LOCAL): TextMirror {
  const foreign = createEmitter<void>();
  let shown = text.toString();
  /** For each shown character, its place in the text. */
  let places = inStep(shown);
  let isWriting = false;
  const follow = (event: Y.YTextEvent) => {
    places = movedBy(places, event.delta);
    if (!isWriting) foreign.emit();
  };
  text.observe(follow);

  const replace = ({ index, remove, insert }: TextPatch) => {
    isWriting = true;
    // Where it was typed: after the nearest character on its left that is still there.
    const at = places.slice(0, index).findLast((place) => place !== GONE);
    const removed = places.slice(index, index + remove).filter((place) => place !== GONE);
    const start = at === undefined ? 0 : at + 1;
    text.doc?.transact(() => {
      for (const place of removed.reverse()) text.delete(place, 1);
      if (insert) text.insert(start, insert);
    }, origin);
    isWriting = false;
    places.splice(index, remove, ...inStep(insert).map((offset) => start + offset));
  };
  return {
    shown: () => shown,
    write(value, caret) {
      const patch = difference(shown, value, caret ?? value.length);
      if (patch.remove === 0 && patch.insert === '') return;
      replace(patch);
      shown = value;
    },
    take() {
      const now = text.toString();
      const patches = catchingUp(places, now);
      shown = now;
      places = inStep(now);
      return patches;
    },
    onForeign: foreign.on,
    close() {
      text.unobserve(follow);
      foreign.clear();
    },
  };
}

function inStep(text: string): number[] {
  return Array.from({ length: text.length }, (_, index) => index);
}

/** Where characters are after a change of the text. */
function movedBy(places: readonly number[], delta: Y.YTextEvent['delta']): number[] {
  let at = 0;
  let moved = [...places];
  for (const { retain, insert, delete: removed } of delta) {
    const from = at;
    if (typeof insert === 'string') {
      moved = moved.map((place) => (place >= from ? place + insert.length : place));
      at += insert.length;
    } else if (removed !== undefined) {
      const end = from + removed;
      moved = moved.map((place) => (place < from ? place : place < end ? GONE : place - removed));
    } else at += retain ?? 0;
  }
  return moved;
}

/** What makes the field read `now`, in order. */
function catchingUp(places: readonly number[], now: string): TextPatch[] {
  const patches: TextPatch[] = [];
  let [index, read, remove] = [0, 0, 0];
  const close = (until: number) => {
    if (until > read || remove > 0) patches.push({ index, remove, insert: now.slice(read, until) });
    index += until - read;
    [read, remove] = [until, 0];
  };
  for (const place of places) {
    if (place === GONE) remove++;
    else {
      close(place);
      index++;
      read++;
    }
  }
  close(now.length);
  return patches;
}

/** The one replacement that turns `before` into `after`, ending at the caret; never through the middle of a character. */
function difference(before: string, after: string, caret: number): TextPatch {
  const most = Math.min(before.length, after.length);
  let end = 0;
  while (end < Math.min(most, after.length - caret) && before.at(-1 - end) === after.at(-1 - end)) end++;
  if (isHalf(after, after.length - end) || isHalf(before, before.length - end)) end--;
  let start = 0;
  while (start < most - end && before[start] === after[start]) start++;
  if (isHalf(before, start) || isHalf(after, start)) start--;
  return { index: start, remove: before.length - end - start, insert: after.slice(start, after.length - end) };
}

/** True between the two halves of a character written as a pair (an emoji). */
function isHalf(text: string, index: number): boolean {
  return index > 0 && (text.charCodeAt(index - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(index) & 0xfc00) === 0xdc00;
}
