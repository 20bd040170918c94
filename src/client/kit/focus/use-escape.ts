import { useEffect } from 'react';

/**
 * Calls `onEscape` wherever on the screen Escape is pressed, unless what has the focus had a use for it: a list that was open,
 * a dialog, a text, an actor being moved. Of several things that stand open, each press closes one.
 */
export function useEscape(onEscape: (() => void) | undefined): void {
  useEffect(() => {
    if (!onEscape) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest('[role=dialog], [role=alertdialog], [contenteditable=true]')) return;
      event.preventDefault();
      onEscape();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [onEscape]);
}
