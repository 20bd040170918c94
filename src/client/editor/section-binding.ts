import { type Binding, createYjsBinding, type Provider, syncLexicalUpdateToYjs, type UserState } from '@lexical/yjs';
import {
  $getRoot,
  COLLABORATION_TAG,
  HISTORIC_TAG,
  type LexicalEditor,
  SKIP_COLLAB_TAG,
  SKIP_SCROLL_INTO_VIEW_TAG,
  type UpdateListenerPayload,
} from 'lexical';
import * as Y from 'yjs';
import { Origin } from '#document/origin';
import { traceTransaction } from '#document/text-moves';
import { RESCUE } from '#document/text-rescue';
import { tidyAll } from '#document/text-tidy';
import type { SharedType } from '#document/text-structs';
import type { Unsubscribe } from '#shared/lifecycle';
import { type CollabElement, collabClasses, forgetCollabNodes, rebuildChildren } from './collab-nodes';
import { describeEditor, describeText } from './rendered-text';
import { $followSelection, type CaretAnchor, caretAnchor, NO_CARET } from './selection-anchors';
import type { TextSession } from './text-session';

/** An editor bound to one section of a text. */
export interface SectionBinding {
  readonly binding: Binding;
  /** Where this person's caret is, in terms that survive everybody's edits; null when there is none. */
  caret(): Caret | null;
  onCaret(listener: (caret: Caret | null) => void): Unsubscribe;
  /**
   * Compares the editor with the text, and draws the editor anew from the text when they differ; never the
   * reverse. True when they were the same.
   */
  verify(): boolean;
  unbind(): void;
}

/** Two relative positions, as Lexical's cursors use them. */
export type Caret = Pick<UserState, 'anchorPos' | 'focusPos'>;

interface Pending {
  readonly children: Set<Y.XmlText>;
  readonly keys: Map<SharedType, Set<string>>;
}

/**
 * Binds `editor` to the section `rootName` of the session's text, whatever the text already holds, and
 * writes nothing until somebody types. `onError` hears of failures that the watchdog has repaired.
 */
export function bindSection(
  session: TextSession,
  editor: LexicalEditor,
  rootName: string,
  onError: (error: unknown) => void = () => {},
): SectionBinding {
  const { doc } = session;
  const origin = new Origin('local', `editor:${rootName}`);
  const root = doc.get(rootName, Y.XmlText) as Y.XmlText;
  const facade = caretFacade(doc);
  session.undo.follow(root, origin);
  doc.transact(() => tidyAll(root), RESCUE);
  const drawing = createDrawing({ session, editor, root, caret: facade.anchor, onError });
  const observe = (transaction: Y.Transaction) => {
    if (transaction.origin !== origin) drawing.note(transaction);
  };
  doc.on('afterTransaction', observe);
  const stops = [
    session.onBeforeChange(() => editor.read(() => {})),
    session.onChange(drawing.show),
    editor.registerUpdateListener((payload) => writeUpdate(doc, drawing.binding(), facade.provider, payload, origin)),
  ];
  return {
    get binding() {
      return drawing.binding();
    },
    caret: facade.caret,
    onCaret: facade.onCaret,
    verify: drawing.verify,
    unbind: () => {
      for (const stop of stops) stop();
      doc.off('afterTransaction', observe);
      forgetCollabNodes(root);
    },
  };
}

interface Canvas {
  readonly session: TextSession;
  readonly editor: LexicalEditor;
  readonly root: Y.XmlText;
  readonly caret: () => CaretAnchor;
  readonly onError: (error: unknown) => void;
}

/** The editor's picture of the text: what changed and waits, and how it is drawn. */
function createDrawing(canvas: Canvas) {
  const { session, editor, root, caret, onError } = canvas;
  let pending = emptyPending();
  let binding = draw(session, editor, root);
  const redraw = () => {
    pending = emptyPending();
    binding = draw(session, editor, root);
  };
  const waits = () => pending.children.size + pending.keys.size > 0;
  return {
    binding: () => binding,
    note: (transaction: Y.Transaction) => note(pending, root, transaction),
    show: () => {
      if (!waits()) return;
      const changes = pending;
      pending = emptyPending();
      try {
        apply(session, binding, caret(), changes);
      } catch (error) {
        onError(error);
        redraw();
      }
    },
    verify: () => {
      if (waits() || describeEditor(editor) === describeText(binding)) return true;
      redraw();
      return false;
    },
  };
}

/** A person's edit, written into the text with the trace of what it moved. */
function writeUpdate(doc: Y.Doc, binding: Binding, provider: Provider, payload: UpdateListenerPayload, origin: Origin): void {
  const { tags } = payload;
  if (tags.has(SKIP_COLLAB_TAG)) return;
  const drawn = tags.has(COLLABORATION_TAG) || tags.has(HISTORIC_TAG);
  doc.transact((transaction) => {
    syncLexicalUpdateToYjs(
      binding,
      provider,
      payload.prevEditorState,
      payload.editorState,
      payload.dirtyElements,
      payload.dirtyLeaves,
      payload.normalizedNodes,
      tags,
    );
    if (!drawn) traceTransaction(transaction);
  }, origin);
}

function emptyPending(): Pending {
  return { children: new Set(), keys: new Map() };
}

function note(pending: Pending, root: Y.XmlText, transaction: Y.Transaction): void {
  for (const [type, keys] of transaction.changed) {
    const changed = type as SharedType;
    if (!belongsTo(root, changed)) continue;
    if (keys.has(null) && changed instanceof Y.XmlText) pending.children.add(changed);
    const named = [...keys].filter((key): key is string => key !== null && key !== '__type');
    if (named.length > 0) pending.keys.set(changed, new Set([...(pending.keys.get(changed) ?? []), ...named]));
  }
}

function belongsTo(root: Y.XmlText, type: SharedType): boolean {
  for (let next: SharedType | null = type; next; next = next.parent) if (next === root) return true;
  return false;
}

/** Empties the editor and fills it from the text: at opening, and whenever the two have parted. */
function draw(session: TextSession, editor: LexicalEditor, root: Y.XmlText): Binding {
  forgetCollabNodes(root);
  const binding = createYjsBinding({
    editor,
    id: 'section',
    doc: session.doc,
    docMap: new Map([['section', session.doc]]),
    getXmlText: () => root,
  });
  collabClasses(binding);
  editor.update(
    () => {
      $getRoot().clear();
      rebuildChildren(binding, binding.root);
      binding.root.syncChildrenFromYjs(binding);
    },
    { discrete: true, skipTransforms: true, tag: [COLLABORATION_TAG, SKIP_SCROLL_INTO_VIEW_TAG] },
  );
  return binding;
}

function apply(session: TextSession, binding: Binding, caret: CaretAnchor, changes: Pending): void {
  binding.editor.update(
    () => {
      for (const [type, keys] of changes.keys) if (!type._item?.deleted) collabOf(type)?.syncKeys(binding, keys);
      for (const element of changes.children) showChildren(binding, element);
      $followSelection(session, binding, caret);
    },
    { discrete: true, skipTransforms: true, tag: [COLLABORATION_TAG, SKIP_SCROLL_INTO_VIEW_TAG] },
  );
}

function showChildren(binding: Binding, element: Y.XmlText): void {
  const collab = element._collabNode as CollabElement | undefined;
  if (!collab || !('_children' in collab) || element._item?.deleted) return;
  if (collab !== binding.root && collab.getNode() === null) return;
  rebuildChildren(binding, collab);
  collab.syncChildrenFromYjs(binding);
}

function collabOf(type: SharedType): { syncKeys(binding: Binding, keys: Set<string>): void } | undefined {
  const collab = (type as unknown as { _collabNode?: Binding['root'] | Y.Map<unknown>['_collabNode'] })._collabNode;
  if (!collab) return undefined;
  if ('syncPropertiesAndTextFromYjs' in collab) return { syncKeys: (binding, keys) => collab.syncPropertiesAndTextFromYjs(binding, keys) };
  if ('syncPropertiesFromYjs' in collab) return { syncKeys: (binding, keys) => collab.syncPropertiesFromYjs(binding, keys) };
  return undefined;
}

/** What the package expects of a provider, reduced to this person's own caret. */
function caretFacade(doc: Y.Doc) {
  let anchor = NO_CARET;
  let state: UserState = { anchorPos: null, focusPos: null, color: '', focusing: true, name: '', awarenessData: {} };
  const listeners = new Set<(caret: Caret | null) => void>();
  const caret = () => (state.anchorPos && state.focusPos ? { anchorPos: state.anchorPos, focusPos: state.focusPos } : null);
  const nothing = () => {};
  const provider: Provider = {
    awareness: {
      getLocalState: () => state,
      getStates: () => new Map(),
      on: nothing,
      off: nothing,
      setLocalState: (next) => {
        if (next) state = next;
        anchor = caretAnchor(doc, state);
        for (const listener of [...listeners]) listener(caret());
      },
      setLocalStateField: nothing,
    },
    connect: nothing,
    disconnect: nothing,
    on: nothing,
    off: nothing,
  };
  return {
    provider,
    anchor: () => anchor,
    caret,
    onCaret: (listener: (caret: Caret | null) => void): Unsubscribe => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
