import { useCallback, useEffect, useRef, useState } from 'react';
import { useWorkspace } from '#client/documents/workspace-context.tsx';
import { readPresence } from '#document/sync/presence';
import type { Position } from '../../model/actor';

/** A drag is told at most this often: eyes need no more, and networks cost. */
const TELL_EVERY_MS = 60;
const NOBODY: ReadonlyMap<string, Position> = new Map();

/** Where others hold an actor right now, and a way to tell them where one holds one. Nothing of it is stored. */
export function useDragPresence(): {
  readonly held: ReadonlyMap<string, Position>;
  readonly tell: (id: string, at: Position | undefined) => void;
} {
  const { awareness, doc } = useWorkspace().core;
  const [held, setHeld] = useState(NOBODY);
  const last = useRef(0);
  useEffect(() => {
    let frame = 0;
    const read = () => {
      frame = 0;
      const places = new Map<string, Position>();
      for (const [client, state] of awareness.getStates()) {
        const drag = client === doc.clientID ? undefined : readPresence(state)?.drag;
        if (drag) places.set(drag.id, drag.at);
      }
      setHeld((before) => (places.size === 0 && before.size === 0 ? before : places));
    };
    // Ten people who drag are one redraw a frame.
    const changed = () => {
      frame ||= requestAnimationFrame(read);
    };
    awareness.on('change', changed);
    return () => {
      awareness.off('change', changed);
      cancelAnimationFrame(frame);
    };
  }, [awareness, doc]);
  const tell = useCallback(
    (id: string, at: Position | undefined) => {
      const now = performance.now();
      if (at && now - last.current < TELL_EVERY_MS) return;
      last.current = at ? now : 0;
      awareness.setLocalStateField('drag', at ? { id, at: [Math.round(at[0]), Math.round(at[1])] } : undefined);
    },
    [awareness],
  );
  return { held, tell };
}
