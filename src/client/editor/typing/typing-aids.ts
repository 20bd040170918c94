import {
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  COLLABORATION_TAG,
  COMPOSITION_END_TAG,
  type EditorState,
  HISTORIC_TAG,
  type LexicalEditor,
  PASTE_TAG,
  type UpdateListenerPayload,
} from 'lexical';
import type { Unsubscribe } from '#shared/lifecycle';
import type { TextUndo } from '../text-undo';
import { frenchTyping } from './french-typing';
import { $markdownTyping, type Step, type TypedAt } from './markdown-typing';

/** What is needed to help somebody who types. */
interface TypingAids {
  readonly editor: LexicalEditor;
  readonly undo: TextUndo;
  /** Whether French typography applies: asked each time. */
  readonly isFrench: () => boolean;
}

/** Changes that nobody typed letter by letter. */
const NOT_TYPED = [COLLABORATION_TAG, HISTORIC_TAG, PASTE_TAG];

/**
 * Makes of what is typed what Markdown and French typography mean by it, right after the sign that completes it: never of
 * what is pasted, composed, or comes from others. What was typed is written first, and one undo gives it back.
 */
export function registerTypingAids(aids: TypingAids): Unsubscribe {
  return aids.editor.registerUpdateListener((payload) => {
    // Once every listener has heard of the letter it is in the text, and the change is a gesture of its own.
    if (isTyped(aids.editor, payload)) queueMicrotask(() => applyTypingAids(aids));
  });
}

/** Makes what the sign before the caret completes, whoever put it there; false when there is nothing to make. */
export function applyTypingAids({ editor, undo, isFrench }: TypingAids): boolean {
  const steps = editor.read(() => $stepsAtCaret(isFrench()));
  if (steps.length === 0) return false;
  undo.beginStep();
  for (const step of steps) editor.update(step, { discrete: true });
  undo.beginStep();
  return true;
}

function $stepsAtCaret(isFrench: boolean): readonly Step[] {
  const at = $typedAt();
  if (!at || at.node.hasFormat('code')) return [];
  const markdown = $markdownTyping(at);
  return markdown.length > 0 || !isFrench ? markdown : $frenchSteps(at);
}

function $frenchSteps({ node, offset }: TypedAt): readonly Step[] {
  const line = node
    .getPreviousSiblings()
    .map((sibling) => sibling.getTextContent())
    .join('');
  const change = frenchTyping(line + node.getTextContent().slice(0, offset));
  if (!change || change.remove > offset) return [];
  const key = node.getKey();
  return [
    () => {
      const text = $getNodeByKey(key);
      if ($isTextNode(text)) text.spliceText(offset - change.remove, change.remove, change.insert, true);
    },
  ];
}

/** Where the caret stands in plain text; undefined elsewhere, and where something is selected. Call it inside a read. */
export function $typedAt(): TypedAt | undefined {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return undefined;
  const node = selection.anchor.getNode();
  return $isTextNode(node) && node.isSimpleText() ? { node, offset: selection.anchor.offset } : undefined;
}

function isTyped(editor: LexicalEditor, payload: UpdateListenerPayload): boolean {
  return !editor.isComposing() && !payload.tags.has(COMPOSITION_END_TAG) && putsOneSign(payload);
}

/** Whether an update put one sign before the caret, as a key or a keyboard on the screen does. */
export function putsOneSign({ tags, dirtyLeaves, prevEditorState, editorState }: UpdateListenerPayload): boolean {
  if (NOT_TYPED.some((tag) => tags.has(tag))) return false;
  const at = editorState.read($typedAt);
  if (!at || !dirtyLeaves.has(at.node.getKey())) return false;
  const length = lengthIn(editorState, at.node.getKey());
  return length === lengthIn(prevEditorState, at.node.getKey()) + 1;
}

function lengthIn(state: EditorState, key: string): number {
  return state.read(() => $getNodeByKey(key)?.getTextContentSize() ?? 0);
}
