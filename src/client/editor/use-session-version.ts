import { useEffect, useState } from 'react';
import type { TextSession } from './text-session';

/** A number that changes a moment after the text did; for counts, outlines and views that may lag. */
export function useSessionVersion(session: TextSession | undefined, delayMs = 400): number {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    if (!session) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const changed = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setVersion((before) => before + 1);
      }, delayMs);
    };
    session.doc.on('afterTransaction', changed);
    return () => {
      clearTimeout(timer);
      session.doc.off('afterTransaction', changed);
    };
  }, [session, delayMs]);
  return version;
}
