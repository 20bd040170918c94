import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

let isPrinting = false;

/** True while the page is being printed: what a screen shows in parts is drawn whole before the paper is laid out. */
export function usePrinting(): boolean {
  return useSyncExternalStore(onPrinting, () => isPrinting);
}

function onPrinting(changed: () => void): () => void {
  const tell = ({ type }: Event) => {
    isPrinting = type === 'beforeprint';
    flushSync(changed);
  };
  addEventListener('beforeprint', tell);
  addEventListener('afterprint', tell);
  return () => {
    removeEventListener('beforeprint', tell);
    removeEventListener('afterprint', tell);
  };
}
