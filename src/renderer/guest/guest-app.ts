import { readLobby } from '#features/people/model/lobby';
import { whoForm } from '#features/people/client/guest/who-form';
import type { GuestMemory } from '#client/guest/guest-memory';
import type { GuestPlace, GuestSession } from '#client/guest/guest-session';
import { element, type Part } from '#client/light/element';
import { codeScreen, forgottenScreen, overScreen, reachingScreen, waitingScreen } from './door-screens';
import type { GuestWords } from './guest-words';
import { type InsideScreen, insideScreen } from './inside-screen';
import { stillThere } from './still-there';
import { textSizeButton } from './text-size-button';

interface GuestAppProps {
  readonly words: GuestWords;
  readonly session: GuestSession;
  readonly memory: GuestMemory;
  /** Where screens are shown. */
  readonly page: HTMLElement;
}

/** What is on the page, and what a shared device watches. */
interface Shown {
  at: GuestPlace['at'] | undefined;
  inside: InsideScreen | undefined;
  watch: Part | undefined;
}

/** Shows the screen of wherever the person is, one at a time. */
export function showGuestApp(props: GuestAppProps): void {
  const { session, page } = props;
  const shown: Shown = { at: 'reaching', inside: undefined, watch: undefined };
  const follow = () => {
    const place = session.place.get();
    // A lobby sent again after a reconnection must not empty the form that is being filled in.
    if (place.at === shown.at && (place.at === 'profile' || place.at === 'reaching')) return;
    const isAnew = place.at !== shown.at;
    shown.at = place.at;
    if (place.at === 'in' && shown.inside) {
      shown.inside.follow(place.view);
      return;
    }
    shown.inside?.close();
    shown.watch?.close();
    Object.assign(shown, { inside: undefined, watch: undefined });
    page.replaceChildren(screenOf(props, place, shown));
    if (props.memory.isShared()) watchShared(props, shown);
    if (isAnew) page.querySelector('h1')?.focus();
  };
  session.place.subscribe(follow);
  follow();
  page.after(textSizeButton(props.words));
}

function screenOf({ words, session, memory }: GuestAppProps, place: GuestPlace, shown: Shown): HTMLElement {
  switch (place.at) {
    case 'reaching':
      return reachingScreen(words);
    case 'code':
      return codeScreen(words, place.trouble, session.tryCode);
    case 'profile':
      return whoForm({ words: words.people, lobby: readLobby(place.lobby), isShared: memory.isShared(), onChoose: session.join });
    case 'waiting':
      return waitingScreen(words, place.sign);
    case 'over':
      return overScreen(words, place, session.start);
    case 'forgotten':
      return forgottenScreen(words, session.start);
    case 'in':
      shown.inside = insideScreen({ words, session, memory, guestId: place.guestId }, place.view);
      return shown.inside.root;
  }
}

/** On a shared device: « J'ai fini » while one is in, and a watch over whoever left without it. */
function watchShared({ words, session, page }: GuestAppProps, shown: Shown): void {
  const { inside } = shown;
  if (!inside && shown.at !== 'waiting') return;
  const watch = stillThere(words, () => (inside ? inside.finish(false) : void session.leave()));
  shown.watch = watch;
  if (inside) {
    const finish = element('button', { type: 'button', class: 'button wide' }, words.page('shared.finish'));
    finish.addEventListener('click', () => {
      finish.hidden = true;
      inside.finish(true);
    });
    page.append(finish);
  }
  page.append(watch.root);
}
