import { element } from '#client/light/element';
import type { GuestWords } from './guest-words';

/** Sizes of the text, each a step beyond the phone's own. */
const SCALES = [1, 1.3, 1.6, 2] as const;

/** « Aa »: larger text at each press, then the first size again. It is for this page only; nothing remembers it. */
export function textSizeButton({ page }: GuestWords): HTMLElement {
  let step = 0;
  const sign = element('b', { 'aria-hidden': 'true' }, 'Aa');
  const button = element('button', { type: 'button', class: 'button quiet' }, sign, page('textSize'));
  button.addEventListener('click', () => {
    step = (step + 1) % SCALES.length;
    document.documentElement.style.setProperty('--text-scale', String(SCALES[step]));
  });
  return element('footer', { class: 'foot' }, button);
}
