import * as Y from 'yjs';
import type { Unsubscribe } from '#shared/lifecycle';
import { aliveItem, type CharId, containersOf, rootOf } from './text-structs';

/**
 * A stretch of text that this person's own client wrote: what is needed to notice that it is gone, to
 * judge whether somebody meant it, and to put it back.
 */
export interface OwnRun {
  readonly id: CharId;
  readonly text: string;
  /** The characters it was written between, when there were any. */
  readonly left?: CharId | undefined;
  readonly right?: CharId | undefined;
  /** The character before it when it is the end of a word, so that the word is not torn for ever. */
  readonly endOf?: CharId | undefined;
  /** The elements it was written in, nearest first. */
  readonly within: readonly CharId[];
  /** Name of the root it was written in. */
  readonly root: string;
  /** When it was written, milliseconds. */
  readonly at: number;
  /**
   * `live`: in the text. `removed`: somebody deleted it who had read it. `lost`: gone, nobody knows why or
   * there was no place to put it back.
   */
  readonly state: 'live' | 'removed' | 'lost';
}

/** Characters kept at most; the oldest runs go first. */
const MAX_CHARS = 600_000;
const MAX_RUNS = 4000;

/** The journal of this client's own insertions in one document. It only ever sees text of its own author. */
export interface OwnWords {
  runs(): readonly OwnRun[];
  /** Replaces one run by what became of it: nothing, or its parts. */
  replace(run: OwnRun, by: readonly OwnRun[]): void;
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
  const listeners = new Set<() => void>();
  const adopting = new Set<() => void>();
  const changed = () => {
    for (const listener of [...listeners]) listener();
  };

  const follow = (transaction: Y.Transaction) => {
    if (!transaction.local) return;
    const before = runs;
    runs = dropDeleted(transaction, runs);
    for (const item of ownStrings(transaction)) runs = withItem(runs, item, transaction, now());
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
      if (at < 0) return;
      runs = [...runs.slice(0, at), ...by, ...runs.slice(at + 1)];
      changed();
    },
    adopt: (earlier) => {
      runs = [...earlier, ...runs];
      for (const listener of [...adopting]) listener();
      changed();
    },
    forget: (run) => {
      runs = runs.filter((one) => one !== run);
      changed();
    },
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

/** The part of a run from `start`, `length` characters long; its neighbours become those inside the run. */
export function partOf(run: OwnRun, start: number, length: number, state: OwnRun['state'] = run.state): OwnRun {
  const at = (offset: number): CharId => ({ client: run.id.client, clock: run.id.clock + offset });
  return {
    ...run,
    id: at(start),
    text: run.text.slice(start, start + length),
    left: start === 0 ? run.left : at(start - 1),
    right: start + length === run.text.length ? run.right : at(start + length),
    endOf: start === 0 ? run.endOf : isInsideWord(run.text, start) ? at(start - 1) : undefined,
    state,
  };
}

/** Whether no space stands between the character at `at` and the one before it. */
export function isInsideWord(text: string, at: number): boolean {
  return /^\S\S/u.test(text.slice(at - 1, at + 1));
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

function withItem(runs: OwnRun[], item: Y.Item, transaction: Y.Transaction, at: number): OwnRun[] {
  const root = rootOf(item);
  if (!(root instanceof Y.XmlText) || !(item.content instanceof Y.ContentString)) return runs;
  // Yjs joins neighbouring items of one client: only what this transaction added is new.
  const skipped = Math.max(0, (transaction.beforeState.get(item.id.client) ?? 0) - item.id.clock);
  const id = { client: item.id.client, clock: item.id.clock + skipped };
  const text = item.content.str.slice(skipped);
  const last = runs.at(-1);
  const left = skipped > 0 ? { client: id.client, clock: id.clock - 1 } : charId(transaction.doc, item.origin);
  if (last && continues(last, id, left)) return [...runs.slice(0, -1), { ...last, text: last.text + text, at }];
  const right = charId(transaction.doc, item.rightOrigin);
  return [...runs, { id, text, left, right, within: containersOf(item), root: Y.findRootTypeKey(root), at, state: 'live' }];
}

function continues(last: OwnRun, id: CharId, left: CharId | undefined): boolean {
  const end = last.id.clock + last.text.length;
  return last.state === 'live' && last.id.client === id.client && end === id.clock && left?.client === id.client && left.clock === end - 1;
}

/** The id when it names a character, not the marker that opens a run. */
function charId(doc: Y.Doc, id: Y.ID | null): CharId | undefined {
  if (!id) return undefined;
  const alive = aliveItem(doc, id);
  return alive && !(alive.content instanceof Y.ContentString) ? undefined : { client: id.client, clock: id.clock };
}

/** What a person deletes of their own is theirs to delete. */
function dropDeleted(transaction: Y.Transaction, runs: OwnRun[]): OwnRun[] {
  const clients = new Set(transaction.deleteSet.clients.keys());
  if (clients.size === 0) return runs;
  let changed = false;
  const kept = runs.flatMap((run) => {
    if (run.state !== 'live' || !clients.has(run.id.client)) return [run];
    const ranges = (transaction.deleteSet.clients.get(run.id.client) ?? []).filter(
      (range) => range.clock < run.id.clock + run.text.length && range.clock + range.len > run.id.clock,
    );
    if (ranges.length === 0) return [run];
    changed = true;
    return keptParts(run, (clock) => !ranges.some((range) => range.clock <= clock && clock < range.clock + range.len));
  });
  return changed ? kept : runs;
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
