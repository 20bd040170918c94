import { useEffect } from 'react';

let isFirstScreen = true;

/** How long a screen may take to draw its title before the focus goes to the screen as a whole. */
const PATIENCE_MS = 1500;

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
    return focusWhenDrawn(main);
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
  if (main && (activeElement === document.body || activeElement === null)) focusWhenDrawn(main);
}

/** Puts the cursor where one writes, once the text is there; for a démarche that was just made. */
export function focusFirstText(): void {
  const main = document.getElementById('main');
  if (main) focusWhenDrawn(main, '[contenteditable="true"]');
}

/** Focuses the title, or what else is asked for, once it is there; what the person does meanwhile wins. Returns how to give up. */
function focusWhenDrawn(main: HTMLElement, selector = 'h1'): () => void {
  const before = document.activeElement;
  const tryTitle = () => {
    const title = main.querySelector<HTMLElement>(selector);
    if (!title) return false;
    if (document.activeElement === before) title.focus({ preventScroll: true });
    return true;
  };
  if (tryTitle()) return () => {};
  const observer = new MutationObserver(() => tryTitle() && observer.disconnect());
  observer.observe(main, { childList: true, subtree: true, attributeFilter: ['contenteditable'] });
  const timer = setTimeout(() => {
    observer.disconnect();
    if (document.activeElement === before) main.focus({ preventScroll: true });
  }, PATIENCE_MS);
  return () => {
    observer.disconnect();
    clearTimeout(timer);
  };
}
