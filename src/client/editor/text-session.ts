import * as Y from 'yjs';
import { RESCUE } from '#document/origin';
import { keepOwnWords } from '#document/text/keep-words';
import { type Moved, whereNow } from '#document/text/moved-words';
import { type OwnWords, openOwnWords } from '#document/text/own-words';
import { changesRemovals, noteRemovals, openRemovals, type Removals } from '#document/text/removals';
import type { CharId } from '#document/text/text-structs';
import type { Clock } from '#shared/clock';
import { createEmitter, type Unsubscribe } from '#shared/lifecycle';
import { openReplica } from './replica';
import type { Schedule } from './schedule';
import { createTextUndo, type TextUndo } from './text-undo';

/**
 * One long text open in this window: the copy its editors are bound to, the person's own words in it, and
 * what keeps both right. Several editors, one per section, share it. Knows no editor and no React.
 */
export interface TextSession {
  readonly doc: Y.Doc;
  readonly words: OwnWords;
  readonly undo: TextUndo;
  /** Brings in what others wrote, keeps words whole, and tells the editors; also happens a moment after updates came. */
  settle(): void;
  /** While it answers true others' words wait: somebody composes a character, and the page must not be disturbed. */
  holdWhile(isBusy: () => boolean): Unsubscribe;
  /** Called before foreign changes come in: an editor commits what it has pending. */
  onBeforeChange(listener: () => void): Unsubscribe;
  /** Called after foreign changes came in and were put in order: an editor draws. */
  onChange(listener: () => void): Unsubscribe;
  /** Where a character is that was written again while changes came in; itself when it was not. */
  whereIs(id: CharId): CharId;
  close(): void;
}

interface TextSessionOptions {
  readonly source: Y.Doc;
  readonly clock: Clock;
  readonly schedule: Schedule;
  /** Only for a test that must be the same each time; a client id is otherwise random, and never reused. */
  readonly clientId?: number;
}

/** Opens a text for editing; close it with the window. */
export function openTextSession({ source, clock, schedule, clientId }: TextSessionOptions): TextSession {
  let cancel = () => {};
  const plan = () => {
    cancel();
    cancel = schedule(settle);
  };
  const replica = openReplica(source, plan, clientId);
  const { doc } = replica;
  const removals = openRemovals(doc);
  const words = openOwnWords(doc, () => clock.now());
  const undo = createTextUndo(doc, clock);
  const [before, changed] = [createEmitter<void>(), createEmitter<void>()];
  const holds = new Set<() => boolean>();
  const concern = watchOwnWords(doc, removals, words);
  const stopUndo = noteUndo(doc, undo, removals, plan);
  let moved: readonly Moved[] = [];

  function settle(): void {
    cancel();
    if ([...holds].some((isBusy) => isBusy())) return;
    before.emit();
    replica.pull();
    moved = concern.settle();
    changed.emit();
  }
  const open = [concern.stop, undo.close, words.close, removals.close, before.clear, changed.clear, replica.close];
  return {
    doc,
    words,
    undo,
    settle,
    holdWhile: (isBusy) => {
      holds.add(isBusy);
      return () => holds.delete(isBusy);
    },
    onBeforeChange: before.on,
    onChange: changed.on,
    whereIs: (id) => whereNow(moved, id),
    close: () => {
      cancel();
      stopUndo();
      for (const close of open) close();
    },
  };
}

/** An undo removes like any gesture, and is drawn like what others write. */
function noteUndo(doc: Y.Doc, undo: TextUndo, removals: Removals, onUndo: () => void): Unsubscribe {
  const follow = (transaction: Y.Transaction) => {
    if (!undo.isUndo(transaction.origin)) return;
    noteRemovals(transaction, removals);
    onUndo();
  };
  doc.on('afterTransaction', follow);
  return () => doc.off('afterTransaction', follow);
}

/** Keeps one's own words whole when something may have touched them, and costs nothing while others only type. */
function watchOwnWords(doc: Y.Doc, removals: Removals, words: OwnWords) {
  let isTouched = true;
  let goneEnds: CharId[] = [];
  const follow = (transaction: Y.Transaction) => {
    if (transaction.origin === RESCUE || transaction.local) return;
    const own = new Set(words.runs().map((run) => run.id.client));
    Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
      if (own.has(struct.id.client)) isTouched = true;
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentType && struct.parent instanceof Y.Text) goneEnds.push(struct.id);
    });
    isTouched ||= changesRemovals(transaction) || addedItems(transaction).some((item) => standsIn(item, own));
  };
  doc.on('afterTransaction', follow);
  const stopAdopting = words.onAdopt(() => {
    isTouched = true;
  });
  return {
    settle: (): Moved[] => {
      if (!isTouched && goneEnds.length === 0) return [];
      const ends = goneEnds;
      [isTouched, goneEnds] = [false, []];
      return keepOwnWords(doc, removals, words, ends);
    },
    stop: () => {
      doc.off('afterTransaction', follow);
      stopAdopting();
    },
  };
}

function addedItems({ afterState, beforeState, doc }: Y.Transaction): Y.Item[] {
  const added: Y.Item[] = [];
  for (const [client, end] of afterState) {
    const start = beforeState.get(client) ?? 0;
    const structs = doc.store.clients.get(client) ?? [];
    if (end === start || structs.length === 0) continue;
    for (const struct of structs.slice(Y.findIndexSS(structs, start))) if (struct instanceof Y.Item) added.push(struct);
  }
  return added;
}

/** Whether an item stands between two things that this person wrote. */
function standsIn(item: Y.Item, own: ReadonlySet<number>): boolean {
  if (item.deleted || !item.countable || !(item.parent instanceof Y.Text)) return false;
  return isBeside(item, 'left', own) && isBeside(item, 'right', own);
}

/** Looks past what others put there too, and past what can't be read. */
function isBeside(item: Y.Item, side: 'left' | 'right', own: ReadonlySet<number>): boolean {
  for (let next = item[side], steps = 0; next && steps < 200; next = next[side], steps++) {
    if (own.has(next.id.client)) return true;
    if (!next.deleted && next.countable && steps > 20) return false;
  }
  return false;
}
