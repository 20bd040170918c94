import * as Y from 'yjs';
import type { Unsubscribe } from '#shared/lifecycle';
import { RESCUE } from '../origin';
import { aliveItem, type CharId, holderOf, rootOf } from './text-structs';
import { whereNow } from './moved-words';
import { firstRestoredWith, originalsOf, redoneAs, restoredBy, standsForOthers } from './undo-copies';

/**
 * A stretch of text that this person's own client wrote: what is needed to notice that it is gone or was torn, and to
 * put it back.
 */
export interface OwnRun {
  readonly id: CharId;
  readonly text: string;
  /** The character it was written after, when it goes on with a word. */
  readonly endOf?: CharId | undefined;
  /** The elements it was written in, nearest first: none, unless it stands in a table. */
  readonly within: readonly CharId[];
  /** Name of the root it was written in. */
  readonly root: string;
  /** When it was written, milliseconds. */
  readonly at: number;
  /** `removed`: its letters were deleted by somebody else; `goneWords` says whether the same words stand elsewhere. */
  readonly state: 'live' | 'removed';
}

/** Characters kept at most; the oldest runs go first. */
const MAX_CHARS = 600_000;
const MAX_RUNS = 4000;
/** Words that their author took away, kept so long that a redo can join their parts again. */
const MAX_UNDONE = 200;

/** The journal of this client's own insertions in one document. It only ever sees text of its own author. */
export interface OwnWords {
  runs(): readonly OwnRun[];
  /** Replaces one run by what became of it: nothing, or its parts. */
  replace(run: OwnRun, by: readonly OwnRun[]): void;
  /** Takes a word up to a letter, which stands where an undo wrote it again, for one's own again: under its new ids. */
  restore(last: CharId): void;
  /** Takes in runs of an earlier session, read from the journal on disk. */
  adopt(runs: readonly OwnRun[]): void;
  forget(run: OwnRun): void;
  /** Calls back when runs of an earlier session were taken in. */
  onAdopt(listener: () => void): Unsubscribe;
  /** Calls back when runs were added or changed. */
  onChange(listener: () => void): Unsubscribe;
  close(): void;
}

/** Follows the local transactions of `doc`. `now` gives milliseconds. */
export function openOwnWords(doc: Y.Doc, now: () => number): OwnWords {
  let runs: OwnRun[] = [];
  let undone: OwnRun[] = [];
  const listeners = new Set<() => void>();
  const adopting = new Set<() => void>();
  const changed = () => {
    for (const listener of [...listeners]) listener();
  };
  const become = (next: OwnRun[]) => {
    if (next === runs) return;
    runs = next;
    changed();
  };

  const follow = (transaction: Y.Transaction) => {
    if (!transaction.local) return;
    const before = runs;
    ({ runs, undone } = afterEdit({ runs, undone }, transaction, now()));
    if (runs !== before) {
      runs = trimmed(runs);
      changed();
    }
  };
  doc.on('afterTransaction', follow);

  return {
    runs: () => runs,
    replace: (run, by) => {
      const at = runs.indexOf(run);
      if (at >= 0) become([...runs.slice(0, at), ...by, ...runs.slice(at + 1)]);
    },
    restore: (last) => become(withRestored(doc, runs, last)),
    adopt: (earlier) => {
      runs = [...earlier, ...runs];
      for (const listener of [...adopting]) listener();
      changed();
    },
    forget: (run) => become(runs.filter((one) => one !== run)),
    onAdopt: (listener) => {
      adopting.add(listener);
      return () => adopting.delete(listener);
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      doc.off('afterTransaction', follow);
      listeners.clear();
    },
  };
}

interface Journal {
  readonly runs: OwnRun[];
  /** Words that their author took away: a redo joins their parts again. */
  readonly undone: OwnRun[];
}

/** The journal after a transaction of this client at a time. */
function afterEdit(journal: Journal, transaction: Y.Transaction, at: number): Journal {
  const { doc } = transaction;
  const { kept, dropped } = partDeleted(transaction, journal.runs);
  const undone = [...journal.undone, ...dropped].slice(-MAX_UNDONE);
  const written = ownStrings(transaction);
  let runs = kept;
  for (const item of written) {
    if (!standsForOthers(doc, item)) runs = withItem(runs, item, transaction, { at, endOf: endOfGone(doc, item, undone) });
  }
  return { runs: written.some((item) => restoredBy(doc, item)) ? withEndsRedone(doc, runs) : runs, undone };
}

/** The part of a run from `start`, `length` characters long. */
export function partOf(run: OwnRun, start: number, length: number, state: OwnRun['state'] = run.state): OwnRun {
  const endOf = start === 0 ? run.endOf : isInsideWord(run.text, start) ? charAt(run, start - 1) : undefined;
  return { ...run, id: charAt(run, start), text: run.text.slice(start, start + length), endOf, state };
}

/** The id of the character at an offset of a run. */
export function charAt(run: OwnRun, offset: number): CharId {
  return { client: run.id.client, clock: run.id.clock + offset };
}

/** Whether no space stands between the character at `at` and the one before it. */
export function isInsideWord(text: string, at: number): boolean {
  return /^\S\S/u.test(text.slice(at - 1, at + 1));
}

/** Where the word of the character at `at` begins. */
export function startOfWord(text: string, at: number): number {
  let start = at;
  while (start > 0 && isInsideWord(text, start)) start--;
  return start;
}

function ownStrings(transaction: Y.Transaction): Y.Item[] {
  const { doc, beforeState } = transaction;
  const before = beforeState.get(doc.clientID) ?? 0;
  if (before >= Y.getState(doc.store, doc.clientID)) return [];
  const structs = doc.store.clients.get(doc.clientID) ?? [];
  return structs
    .slice(Y.findIndexSS(structs, before))
    .filter((struct): struct is Y.Item => struct instanceof Y.Item && !struct.deleted && struct.content instanceof Y.ContentString);
}

/** What the letters went on with that an own undo or redo wrote an item for, as long as nothing is to be read before it. */
function endOfGone(doc: Y.Doc, item: Y.Item, undone: readonly OwnRun[]): CharId | undefined {
  const gone = restoredBy(doc, item);
  if (!gone?.redone) return undefined;
  const first = { client: gone.id.client, clock: gone.id.clock + item.id.clock - gone.redone.clock };
  const run = undone.findLast((one) => covers(one, first));
  return run && partOf(run, first.clock - run.id.clock, 1).endOf;
}

/** When an item was written, and what it goes on with where that is gone. */
interface Written {
  readonly at: number;
  readonly endOf: CharId | undefined;
}

function withItem(runs: OwnRun[], item: Y.Item, transaction: Y.Transaction, { at, endOf: gone }: Written): OwnRun[] {
  const root = rootOf(item);
  if (!(item.parent instanceof Y.Text) || !root || !(item.content instanceof Y.ContentString)) return runs;
  // Yjs joins neighbouring items of one client: only what this transaction added is new.
  const skipped = Math.max(0, (transaction.beforeState.get(item.id.client) ?? 0) - item.id.clock);
  const id = { client: item.id.client, clock: item.id.clock + skipped };
  const text = item.content.str.slice(skipped);
  const last = runs.at(-1);
  const before = skipped > 0 ? { id: { ...id, clock: id.clock - 1 }, char: item.content.str[skipped - 1] ?? '' } : charBefore(item);
  // What is written again is a stretch of its own, whatever it stands beside.
  if (last && transaction.origin !== RESCUE && continues(last, id, before?.id))
    return [...runs.slice(0, -1), { ...last, text: last.text + text, at }];
  const goesOn = before !== undefined && isInsideWord(before.char + text, 1);
  const known = goesOn ? withRestored(transaction.doc, runs, before.id) : runs;
  // Beside somebody else's letters a word of one's own begins, whether or not a space stands between.
  const endOf = goesOn && known.some((run) => covers(run, before.id)) ? before.id : gone;
  return [...known, { id, text, endOf, within: holdersOf(item), root: Y.findRootTypeKey(root), at, state: 'live' }];
}

/**
 * The journal once its author goes on with a word that somebody deleted and took back: an undo writes letters again just before
 * those that are gone. From the beginning of the word to `last` they are the author's again, under their new ids.
 */
function withRestored(doc: Y.Doc, runs: OwnRun[], last: CharId): OwnRun[] {
  const copy = aliveItem(doc, last);
  if (!(copy?.content instanceof Y.ContentString) || runs.some((one) => covers(one, last))) return runs;
  if (!runs.some(({ state }) => state === 'removed')) return runs;
  const isGone = (id: CharId) => (one: OwnRun) => one.state === 'removed' && covers(one, id);
  const original = originalsOf(doc, last).find(({ gone }) => runs.some(isGone(gone)));
  const run = original && runs.find(isGone(original.gone));
  if (!run) return runs;
  const end = original.gone.clock - run.id.clock + 1;
  if (!run.text.startsWith(copy.content.str, end - copy.length)) return runs;
  const from = Math.max(end - 1 - original.before, startOfWord(run.text, end - 1));
  const part = partOf(run, from, end - from, 'live');
  const restored = { ...part, id: { ...last, clock: last.clock - (part.text.length - 1) } };
  const parts = [partOf(run, 0, from), restored, partOf(run, end, run.text.length)].filter(({ text }) => text !== '');
  const moved = [{ from: part.id, to: restored.id, length: part.text.length }];
  const all = runs
    .flatMap((one) => (one === run ? parts : [one]))
    .map((one) => (one.endOf ? { ...one, endOf: whereNow(moved, one.endOf) } : one));
  const before = part.endOf && charBefore(firstRestoredWith(doc, copy));
  return before ? withRestored(doc, all, before.id) : all;
}

/** What goes on with letters that its author took away and brought back goes on with what the redo wrote for them. */
function withEndsRedone(doc: Y.Doc, runs: OwnRun[]): OwnRun[] {
  return runs.map((run) => {
    const now = run.endOf && redoneAs(doc, run.endOf);
    return now ? { ...run, endOf: now } : run;
  });
}

/** Whether a character is one of a run. */
export function covers({ id, text }: OwnRun, { client, clock }: CharId): boolean {
  return id.client === client && id.clock <= clock && clock < id.clock + text.length;
}

function continues(last: OwnRun, id: CharId, before: CharId | undefined): boolean {
  const end = last.id.clock + last.text.length;
  return (
    last.state === 'live' && last.id.client === id.client && end === id.clock && before?.client === id.client && before.clock === end - 1
  );
}

function holdersOf(item: Y.Item): CharId[] {
  const holder = holderOf(item);
  return holder ? [{ client: holder.id.client, clock: holder.id.clock }, ...holdersOf(holder)] : [];
}

/** The character that can be read just before an item, in its block. */
function charBefore(item: Y.Item): { readonly id: CharId; readonly char: string } | undefined {
  for (let left = item.left; left; left = left.left) {
    if (left.deleted || !left.countable) continue;
    if (!(left.content instanceof Y.ContentString)) return undefined;
    const { str } = left.content;
    return { id: { client: left.id.client, clock: left.id.clock + left.length - 1 }, char: str.at(-1) ?? '' };
  }
  return undefined;
}

/** What a person deletes of their own is theirs to delete. */
function partDeleted(transaction: Y.Transaction, runs: OwnRun[]): { kept: OwnRun[]; dropped: OwnRun[] } {
  const { clients } = transaction.deleteSet;
  const dropped: OwnRun[] = [];
  const kept = runs.flatMap((run) => {
    const ranges = (run.state === 'live' && clients.get(run.id.client)) || [];
    const isDeleted = (clock: number) => ranges.some((range) => range.clock <= clock && clock < range.clock + range.len);
    const gone = ranges.length === 0 ? [] : keptParts(run, isDeleted);
    if (gone.length === 0) return [run];
    dropped.push(...gone);
    return keptParts(run, (clock) => !isDeleted(clock));
  });
  return { kept: dropped.length > 0 ? kept : runs, dropped };
}

/** The parts of a run whose characters satisfy `keep`. */
function keptParts(run: OwnRun, keep: (clock: number) => boolean): OwnRun[] {
  const parts: OwnRun[] = [];
  let start = 0;
  for (let at = 0; at <= run.text.length; at++) {
    if (at < run.text.length && keep(run.id.clock + at)) continue;
    if (at > start) parts.push(partOf(run, start, at - start));
    start = at + 1;
  }
  return parts;
}

function trimmed(runs: OwnRun[]): OwnRun[] {
  let chars = runs.reduce((sum, run) => sum + run.text.length, 0);
  let drop = Math.max(0, runs.length - MAX_RUNS);
  for (let at = 0; at < drop; at++) chars -= runs[at]?.text.length ?? 0;
  while (chars > MAX_CHARS && drop < runs.length - 1) chars -= runs[drop++]?.text.length ?? 0;
  return drop > 0 ? runs.slice(drop) : runs;
}
