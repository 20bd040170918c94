import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react';
import { createGestureDesk, type GestureDesk, gestureName } from './gesture-desk';

const DeskContext = createContext<GestureDesk>(createGestureDesk());

/** Gives the screens below it one desk. */
export function GestureDeskProvider({ desk, children }: { readonly desk: GestureDesk; readonly children: ReactNode }) {
  return <DeskContext value={desk}>{children}</DeskContext>;
}

/** The desk of the démarche one is in; outside of one, a desk that nobody asks. */
export function useGestureDesk(): GestureDesk {
  return useContext(DeskContext);
}

/**
 * Offers what a feature declared (`ClientFeature.gestures`) while the component shows: each id, and what its button does. One
 * that can't be done now is undefined.
 */
export function useOfferedGestures(feature: string, gestures: Readonly<Record<string, (() => void) | undefined>>): void {
  const desk = useGestureDesk();
  const latest = useRef(gestures);
  latest.current = gestures;
  const ids = Object.keys(gestures)
    .filter((id) => gestures[id] !== undefined)
    .join(' ');
  useEffect(() => {
    const offers = ids
      .split(' ')
      .filter(Boolean)
      .map((id) => desk.offer(gestureName(feature, id), () => latest.current[id]?.()));
    return () => {
      for (const takeBack of offers) takeBack();
    };
  }, [desk, feature, ids]);
}
