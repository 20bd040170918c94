import * as Y from 'yjs';
import { objectKind } from '#document/text/flow';
import { holderOf, type SharedType } from '#document/text/text-structs';

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

/**
 * Undo that never takes away what somebody else wrote: a block or a table of mine that now holds words of others stays.
 */
export function createTextUndo(doc: Y.Doc): TextUndo {
  const anchor = doc.getText('undo-anchor');
  const manager = new Y.UndoManager(anchor, {
    trackedOrigins: new Set(),
    captureTimeout: 600,
    deleteFilter: (item) => !holdsOthersWords(doc, item),
  });
  manager.on('stack-item-added', () => {
    if (manager.undoStack.length > MAX_STEPS) manager.undoStack.splice(0, manager.undoStack.length - MAX_STEPS);
  });
  return {
    follow: (root, origin) => {
      manager.addToScope(root);
      manager.addTrackedOrigin(origin);
    },
    undo: () => {
      manager.undo();
    },
    redo: () => {
      manager.redo();
    },
    beginStep: () => manager.stopCapturing(),
    get canUndo() {
      return manager.canUndo();
    },
    get canRedo() {
      return manager.canRedo();
    },
    onChange: (listener) => {
      for (const event of EVENTS) manager.on(event, listener);
      return () => {
        for (const event of EVENTS) manager.off(event, listener);
      };
    },
    isUndo: (origin) => origin === manager,
    close: () => manager.destroy(),
  };
}

const EVENTS = ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const;

function holdsOthersWords(doc: Y.Doc, item: Y.Item): boolean {
  // A change of what an end says is undone like any other; what it was made with stays as long as it does.
  if (item.parentSub !== null && item.left !== null) return false;
  const whole = wholeOf(item);
  if (!(whole?.content instanceof Y.ContentType)) return false;
  return hasForeignText(doc, whole.content.type as SharedType, 0) || endsOthersWords(doc, whole);
}

/** What stays or goes as one: a row with its cells, a table or an end with all they say. Undefined for a letter. */
function wholeOf(item: Y.Item): Y.Item | undefined {
  let whole = item.content instanceof Y.ContentType || item.parentSub !== null ? item : undefined;
  for (let above = whole && holderOf(item); above; above = holderOf(above)) {
    if (above.parent instanceof Y.Array || !(whole?.parent instanceof Y.Array)) whole = above;
  }
  return whole;
}

/** Whether an end closes words of somebody else, up to the end before it. */
function endsOthersWords(doc: Y.Doc, end: Y.Item): boolean {
  if (!(end.parent instanceof Y.Text) || !(end.content instanceof Y.ContentType) || objectKind(end.content.type) !== 'end') return false;
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
