import { useSyncExternalStore } from 'react';

/** How many times larger than usual people asked words to be (`--text-scale`). */
export function useTextScale(): number {
  return useSyncExternalStore(watch, read);
}

function watch(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
  return () => observer.disconnect();
}

function read(): number {
  return Number(document.documentElement.style.getPropertyValue('--text-scale')) || 1;
}
