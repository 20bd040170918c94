import { OBJECT } from './block-content';

/** A text with named objects, as one row of signs. */
interface Signs {
  readonly text: string;
  /** What each `OBJECT` sign stands for, in order. */
  readonly objects: readonly object[];
}

/** One replacement: `remove` signs at `index` give way to the `insert` signs that stand there afterwards. */
export interface TextChange {
  readonly index: number;
  readonly remove: number;
  readonly insert: number;
}

/**
 * The one replacement that makes `after` of `before`. Where it could be said in several places (« l » typed beside
 * another « l »), it is said at the caret, so that everybody sees the letter come from where it was typed; without a
 * caret, where a word begins.
 */
export function textChange(before: Signs, after: Signs, caret?: number): TextChange {
  const most = Math.min(before.text.length, after.text.length);
  const start = clearOfPairs(before.text, after.text, commonStart(before, after, most), 0);
  const end = clearOfPairs(before.text, after.text, commonEnd(before, after, most), 1);
  const spare = start + end - most;
  if (spare <= 0) {
    return { index: start, remove: before.text.length - start - end, insert: after.text.length - start - end };
  }
  const size = after.text.length - before.text.length;
  const lowest = before.text.length - (size < 0 ? -size : 0) - end;
  const index = chooseStart(before.text, Math.max(lowest, 0), start, size, caret);
  return { index, remove: Math.max(-size, 0), insert: Math.max(size, 0) };
}

/** Where to say a change that fits anywhere from `lowest` to `highest`; `size` is what it adds, or takes away. */
function chooseStart(before: string, lowest: number, highest: number, size: number, caret: number | undefined): number {
  const wanted = caret === undefined ? undefined : caret - Math.max(size, 0);
  if (wanted !== undefined && wanted >= lowest && wanted <= highest) return wanted;
  for (let index = highest; index >= lowest; index--)
    if (index === 0 || /[\s\p{P}\uFFFE\uFFFF]/u.test(before[index - 1] ?? '')) return index;
  return highest;
}

function commonStart(before: Signs, after: Signs, most: number): number {
  let at = 0;
  let objects = 0;
  for (; at < most && before.text[at] === after.text[at]; at++) {
    if (before.text[at] !== OBJECT) continue;
    if (before.objects[objects] !== after.objects[objects]) break;
    objects++;
  }
  return at;
}

function commonEnd(before: Signs, after: Signs, most: number): number {
  let at = 0;
  let objects = 0;
  for (; at < most && before.text.at(-1 - at) === after.text.at(-1 - at); at++) {
    if (before.text.at(-1 - at) !== OBJECT) continue;
    objects++;
    if (before.objects.at(-objects) !== after.objects.at(-objects)) break;
  }
  return at;
}

/** Steps back where the cut would divide a character that is written as a pair (an emoji). */
function clearOfPairs(before: string, after: string, common: number, side: 0 | 1): number {
  const cuts = side === 0 ? [common, common] : [before.length - common, after.length - common];
  return isInPair(before, cuts[0] ?? 0) || isInPair(after, cuts[1] ?? 0) ? common - 1 : common;
}

function isInPair(text: string, at: number): boolean {
  return at > 0 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}
