import { element } from '#client/light/element';
import type { GuestWords } from './guest-words';

/** Below everything: what somebody gave to nobody and keeps, to be read again or copied; nothing where nothing is kept. */
export function keptWords({ page }: GuestWords, kept: readonly string[]): HTMLElement[] {
  if (kept.length === 0) return [];
  const cards = kept.map((text) => element('li', { class: 'card' }, element('p', { class: 'words' }, text)));
  return [
    element(
      'section',
      { class: 'block', 'aria-labelledby': 'kept-words' },
      element('h2', { id: 'kept-words' }, page('kept.title')),
      element('p', { class: 'soft small' }, page('kept.note')),
      element('ul', { class: 'cards' }, ...cards),
    ),
  ];
}
