/** How long something may take to be drawn before one gives up waiting for it. */
const PATIENCE_MS = 1500;

/**
 * Focuses the first `selector` in `place` once it is there; what the person does meanwhile wins. `onGiveUp` is called when it
 * did not come in time, and nobody went elsewhere. Returns how to give up.
 */
export function focusWhenDrawn(place: HTMLElement, selector: string, onGiveUp?: () => void): () => void {
  const before = document.activeElement;
  const tryIt = () => {
    const found = place.querySelector<HTMLElement>(selector);
    if (!found) return false;
    if (document.activeElement === before) found.focus({ preventScroll: true });
    return true;
  };
  if (tryIt()) return () => {};
  const observer = new MutationObserver(() => tryIt() && stop());
  observer.observe(place, { childList: true, subtree: true, attributeFilter: ['contenteditable'] });
  const timer = setTimeout(() => {
    observer.disconnect();
    if (document.activeElement === before) onGiveUp?.();
  }, PATIENCE_MS);
  const stop = () => {
    observer.disconnect();
    clearTimeout(timer);
  };
  return stop;
}
