import * as Y from 'yjs';
import { objectKind } from '#document/text/flow';
import { removeEmptyTables } from '#document/text/flow-table';
import { holderOf, itemAt, type SharedType } from '#document/text/text-structs';
import { restoredBy } from '#document/text/undo-copies';
import type { Clock } from '#shared/clock';
import { createEmitter } from '#shared/lifecycle';

/** What one person did in one text, to be undone by that person alone. */
export interface TextUndo {
  /** Follows edits of `root` made with `origin`. */
  follow(root: Y.Text, origin: object): void;
  undo(): void;
  redo(): void;
  /** What is done from now on is undone by itself, however soon it follows. */
  beginStep(): void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  onChange(listener: () => void): () => void;
  /** True for a transaction made by undo or redo. */
  isUndo(origin: unknown): boolean;
  close(): void;
}

/** Steps kept; older ones let go of the text they hold alive. */
const MAX_STEPS = 200;

/** Edits that follow each other within so many milliseconds are one step. */
const STEP_PAUSE = 600;

/** What the manager keeps of one step. */
type Step = Y.UndoManager['undoStack'][number];

/**
 * Undo that never takes away what somebody else wrote: a block or a table of mine that now holds words of others stays.
 * `clock` tells where a step ends.
 */
export function createTextUndo(doc: Y.Doc, clock: Clock): TextUndo {
  const changed = createEmitter<void>();
  let step: Step | undefined;
  let isKept = false;
  const manager = new Y.UndoManager(doc.getText('undo-anchor'), {
    trackedOrigins: new Set(),
    captureTimeout: Number.POSITIVE_INFINITY,
    deleteFilter: (item) => {
      const isHeld = holdsOthersWords(doc, item, step);
      isKept ||= isHeld;
      return !isHeld;
    },
  });
  const stopSteps = endSteps(doc, manager, clock);
  manager.on('stack-item-added', () => {
    if (manager.undoStack.length > MAX_STEPS) manager.undoStack.splice(0, manager.undoStack.length - MAX_STEPS);
  });
  for (const event of ['stack-item-added', 'stack-cleared'] as const) manager.on(event, () => step || changed.emit());
  /** One step. Where others' words keep it as it is, those before it stay too (PITFALLS §12). */
  const take = (stack: Step[], change: () => Step | null) => {
    for (let isDone = false; !isDone && stack.length > 0; ) {
      const earlier = stack.splice(0, stack.length - 1);
      [step, isKept] = [stack[0], false];
      try {
        isDone = change() !== null || isKept;
      } finally {
        step = undefined;
        stack.unshift(...earlier);
      }
    }
    changed.emit();
  };
  return {
    follow: (root, origin) => {
      manager.addToScope(root);
      manager.addTrackedOrigin(origin);
    },
    undo: () => take(manager.undoStack, () => inOne(manager, 'undoing')),
    redo: () => take(manager.redoStack, () => inOne(manager, 'redoing')),
    beginStep: () => manager.stopCapturing(),
    get canUndo() {
      return manager.canUndo();
    },
    get canRedo() {
      return manager.canRedo();
    },
    onChange: changed.on,
    isUndo: (origin) => origin === manager,
    close: () => {
      stopSteps();
      changed.clear();
      manager.destroy();
    },
  };
}

/** Undoes or redoes a step, and removes the tables it emptied, in one transaction: the other way takes both back. */
function inOne(manager: Y.UndoManager, way: 'undoing' | 'redoing'): Step | null {
  let taken: Step | null = null;
  try {
    manager.doc.transact(() => {
      taken = way === 'undoing' ? manager.undo() : manager.redo();
      if (taken) for (const text of manager.scope) if (text instanceof Y.Text) removeEmptyTables(text, manager);
      // The manager looks at the end of the transaction which stack it belongs to.
      manager[way] = true;
    }, manager);
  } finally {
    manager[way] = false;
  }
  return taken;
}

/** Begins a new step after a pause. The manager could tell by itself, but only by the computer's clock. */
function endSteps(doc: Y.Doc, manager: Y.UndoManager, clock: Clock): () => void {
  let last = clock.now();
  const follow = ({ origin }: Y.Transaction) => {
    if (origin === manager || !manager.trackedOrigins.has(origin)) return;
    const now = clock.now();
    if (now - last >= STEP_PAUSE) manager.stopCapturing();
    last = now;
  };
  doc.on('beforeTransaction', follow);
  return () => doc.off('beforeTransaction', follow);
}

function holdsOthersWords(doc: Y.Doc, item: Y.Item, step: Step | undefined): boolean {
  // What an end or a cell says of itself holds nothing.
  if (item.parentSub !== null && (item.left !== null || isPlainField(item))) return false;
  const whole = wholeOf(item);
  if (!(whole?.content instanceof Y.ContentType)) return false;
  return (
    hasForeignText(doc, whole.content.type as SharedType, 0) ||
    (endsOthersWords(doc, whole) && !hasSplit(doc, whole, step) && !isSpare(whole, step))
  );
}

/** Whether a field is a kind of block, or how a cell looks: an object is nothing without its fields. */
function isPlainField({ parent, content }: Y.Item): boolean {
  return content instanceof Y.ContentAny && isEnd(parent);
}

/** Whether an object ends a block, or is a row or a cell. The fields that say what it is go before it when it is undone. */
function isEnd(object: unknown): boolean {
  return object instanceof Y.Map && !object._map.has('object');
}

/** What stays or goes as one: a row with its cells, a table or an end with all they say. Undefined for a letter. */
function wholeOf(item: Y.Item): Y.Item | undefined {
  let whole = item.content instanceof Y.ContentType || item.parentSub !== null ? item : undefined;
  for (let above = whole && holderOf(item); above; above = holderOf(above)) {
    if (above.parent instanceof Y.Array || !(whole?.parent instanceof Y.Array)) whole = above;
  }
  return whole;
}

/**
 * Whether an end parts a line that is whole again without it: none of the words before it came with its step, and it was put
 * behind a letter, or brought back by an undo.
 */
function hasSplit(doc: Y.Doc, end: Y.Item, step: Step | undefined): boolean {
  const before = end.origin && itemAt(doc, end.origin);
  if (!restoredBy(doc, end) && (!before || before.content instanceof Y.ContentType)) return false;
  for (let left = end.left; left; left = left.left) {
    const isAnEnd = left.content instanceof Y.ContentType && isEnd(left.content.type);
    if (isAnEnd && !left.deleted) return true;
    if (!isAnEnd && left.countable && step && Y.isDeleted(step.insertions, left.id)) return false;
  }
  return true;
}

/** Whether another end, which stays, follows: without this one the words before it are ended by that. */
function isSpare(end: Y.Item, step: Step | undefined): boolean {
  let next = end.right;
  while (next && (next.deleted || !next.countable)) next = next.right;
  return next?.content instanceof Y.ContentType && isEnd(next.content.type) && !(step && Y.isDeleted(step.insertions, next.id));
}

/** Whether an end closes words of somebody else, up to the end before it. */
function endsOthersWords(doc: Y.Doc, end: Y.Item): boolean {
  if (!(end.parent instanceof Y.Text) || !(end.content instanceof Y.ContentType) || !isEnd(end.content.type)) return false;
  for (let left = end.left; left; left = left.left) {
    if (left.deleted || !left.countable) continue;
    if (left.content instanceof Y.ContentType && objectKind(left.content.type) !== 'inline') return false;
    if (left.id.client !== doc.clientID) return true;
  }
  return false;
}

function hasForeignText(doc: Y.Doc, type: SharedType, depth: number): boolean {
  if (depth > 12) return true;
  const items = [...listed(type), ...type._map.values()];
  return items.some((item) => {
    if (item.deleted) return false;
    if (item.content instanceof Y.ContentString) return item.id.client !== doc.clientID;
    return item.content instanceof Y.ContentType && hasForeignText(doc, item.content.type as SharedType, depth + 1);
  });
}

function listed(type: SharedType): Y.Item[] {
  const items: Y.Item[] = [];
  for (let item = type._start as Y.Item | null; item; item = item.right) items.push(item);
  return items;
}
