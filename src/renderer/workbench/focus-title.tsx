import { useEffect } from 'react';
import { focusWhenDrawn } from '#client/kit/focus/focus-when-drawn';

let isFirstScreen = true;

/**
 * Moves the focus to the new screen's title, as a page load would; not on the first screen (nobody moved),
 * and not when the screen already put the focus somewhere (a text ready to be written).
 */
export function FocusTitle() {
  useEffect(() => {
    const main = document.getElementById('main');
    const wasFirst = isFirstScreen;
    isFirstScreen = false;
    if (wasFirst || !main || main.contains(document.activeElement)) return;
    window.scrollTo({ top: 0 });
    return focusTitle(main);
  }, []);
  return null;
}

/**
 * Puts a lost focus back on the screen's title. For a dialog that opened before the screen behind it had the focus,
 * and has nowhere to give it back to.
 */
export function recoverFocus(): void {
  const main = document.getElementById('main');
  const { activeElement } = document;
  if (main && (activeElement === document.body || activeElement === null)) focusTitle(main);
}

/** Puts the cursor where one writes, once the text is there; for a démarche that was just made. */
export function focusFirstText(): void {
  const main = document.getElementById('main');
  if (main) focusWhenDrawn(main, '[contenteditable="true"]');
}

/** The title once it is drawn; the screen as a whole when that takes too long. Returns how to give up. */
function focusTitle(main: HTMLElement): () => void {
  return focusWhenDrawn(main, 'h1', () => main.focus({ preventScroll: true }));
}
