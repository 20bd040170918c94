import type { GuestDocument } from '#client/guest/guest-document';
import { element, type Part } from '#client/light/element';
import type { Observable } from '#shared/observable';
import type { GuestWords } from './guest-words';

/** Words that take longer than this to arrive are told to wait, and a lost line to be lost; a status that blinks only worries. */
const PATIENCE_MS = 700;

/** Where one's words are, from what the table acknowledged; nothing else may say « gardé ». */
export function statusLine({ page }: GuestWords, followed: GuestDocument | undefined, isLinked: Observable<boolean>): Part {
  const root = element('p', { class: 'status', role: 'status' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const say = (kind: 'table' | 'waiting' | 'lost', words: string) => {
    root.className = `status status-${kind}`;
    if (root.textContent !== words) root.textContent = words;
  };
  const tell = () => {
    clearTimeout(timer);
    timer = undefined;
    const place = followed?.words.get() ?? 'table';
    if (followed?.status.get().trouble) say('waiting', page('status.trouble'));
    else if (!isLinked.get()) say('lost', place === 'page' ? page('status.lostPage') : page('status.lost'));
    else say(place === 'table' ? 'table' : 'waiting', page(`status.${place}`));
  };
  const follow = () => {
    const isKept = isLinked.get() && followed?.words.get() !== 'device' && followed?.words.get() !== 'page';
    if (isKept || followed?.status.get().trouble) tell();
    else timer ??= setTimeout(tell, PATIENCE_MS);
  };
  tell();
  const stops = [isLinked.subscribe(follow), followed?.words.subscribe(follow), followed?.status.subscribe(follow)];
  return {
    root,
    close() {
      clearTimeout(timer);
      for (const stop of stops) stop?.();
    },
  };
}
