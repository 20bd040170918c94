import type { GuestDocument } from '#client/guest/guest-document';
import type { GuestScreen } from '#client/guest/guest-feature';
import type { GuestSession } from '#client/guest/guest-session';
import { element } from '#client/light/element';
import type { GuestWords } from './guest-words';

interface Finishing {
  readonly words: GuestWords;
  readonly session: GuestSession;
  readonly root: HTMLElement;
  readonly followed: GuestDocument | undefined;
  /** Where something was written and not given; undefined when there is nothing to ask. */
  readonly screen: GuestScreen | undefined;
}

/** « J'ai fini »: what is not given is asked about, what is not sent is waited for, and then the device forgets. */
export function finishing(props: Finishing): void {
  if (props.screen) ask(props, props.screen);
  else send(props);
}

function ask(props: Finishing, screen: GuestScreen): void {
  const { page } = props.words;
  const before = [...props.root.children];
  const gesture = (look: string, label: string, then: () => void) => {
    const button = element('button', { type: 'button', class: `button ${look}` }, label);
    button.addEventListener('click', then);
    return button;
  };
  show(
    props,
    element('h1', { tabindex: -1 }, page('shared.ask')),
    element('p', {}, page('shared.askNote')),
    gesture('go wide', page('shared.giveAndFinish'), () => {
      screen.giveAll();
      send(props);
    }),
    gesture('wide', page('shared.finishOnly'), () => {
      screen.eraseAll();
      send(props, page('shared.erasingLost'));
    }),
    gesture('quiet', page('shared.back'), () => props.root.replaceChildren(...before)),
  );
}

/** Nothing is forgotten here before it is at the table: without a link, the page waits and says so. */
function send(props: Finishing, lost = props.words.page('shared.sendingLost')): void {
  const { words, session, followed } = props;
  const said = element('p', { role: 'status' });
  show(props, element('h1', { tabindex: -1 }, words.page('shared.sending')), said);
  let isOver = false;
  const stops = [session.isLinked.subscribe(() => follow()), followed?.words.subscribe(() => follow())];
  const follow = () => {
    said.textContent = session.isLinked.get() ? '' : lost;
    if (isOver || !session.isLinked.get() || (followed && followed.words.get() !== 'table')) return;
    isOver = true;
    for (const stop of stops) stop?.();
    void session.leave();
  };
  follow();
}

function show({ root }: Finishing, ...children: readonly HTMLElement[]): void {
  root.replaceChildren(element('div', { class: 'screen calm' }, ...children));
  root.querySelector('h1')?.focus();
}
