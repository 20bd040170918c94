import { type RefObject, useEffect, useRef, useState } from 'react';

/** What was dropped or pasted. */
interface Brought {
  files(files: readonly File[]): void;
  paste(text: string, html: string): void;
}

/**
 * Takes files dropped and words pasted on an element; on the whole page when `wholePage`. True while a file is
 * held over it. What is pasted or dropped into a field stays the field's.
 */
export function useSourceDrop(element: RefObject<HTMLElement | null>, wholePage: boolean, brought: Brought): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(brought);
  useEffect(() => {
    latest.current = brought;
  });
  useEffect(() => {
    const target = (wholePage ? element.current?.ownerDocument.body : element.current) ?? undefined;
    if (!target) return;
    const end = new AbortController();
    const listen = { signal: end.signal };
    listenForDrops(target, listen, setOver, latest);
    target.addEventListener('paste', (event) => takePaste(event, latest.current), listen);
    return () => end.abort();
  }, [element, wholePage]);
  return over;
}

function listenForDrops(
  target: HTMLElement,
  listen: AddEventListenerOptions,
  setOver: (over: boolean) => void,
  brought: { readonly current: Brought },
): void {
  // Entering a child leaves its parent: what counts is how many were entered and not left.
  let depth = 0;
  const count = (by: number) => {
    depth = Math.max(0, depth + by);
    setOver(depth > 0);
  };
  target.addEventListener('dragenter', (event) => (holdsFiles(event) ? count(1) : undefined), listen);
  target.addEventListener('dragleave', (event) => (holdsFiles(event) ? count(-1) : undefined), listen);
  target.addEventListener('dragover', (event) => (holdsFiles(event) ? event.preventDefault() : undefined), listen);
  target.addEventListener(
    'drop',
    (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) brought.current.files(files);
    },
    listen,
  );
}

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

function takePaste(event: ClipboardEvent, brought: Brought): void {
  const clipboard = event.clipboardData;
  if (!clipboard || isField(event.target)) return;
  const files = [...clipboard.files];
  const text = clipboard.getData('text/plain');
  if (files.length > 0 && text === '') {
    event.preventDefault();
    brought.files(files);
  } else if (text.trim() !== '') {
    event.preventDefault();
    brought.paste(text, clipboard.getData('text/html'));
  }
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, [contenteditable]') !== null)
  );
}
