import { type RefObject, useEffect, useRef } from 'react';

const CAN_FOCUS = 'a[href], button, input, select, textarea, [tabindex]:not([tabindex="-1"])';

/** For a box that may be too small for what it holds: with nothing in it to go to, it is itself gone to, so that arrows scroll it. */
export function useScrollFocus<T extends HTMLElement>(): RefObject<T | null> {
  const ref = useRef<T>(null);
  useEffect(() => {
    const box = ref.current;
    if (!box) return;
    const look = () => {
      if (box.scrollHeight > box.clientHeight && !box.querySelector(CAN_FOCUS)) box.tabIndex = 0;
      else box.removeAttribute('tabindex');
    };
    const sizes = new ResizeObserver(look);
    for (const one of [box, ...box.children]) sizes.observe(one);
    return () => sizes.disconnect();
  }, []);
  return ref;
}
