import { element, type Part } from '#client/light/element';
import type { GuestWords } from './guest-words';

/** A shared device that nobody touches for this long asks whether somebody is there, then forgets. */
const QUIET_MS = 3 * 60 * 1000;
const COUNTDOWN_S = 30;

/** Watches over a shared device: a countdown one can stop, then `onGone`. */
export function stillThere({ page }: GuestWords, onGone: () => void): Part {
  const says = element('p', {});
  const stay = element('button', { type: 'button', class: 'button go' }, page('shared.stillHere'));
  const root = element('div', { class: 'still-there', role: 'alertdialog', 'aria-label': page('shared.still'), hidden: true });
  root.append(element('h2', {}, page('shared.still')), says, stay);
  let left = COUNTDOWN_S;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const count = () => {
    root.hidden = false;
    says.textContent = page('shared.stillNote', { seconds: left });
    if (left === COUNTDOWN_S) stay.focus();
    timer = setTimeout(left-- > 0 ? count : gone, 1000);
  };
  const gone = () => {
    close();
    root.hidden = true;
    onGone();
  };
  const begin = () => {
    clearTimeout(timer);
    root.hidden = true;
    left = COUNTDOWN_S;
    timer = setTimeout(count, QUIET_MS);
  };
  const gestures = ['pointerdown', 'keydown', 'input'] as const;
  const close = () => {
    clearTimeout(timer);
    for (const gesture of gestures) removeEventListener(gesture, begin);
  };
  for (const gesture of gestures) addEventListener(gesture, begin);
  begin();
  return { root, close };
}
