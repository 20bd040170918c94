import { type Look, sameLook } from '#document/text/flow';
import { type BlockContent, END, looksBetween, type LookRun, OBJECT, sameContent, sameWords } from './block-content';
import { type TextChange, textChange } from './text-change';

/** A block that stands in the editor or stood there; `key` tells which one it is, whatever it says. */
export interface KeyedBlock {
  readonly key: string;
  readonly content: BlockContent;
  /** False for words of the flow that nothing ends: they take no place for an end. */
  readonly hasEnd: boolean;
}

/**
 * What to do to a flow, whose places are counted as they were before any of these changes; a change leaves those before
 * it in place, so they are made from the last one to the first.
 */
export interface BlockChange extends TextChange {
  /** Where its blocks begin in the old list, and in the new one, and how many there are. */
  readonly before: { readonly from: number; readonly to: number };
  readonly after: { readonly from: number; readonly to: number };
  /** Where the first of its old blocks begins in the flow. */
  readonly start: number;
  /** Stretches, in the flow as it is after the replacement, that change their look. */
  readonly looks: readonly LookChange[];
}

export interface LookChange {
  readonly index: number;
  readonly length: number;
  readonly from: Look;
  readonly to: Look;
}

/** The place of the caret: a block of the new list, and how many signs of it stand before. */
export interface CaretPlace {
  readonly block: number;
  readonly offset: number;
}

/**
 * Compares two lists of blocks, the one that the flow holds and the one that the editor shows after a gesture. Blocks
 * that kept their key are compared with themselves; where blocks came or went beside one whose words changed (Enter in a
 * line, Backspace at its start), they are compared together, so that the words stay and only an end comes or goes.
 */
export function blockChanges(before: readonly KeyedBlock[], after: readonly KeyedBlock[], caret?: CaretPlace): BlockChange[] {
  let from = 0;
  while (from < before.length && from < after.length && isSame(before[from], after[from])) from++;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - from && isSame(before.at(-1 - tail), after.at(-1 - tail))) tail++;
  const groups = grouped(before, after, { before: from, after: from }, { before: before.length - tail, after: after.length - tail });
  let [start, at] = [0, 0];
  return groups.map((group) => {
    for (; at < group.before.from; at++) start += lengthIn(before, at);
    return changeOf(before, after, group, start, caret);
  });
}

interface Pair {
  readonly before: number;
  readonly after: number;
}

type Group = Pick<BlockChange, 'before' | 'after'>;

function isSame(a: KeyedBlock | undefined, b: KeyedBlock | undefined): boolean {
  if (!a || !b || a.key !== b.key || a.hasEnd !== b.hasEnd) return false;
  return sameContent(a.content, b.content);
}

/** Cuts what changed into stretches that are compared each by itself. */
function grouped(before: readonly KeyedBlock[], after: readonly KeyedBlock[], from: Pair, to: Pair): Group[] {
  const groups: Group[] = [];
  let [start, at] = [from, from];
  const close = (end: Pair) => {
    if (end.before > start.before || end.after > start.after)
      groups.push({ before: { from: start.before, to: end.before }, after: { from: start.after, to: end.after } });
    start = end;
  };
  for (const pair of [...keptPairs(before, after, from, to), to]) {
    const isGap = pair.before > at.before || pair.after > at.after;
    const isKept = pair !== to;
    const isChanged = isKept && !saysTheSame(before[pair.before], after[pair.after]);
    // Without a gap, what stands before is a change of its own.
    if (!isGap) close(at);
    else if (!isChanged) close(pair);
    at = isKept ? { before: pair.before + 1, after: pair.after + 1 } : pair;
    // A block that says the same is no bridge between two changes.
    if (isKept && !isChanged) close(at);
  }
  close(to);
  return groups;
}

function saysTheSame(a: KeyedBlock | undefined, b: KeyedBlock | undefined): boolean {
  return a !== undefined && b !== undefined && a.hasEnd === b.hasEnd && sameWords(a.content, b.content);
}

/** The blocks that are in both lists in one order: the longest such row. */
function keptPairs(before: readonly KeyedBlock[], after: readonly KeyedBlock[], from: Pair, to: Pair): Pair[] {
  const places = new Map(before.slice(from.before, to.before).map((block, index): [string, number] => [block.key, from.before + index]));
  const pairs: Pair[] = [];
  for (let index = from.after; index < to.after; index++) {
    const place = places.get(after[index]?.key ?? '');
    if (place !== undefined) pairs.push({ before: place, after: index });
  }
  return longestRising(pairs);
}

/** The longest row of pairs whose old places rise too (patience sorting). */
function longestRising(pairs: readonly Pair[]): Pair[] {
  const ends: number[] = [];
  const previous: number[] = [];
  pairs.forEach((pair, index) => {
    let low = 0;
    for (let high = ends.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.before ?? 0) < pair.before) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = index;
  });
  const row: Pair[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) row.unshift(pairs[at] as Pair);
  return row;
}

function lengthIn(blocks: readonly KeyedBlock[], at: number): number {
  const block = blocks[at];
  return block ? lengthOf(block) : 0;
}

/** A block as it stands in the flow, its end included. */
function signsOf({ content, hasEnd }: KeyedBlock): string {
  if (content.kind === 'object') return OBJECT;
  return hasEnd ? content.text + END : content.text;
}

/** How many signs a block takes in the flow, its end included. */
export function lengthOf({ content, hasEnd }: KeyedBlock): number {
  if (content.kind === 'object') return 1;
  return content.text.length + (hasEnd ? 1 : 0);
}

function changeOf(
  before: readonly KeyedBlock[],
  after: readonly KeyedBlock[],
  group: Group,
  start: number,
  caret: CaretPlace | undefined,
): BlockChange {
  const old = before.slice(group.before.from, group.before.to);
  const now = after.slice(group.after.from, group.after.to);
  const change = textChange(signsIn(old), signsIn(now), caretIn(now, group.after.from, caret));
  return { ...group, ...change, start, looks: lookChanges(old, now, change, start) };
}

function signsIn(blocks: readonly KeyedBlock[]) {
  return { text: blocks.map(signsOf).join(''), objects: blocks.flatMap((block) => block.content.objects) };
}

function caretIn(blocks: readonly KeyedBlock[], first: number, caret: CaretPlace | undefined): number | undefined {
  if (!caret || caret.block < first || caret.block >= first + blocks.length) return undefined;
  return blocks.slice(0, caret.block - first).reduce((sum, block) => sum + lengthOf(block), 0) + caret.offset;
}

/** Looks of what stayed: before the replacement and after it. What was inserted is written with its looks. */
function lookChanges(old: readonly KeyedBlock[], now: readonly KeyedBlock[], change: TextChange, start: number): LookChange[] {
  const [before, after] = [looksIn(old), looksIn(now)];
  const total = after.reduce((sum, run) => sum + run.length, 0);
  const tail = { before: change.index + change.remove, after: change.index + change.insert };
  const size = total - tail.after;
  return [
    ...differences(looksBetween(before, 0, change.index), looksBetween(after, 0, change.index), start),
    ...differences(looksBetween(before, tail.before, tail.before + size), looksBetween(after, tail.after, total), start + tail.after),
  ];
}

/** The looks of whole blocks; an end, and an object by itself, looks like whatever: it is never compared. */
function looksIn(blocks: readonly KeyedBlock[]): (LookRun & { readonly isSign?: boolean })[] {
  return blocks.flatMap((block) => {
    const signs = lengthOf(block) - block.content.text.length;
    return [...block.content.looks, ...(signs > 0 ? [{ ...SIGN, length: signs }] : [])];
  });
}

const SIGN = { format: 0, link: undefined, isSign: true };

function differences(
  before: readonly (LookRun & { readonly isSign?: boolean })[],
  after: readonly (LookRun & { readonly isSign?: boolean })[],
  start: number,
): LookChange[] {
  const found: LookChange[] = [];
  let [a, b, usedA, usedB, at] = [0, 0, 0, 0, start];
  while (a < before.length && b < after.length) {
    const [from, to] = [before[a], after[b]];
    if (!from || !to) break;
    const length = Math.min(from.length - usedA, to.length - usedB);
    if (!from.isSign && !to.isSign && !sameLook(from, to)) found.push({ index: at, length, from, to });
    at += length;
    usedA += length;
    usedB += length;
    if (usedA === from.length) [a, usedA] = [a + 1, 0];
    if (usedB === to.length) [b, usedB] = [b + 1, 0];
  }
  return found;
}
