import { useEffect, useRef } from 'react';

/** A gesture by its keys, in this order: `ctrl+shift+z`, `alt+1`, `f1`. `ctrl` is ⌘ on a Mac. */
export type Hotkeys = Readonly<Record<string, () => void>>;

/**
 * Listens to keyboard gestures in the whole window. Never a lone letter, and never undo inside a field: a
 * field has its own. What another part of the page has handled is left alone.
 */
export function useHotkeys(hotkeys: Hotkeys): void {
  const latest = useRef(hotkeys);
  latest.current = hotkeys;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const keys = keysOf(event);
      const run = latest.current[keys];
      if (!run || event.defaultPrevented || (isEditing(event.target) && /\+[zy]$/u.test(keys))) return;
      event.preventDefault();
      run();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}

/** The keys of an event as `Hotkeys` writes them; digits by their place, because French keyboards shift them. */
export function keysOf(event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const digit = /^(?:Digit|Numpad)(\d)$/u.exec(event.code)?.[1];
  const parts = [(event.ctrlKey || event.metaKey) && 'ctrl', event.altKey && 'alt', event.shiftKey && !digit && 'shift'];
  return [...parts.filter(Boolean), digit ?? event.key.toLowerCase()].join('+');
}

function isEditing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName));
}
