import { useEffect } from 'react';
import { useHostConnection, useService } from '#client/documents/workspace-context.tsx';
import { lockContract } from '../../model/lock-contract';

const GESTURES = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** The host is told at most this often: it counts minutes. */
const TELL_EVERY_MS = 20_000;

/** Tells the host that somebody is at this window, so that no locked démarche closes under their hands. */
export function useGestures(): void {
  const lock = useService(lockContract);
  const connection = useHostConnection();
  useEffect(() => {
    let toldAt = 0;
    const tell = () => {
      if (Date.now() - toldAt < TELL_EVERY_MS || connection.state.get() !== 'open') return;
      toldAt = Date.now();
      lock.stirred({}).catch(() => {}); // Told again with the next gesture.
    };
    for (const gesture of GESTURES) addEventListener(gesture, tell, { passive: true, capture: true });
    return () => {
      for (const gesture of GESTURES) removeEventListener(gesture, tell, { capture: true });
    };
  }, [lock, connection]);
}
