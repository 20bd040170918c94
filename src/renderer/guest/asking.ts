import type { GuestMemory } from '#client/guest/guest-memory';
import type { GuestScreen } from '#client/guest/guest-feature';
import { element } from '#client/light/element';
import type { GuestWords } from './guest-words';

interface Asking {
  readonly words: GuestWords;
  readonly memory: GuestMemory;
  readonly root: HTMLElement;
  readonly screen: GuestScreen | undefined;
  /** What was written and not given, each piece in its words. */
  readonly pieces: readonly string[];
}

/**
 * The table goes on, and somebody wrote without giving: nothing becomes of it unasked. `onAnswered` is called once it is
 * given, kept on this phone alone, or erased. A shared device keeps nothing.
 */
export function askAbout({ words, memory, root, screen, pieces }: Asking, onAnswered: () => void): void {
  const { page } = words;
  const answer = (look: string, label: string, act: () => void) => {
    const button = element('button', { type: 'button', class: `button ${look}` }, label);
    button.addEventListener('click', () => {
      act();
      onAnswered();
    });
    return button;
  };
  const keep = answer('wide', page('asking.keep'), () => {
    memory.keep(pieces);
    screen?.eraseAll();
  });
  root.replaceChildren(
    element(
      'div',
      { class: 'screen' },
      element('h1', { tabindex: -1 }, page('asking.title')),
      element('p', {}, page('asking.note')),
      element('ul', { class: 'cards' }, ...pieces.map((text) => element('li', { class: 'card' }, element('p', { class: 'words' }, text)))),
      answer('go wide', page('asking.give'), () => screen?.giveAll()),
      !memory.isShared() && keep,
      answer('quiet wide', page('asking.erase'), () => screen?.eraseAll()),
    ),
  );
  root.querySelector('h1')?.focus();
}
