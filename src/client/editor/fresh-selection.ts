import { type LexicalEditor, SKIP_SCROLL_INTO_VIEW_TAG } from 'lexical';
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
  return () => {
    removeEventListener('keydown', refresh, { capture: true });
    removeEventListener('pointerdown', refresh, { capture: true });
    stop();
  };
}

function refreshSelection(editor: LexicalEditor): void {
  const root = editor.getRootElement();
  if (!root || root.ownerDocument.activeElement !== root || editor.isComposing()) return;
  editor.update(() => {}, { event: new Event('selectionchange'), discrete: true, tag: SKIP_SCROLL_INTO_VIEW_TAG });
}
