import * as Y from 'yjs';
import { type OwnWords, openOwnWords } from '#document/own-words';
import { traceTransaction } from '#document/text-moves';
import { RESCUE, settleOwnWords } from '#document/text-rescue';
import { tidyElement } from '#document/text-tidy';
import { openTrace, type Trace } from '#document/text-trace';
import type { Clock } from '#shared/clock';
import { createEmitter, type Unsubscribe } from '#shared/lifecycle';
import { openReplica, type Schedule } from './replica';
import { createTextUndo, type TextUndo } from './text-undo';

/**
 * One long text open in this window: the copy its editors are bound to, the person's own words in it, and
 * what keeps both right. Several editors, one per section, share it. Knows no editor and no React.
 */
export interface TextSession {
  readonly doc: Y.Doc;
  readonly trace: Trace;
  readonly words: OwnWords;
  readonly undo: TextUndo;
  /** Brings in what others wrote, puts words back, and tells the editors; also happens at each frame. */
  settle(): void;
  /** Called before foreign changes come in: an editor commits what it has pending. */
  onBeforeChange(listener: () => void): Unsubscribe;
  /** Called after foreign changes came in and were put in order: an editor draws. */
  onChange(listener: () => void): Unsubscribe;
  close(): void;
}

export interface TextSessionOptions {
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
  const trace = openTrace(doc);
  const words = openOwnWords(doc, () => clock.now());
  const undo = createTextUndo(doc);
  const before = createEmitter<void>();
  const changed = createEmitter<void>();
  const dirty = collectDirty(doc, undo, plan);
  const concern = watchOwnWords(doc, trace, words);

  function settle(): void {
    cancel();
    before.emit();
    replica.pull();
    concern.settle();
    dirty.tidy();
    changed.emit();
  }

  return {
    doc,
    trace,
    words,
    undo,
    settle,
    onBeforeChange: (listener) => before.on(listener),
    onChange: (listener) => changed.on(listener),
    close: () => {
      cancel();
      dirty.stop();
      concern.stop();
      undo.close();
      words.close();
      trace.close();
      before.clear();
      changed.clear();
      replica.close();
    },
  };
}

/** Puts words in order when something may have touched them, and costs nothing while others only type. */
function watchOwnWords(doc: Y.Doc, trace: Trace, words: OwnWords) {
  let settledAt = -1;
  let touched = true;
  const follow = (transaction: Y.Transaction) => {
    if (transaction.local || touched) return;
    const { clients } = transaction.deleteSet;
    touched = words.runs().some((run) => run.state === 'lost' || clients.has(run.id.client));
  };
  doc.on('afterTransaction', follow);
  const stopAdopting = words.onAdopt(() => {
    touched = true;
  });
  return {
    settle: () => {
      if (!touched && settledAt === trace.revision) return;
      settleOwnWords(doc, trace, words);
      touched = false;
      settledAt = trace.revision;
    },
    stop: () => {
      doc.off('afterTransaction', follow);
      stopAdopting();
    },
  };
}

/** Elements that something else than an editor changed, to be put in order before they are drawn. */
function collectDirty(doc: Y.Doc, undo: TextUndo, onUndo: () => void) {
  const elements = new Set<Y.XmlText>();
  const follow = (transaction: Y.Transaction) => {
    if (undo.isUndo(transaction.origin)) {
      traceTransaction(transaction, { blind: true });
      onUndo();
    }
    for (const type of transaction.changed.keys()) if (type instanceof Y.XmlText) elements.add(type);
  };
  doc.on('afterTransaction', follow);
  return {
    tidy: () => {
      const alive = [...elements].filter((element) => !element._item?.deleted && element._item !== undefined);
      elements.clear();
      doc.transact(() => alive.forEach(tidyElement), RESCUE);
    },
    stop: () => doc.off('afterTransaction', follow),
  };
}
