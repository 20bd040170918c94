import { useCallback, useEffect, useRef, useState } from 'react';

/** How long a hand may rest before its words are written: long enough not to write letter by letter. */
const REST_MS = 350;

/** What a field needs to show a draft and to hand it on. */
interface Draft {
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Writes at once what is still waiting. */
  readonly onBlur: () => void;
}

/**
 * A field over a value that others may change too. While one writes, one's own words stay on screen; they
 * are written when the hand rests, when the field is left, and when it disappears. What others write shows
 * as soon as the field is at rest. `commit` is also told what the draft was before: what stood there when its writing began,
 * or what was written of it last. Against that, it can leave what others did meanwhile alone.
 */
export function useDraft(stored: string, commit: (text: string, before: string) => void): Draft {
  const [draft, setDraft] = useState<string>();
  // What is waiting, and how to write it, must outlive the render that made them.
  const waiting = useRef<string | undefined>(undefined);
  const latest = useRef(commit);
  latest.current = commit;
  const before = useRef(stored);
  if (draft === undefined) before.current = stored;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const flush = useCallback(() => {
    clearTimeout(timer.current);
    if (waiting.current === undefined) return;
    latest.current(waiting.current, before.current);
    before.current = waiting.current;
    waiting.current = undefined;
  }, []);
  useEffect(() => flush, [flush]);
  return {
    value: draft ?? stored,
    onChange: (text) => {
      setDraft(text);
      waiting.current = text;
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, REST_MS);
    },
    onBlur: () => {
      flush();
      setDraft(undefined);
    },
  };
}
