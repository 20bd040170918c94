import type { LexicalEditor } from 'lexical';
import { type RefObject, useEffect, useRef } from 'react';

/** Alt+F10 goes from the text to its tools, where Tab would go on in a table or a list; Ctrl+/ shows all shortcuts. */
export function useToolKeys(strip: RefObject<HTMLElement | null>, editor: LexicalEditor | undefined, onShortcuts: () => void): void {
  const latest = useRef(onShortcuts);
  useEffect(() => {
    latest.current = onShortcuts;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === '/' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        latest.current();
      }
      const isInText = editor?.getRootElement()?.contains(document.activeElement);
      if (event.key !== 'F10' || !event.altKey || !isInText) return;
      event.preventDefault();
      // The tools of the table, where the caret is in one; else the first tool.
      const [first, table] = ['button:not([disabled])', '[data-table-tools] button'].map((one) =>
        strip.current?.querySelector<HTMLElement>(one),
      );
      // A toolbar that is entered gives the focus to the tool that was used last; the second time it is in it already.
      for (let time = 0; time < 2; time++) (table ?? first)?.focus();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [strip, editor]);
}
