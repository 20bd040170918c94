import { useEffect } from 'react';

/**
 * Gives the title of a page inside the screen the focus that the page before left behind, so that a keyboard or a
 * screen reader goes on from here. What already has the focus keeps it.
 */
export function useTitleFocus(page: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another arrival
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement === document.body || activeElement === null) {
      document.querySelector<HTMLElement>('#main h1')?.focus({ preventScroll: true });
    }
  }, [page]);
}
