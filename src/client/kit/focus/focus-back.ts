import { useEffect, useState } from 'react';

/** What each panel that stands open was opened from. */
const openers = new WeakMap<Element, Element>();

/**
 * What a panel is being opened from: whatever has the focus; the button of a menu for a line in it, since the menu is about
 * to go; for something in another panel, what that one was opened from.
 */
function openerNow(): Element | null {
  const { activeElement } = document;
  const menu = activeElement?.closest('[role=menu]')?.getAttribute('aria-labelledby');
  const button = menu ? document.getElementById(menu) : null;
  const panel = activeElement?.closest('aside');
  return button ?? (panel && openers.get(panel)) ?? activeElement;
}

/** Remembers what a panel was opened from, for what is opened from the panel. */
export function keepOpener(panel: Element, opener: Element | null): void {
  if (opener) openers.set(panel, opener);
}

/**
 * Where the focus goes once what had it has left the page: back to what opened it; to the title of the screen where that has
 * gone too, and never to the page as a whole. What somebody went to meanwhile keeps the focus.
 */
function giveFocusBack(opener: Element | null): void {
  const { activeElement, body } = document;
  if (activeElement !== null && activeElement !== body) return;
  const goesBack = opener instanceof HTMLElement || opener instanceof SVGElement;
  if (goesBack && opener !== body && opener.isConnected) opener.focus({ preventScroll: true });
  if (document.activeElement === body) document.querySelector<HTMLElement>('#main h1')?.focus({ preventScroll: true });
}

/** For something that opens: gives the focus back to what opened it once it has closed. Returns what that is. */
export function useFocusBack(): Element | null {
  // While it is drawn: a field of it may have taken the focus by the time it stands in the page.
  const [opener] = useState(openerNow);
  useEffect(() => () => giveFocusBack(opener), [opener]);
  return opener;
}
