import { useSyncExternalStore } from 'react';

const NARROW = '(width <= 48em)';

/** True on a screen as narrow as a phone's, also when it is turned while one looks. */
export function useNarrow(): boolean {
  return useSyncExternalStore(watch, () => matchMedia(NARROW).matches);
}

function watch(changed: () => void): () => void {
  const query = matchMedia(NARROW);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}
