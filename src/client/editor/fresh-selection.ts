import { $getSelection, $isRangeSelection, type LexicalEditor, SKIP_SCROLL_INTO_VIEW_TAG } from 'lexical';
import type { Unsubscribe } from '#shared/lifecycle';
import type { TextSession } from './text-session';

/**
 * Tells the editor where the caret is on the screen before a key, the press of a tool or others' words act on it.
 *
 * A browser moves the caret at once (End, an arrow, a click) but says so later, with its next frame; the editor
 * knows only what was said. What acts in between would act where the caret was.
 */
export function keepSelectionFresh(editor: LexicalEditor, session: TextSession): Unsubscribe {
  const refresh = () => refreshSelection(editor);
  addEventListener('keydown', refresh, { capture: true });
  addEventListener('pointerdown', refresh, { capture: true });
  const stop = session.onBeforeChange(refresh);
  const stopPressed = forgetStillPress(editor);
  return () => {
    stopPressed();
    removeEventListener('keydown', refresh, { capture: true });
    removeEventListener('pointerdown', refresh, { capture: true });
    stop();
  };
}

/**
 * Lexical takes the first change of the selection after the press of a mouse for that press. A press where the caret stands
 * already changes nothing: the block that an arrow chose next would be let go of at once. The key says that the press is over.
 */
function forgetStillPress(editor: LexicalEditor): Unsubscribe {
  let isPressed = false;
  const press = () => {
    isPressed = true;
  };
  const change = () => {
    isPressed = false;
  };
  const key = () => {
    if (!isPressed || !editor.getEditorState().read(() => $isRangeSelection($getSelection()))) return;
    document.dispatchEvent(new Event('selectionchange'));
  };
  addEventListener('pointerdown', press, { capture: true });
  document.addEventListener('selectionchange', change);
  addEventListener('keydown', key, { capture: true });
  return () => {
    removeEventListener('pointerdown', press, { capture: true });
    document.removeEventListener('selectionchange', change);
    removeEventListener('keydown', key, { capture: true });
  };
}

function refreshSelection(editor: LexicalEditor): void {
  const root = editor.getRootElement();
  if (!root || root.ownerDocument.activeElement !== root || editor.isComposing()) return;
  editor.update(() => {}, { event: new Event('selectionchange'), discrete: true, tag: SKIP_SCROLL_INTO_VIEW_TAG });
}
