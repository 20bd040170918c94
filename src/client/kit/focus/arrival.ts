import { type RefObject, useEffect, useRef } from 'react';
import { focusWhenDrawn } from './focus-when-drawn';

/** What was made a moment ago in this window, and is about to be drawn. */
let arriving: string | undefined;

/** Where one writes. */
const FIELDS = 'input[type=text], textarea';

/** Says that this was made here, by the person at this window; returns its id. What draws it is a `useArrival` of that id. */
export function arrives<Id extends string>(id: Id): Id {
  arriving = id;
  return id;
}

/**
 * A new thing opens where the eye is: the element of the returned ref comes into view as it is first drawn, and what is typed
 * goes into it. `empty`: its first field that waits for words, for what was named before it was made. `name`: its first
 * field, the name it was given selected, so that one types over it. `text`: the text in it, once that can be written in.
 * Nothing happens for what others make, or what was there before.
 */
export function useArrival<E extends HTMLElement>(id: string, into: 'empty' | 'name' | 'text' = 'empty'): RefObject<E | null> {
  const place = useRef<E>(null);
  useEffect(() => {
    const { current } = place;
    if (arriving !== id || !current) return;
    arriving = undefined;
    current.scrollIntoView({ block: current.offsetHeight > innerHeight ? 'start' : 'nearest' });
    if (into === 'text') return focusWhenDrawn(current, '[contenteditable="true"]');
    const fields = [...current.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(FIELDS)];
    const field = (into === 'empty' && fields.find(({ value }) => value === '')) || fields[0];
    field?.focus();
    if (into === 'name') field?.select();
  }, [id, into]);
  return place;
}
