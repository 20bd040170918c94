import * as Y from 'yjs';
import type { SharedType } from '#document/text-structs';

/** What one person did in one text, to be undone by that person alone. */
export interface TextUndo {
  /** Follows edits of `root` made with `origin`. */
  follow(root: Y.XmlText, origin: object): void;
  undo(): void;
  redo(): void;
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
 * Undo that never takes away what somebody else wrote: an element of mine that now holds words of others
 * stays, and so does the run they typed in.
 */
export function createTextUndo(doc: Y.Doc): TextUndo {
  const anchor = doc.get('undo-anchor', Y.XmlText) as Y.XmlText;
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
  // An element that stays keeps what it was created with; a later change of it is undone like any other.
  if (item.parentSub !== null) return item.left === null && item.parent instanceof Y.XmlText && hasForeignText(doc, item.parent, 0);
  if (!(item.content instanceof Y.ContentType)) return false;
  return hasForeignText(doc, item.content.type as SharedType, 0);
}

function hasForeignText(doc: Y.Doc, type: SharedType, depth: number): boolean {
  if (depth > 40) return true;
  for (let item = type._start as Y.Item | null; item; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentString && item.id.client !== doc.clientID) return true;
    if (item.content instanceof Y.ContentType && hasForeignText(doc, item.content.type as SharedType, depth + 1)) return true;
  }
  return false;
}
