import {
  $getNodeByKey,
  $getRoot,
  COLLABORATION_TAG,
  HISTORIC_TAG,
  type LexicalEditor,
  type NodeKey,
  SKIP_COLLAB_TAG,
  SKIP_SCROLL_INTO_VIEW_TAG,
  type UpdateListenerPayload,
} from 'lexical';
import * as Y from 'yjs';
import { Origin, RESCUE } from '#document/origin';
import { flowOf } from '#document/text/flow';
import { removeEmptyTables } from '#document/text/flow-table';
import { noteRemovals } from '#document/text/removals';
import type { SharedType } from '#document/text/text-structs';
import type { Unsubscribe } from '#shared/lifecycle';
import { endOfAdded } from './binding/brought-back';
import {
  $anchorSelection,
  $caret,
  $moveCaret,
  $remotePoint,
  $restoreSelection,
  type Caret,
  type SelectionAnchor,
} from './binding/caret-anchor';
import { $caretPlace, type EditorPoint } from './binding/caret-place';
import { $draw, $forgetGone, emptyShown, type FlowView, type Shown, viewOf } from './binding/flow-view';
import { $isFaithful } from './binding/faithful';
import { $writeFlow } from './binding/write-flow';
import type { TextSession } from './text-session';

export type { Caret };

/** An editor bound to one section of a text. */
export interface SectionBinding {
  readonly editor: LexicalEditor;
  /** Where this person's caret is, in terms that survive everybody's edits; null when there is none. */
  caret(): Caret | null;
  onCaret(listener: (caret: Caret | null) => void): Unsubscribe;
  /** Where somebody else's caret is in this editor; undefined when it is in another section. */
  pointOf(position: Y.RelativePosition): EditorPoint | undefined;
  /**
   * Compares the editor with the text, and draws the editor anew from the text when they differ; never the
   * reverse. True when they were the same.
   */
  verify(): boolean;
  unbind(): void;
}

/** Nodes that are remembered beyond those that are shown, before they are looked through. */
const MAX_SPARE_NODES = 2000;

/** What binds one editor to one flow. */
interface Bound {
  readonly session: TextSession;
  readonly editor: LexicalEditor;
  readonly flow: Y.Text;
  readonly origin: Origin;
  readonly onError: (error: unknown) => void;
  shown: Shown;
  /** Something else than this editor changed the flow since it was drawn. */
  isStale: boolean;
  /** The end of what an undo or a redo has brought back since it was drawn. */
  broughtBack: Y.RelativePosition | undefined;
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
  const flow = flowOf(doc, rootName);
  const origin = new Origin('local', `editor:${rootName}`);
  const bound: Bound = { session, editor, flow, origin, onError, shown: emptyShown(), isStale: false, broughtBack: undefined };
  session.undo.follow(flow, origin);
  drawAnew(bound);
  const carets = new Set<(caret: Caret | null) => void>();
  let anchor: SelectionAnchor | undefined;
  const caret = () => editor.getEditorState().read(() => $caret(bound.shown));
  const stops = [
    followFlow(bound),
    holdWhileComposing(bound),
    session.onBeforeChange(() => {
      // Reading makes the editor commit what it has pending, which is written at once.
      anchor = editor.read(() => $anchorSelection(bound.shown));
    }),
    session.onChange(() => drawChanges(bound, anchor)),
    editor.registerUpdateListener((payload) => {
      writeUpdate(bound, payload);
      for (const listener of carets) listener(caret());
    }),
  ];
  return {
    editor,
    caret,
    onCaret: (listener) => {
      carets.add(listener);
      return () => carets.delete(listener);
    },
    pointOf: (position) => editor.getEditorState().read(() => $remotePoint(bound.shown, doc, position)),
    verify: () => verify(bound),
    unbind: () => {
      for (const stop of stops) stop();
      carets.clear();
    },
  };
}

function rootView({ shown, flow }: Bound): FlowView {
  return viewOf(shown, flow, $getRoot());
}

/** Notices what others, an undo or the keeping of words changed in the flow. */
function followFlow(bound: Bound): Unsubscribe {
  const { doc, undo } = bound.session;
  const follow = (transaction: Y.Transaction) => {
    const isUndo = undo.isUndo(transaction.origin);
    if (transaction.origin === bound.origin || (bound.isStale && !isUndo)) return;
    const changed = ([...transaction.changed.keys()] as SharedType[]).filter((type) => belongsTo(bound.flow, type));
    bound.isStale ||= changed.length > 0;
    if (!isUndo) return;
    for (const type of changed) if (type instanceof Y.Text) bound.broughtBack = endOfAdded(type, transaction) ?? bound.broughtBack;
  };
  doc.on('afterTransaction', follow);
  return () => doc.off('afterTransaction', follow);
}

function belongsTo(flow: Y.Text, type: SharedType): boolean {
  for (let next: SharedType | null = type; next; next = next.parent) if (next === flow) return true;
  return false;
}

/** Others' words wait while a character is composed; they come when it is done. */
function holdWhileComposing({ session, editor }: Bound): Unsubscribe {
  let wasBusy = false;
  const release = session.holdWhile(() => {
    wasBusy ||= editor.isComposing();
    return editor.isComposing();
  });
  const stop = editor.registerUpdateListener(() => {
    if (!wasBusy || editor.isComposing()) return;
    wasBusy = false;
    queueMicrotask(session.settle);
  });
  return () => {
    stop();
    release();
  };
}

function drawChanges(bound: Bound, anchor: SelectionAnchor | undefined): void {
  if (!bound.isStale) return;
  const { session } = bound;
  removeEmptyTables(bound.flow, RESCUE);
  bound.isStale = false;
  const isDrawn = draw(bound, () => {
    $draw(bound.shown, rootView(bound));
    $forgetGone(bound.shown, 2 * rootView(bound).shown.length + MAX_SPARE_NODES);
    $restoreSelection(bound.shown, session.doc, anchor, session.whereIs);
    if (bound.broughtBack) $moveCaret(bound.shown, session.doc, bound.broughtBack);
  });
  bound.broughtBack = undefined;
  if (!isDrawn) drawAnew(bound);
}

/** Changes what the editor shows; false when the editor refused and shows what it showed before. */
function draw({ editor, onError }: Bound, change: () => void): boolean {
  let isDone = false;
  const onUpdate = () => {
    isDone = true;
  };
  try {
    editor.update(change, { discrete: true, skipTransforms: true, tag: [COLLABORATION_TAG, SKIP_SCROLL_INTO_VIEW_TAG], onUpdate });
  } catch (error) {
    onError(error);
  }
  return isDone;
}

/** Empties the editor and fills it from the text: at opening, and whenever the two have parted. */
function drawAnew(bound: Bound): void {
  bound.shown = emptyShown();
  bound.isStale = false;
  draw(bound, () => {
    $getRoot().clear();
    $draw(bound.shown, rootView(bound));
  });
}

/** A person's edit, written into the text. */
function writeUpdate(bound: Bound, payload: UpdateListenerPayload): void {
  const { tags, dirtyElements, dirtyLeaves, editorState } = payload;
  if (tags.has(SKIP_COLLAB_TAG) || tags.has(COLLABORATION_TAG) || tags.has(HISTORIC_TAG)) return;
  if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return;
  try {
    bound.session.doc.transact((transaction) => {
      const touched = { keys: new Set([...dirtyElements.keys(), ...dirtyLeaves]), rearranged: rearrangedIn(payload) };
      editorState.read(() => $writeFlow(bound.shown, rootView(bound), touched, $caretPlace));
      noteRemovals(transaction);
    }, bound.origin);
  } catch (error) {
    bound.onError(error);
    drawAnew(bound);
  }
}

/** The elements whose own children came, went or changed places, or that say something else. */
function rearrangedIn({ dirtyElements, dirtyLeaves, prevEditorState, editorState }: UpdateListenerPayload): Set<NodeKey> {
  const rearranged = new Set([...dirtyElements].flatMap(([key, isItself]) => (isItself ? [key] : [])));
  // Lexical says of each gesture that it changed the root itself (0.52).
  const keys = [...dirtyElements.keys(), ...dirtyLeaves];
  if (prevEditorState.read(() => $orderOf(keys)) === editorState.read(() => $orderOf(keys))) rearranged.delete('root');
  return rearranged;
}

/** What comes first, and what follows each of these nodes: a row whose other nodes did not change is in the same order then. */
function $orderOf(keys: readonly NodeKey[]): string {
  const following = keys.map((key) => $getNodeByKey(key)?.getNextSibling()?.getKey());
  return [$getRoot().getFirstChild()?.getKey(), ...following].join();
}

function verify(bound: Bound): boolean {
  if (bound.isStale || bound.editor.getEditorState().read(() => $isFaithful(bound.shown, rootView(bound)))) return true;
  drawAnew(bound);
  return false;
}
