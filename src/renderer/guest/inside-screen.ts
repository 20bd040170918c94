import { giveFile } from '#bridge/guest-file';
import { guestFeatures } from '#features/guest';
import { readLobby } from '#features/people/model/lobby';
import { personLine, type Somebody } from '#features/people/client/guest/person-line';
import type { GuestProfile, GuestView } from '#bridge/guest-contract';
import { type GuestDocument, openGuestDocument } from '#client/guest/guest-document';
import type { GuestScreen } from '#client/guest/guest-feature';
import type { GuestMemory } from '#client/guest/guest-memory';
import type { GuestSession } from '#client/guest/guest-session';
import { renewWhenSilent } from '#client/guest/line-watch';
import { element, type Part } from '#client/light/element';
import { createObservable, type MutableObservable } from '#shared/observable';
import { betweenScreen } from './door-screens';
import type { GuestWords } from './guest-words';
import { finishing } from './finishing';
import { statusLine } from './status-line';

/** What the screens of a phone that is in are made of. */
interface InsideProps {
  readonly words: GuestWords;
  readonly session: GuestSession;
  readonly memory: GuestMemory;
  readonly guestId: string;
}

/** A phone that is in: what is open to it now, and where its words are. */
export interface InsideScreen extends Part {
  /** Shows another view; what is being written stays in its field as long as the question is the same. */
  follow(view: GuestView): void;
  /** A shared device's end: words go to the table, then everything is forgotten. */
  finish(isAsked: boolean): void;
}

/** What is shown of one view, as long as its question is the same. */
interface Shown {
  readonly key: string;
  readonly followed: GuestDocument | undefined;
  readonly screen: GuestScreen | undefined;
  readonly parts: readonly Part[];
}

/**
 * Builds the page of a phone that is in, shows `first`, then whatever `follow` is given. The page is rebuilt only when
 * another question or document is shown, so that nothing being typed is lost.
 */
export function insideScreen(props: InsideProps, first: GuestView): InsideScreen {
  const root = element('div', { class: 'inside' });
  const profile = createObservable(first.profile);
  const readOnly = createObservable(false);
  let shown: Shown | undefined;
  const end = () => {
    for (const part of shown?.parts ?? []) part.close();
    shown?.followed?.close();
  };
  const follow = (view: GuestView) => {
    if (JSON.stringify(profile.get()) !== JSON.stringify(view.profile)) profile.set(view.profile);
    readOnly.set(view.open?.readOnly ?? false);
    const key = keyOf(view);
    if (shown?.key === key) return;
    end();
    shown = show(props, view, { root, profile, readOnly, key });
    root.querySelector('h1')?.focus();
  };
  follow(first);
  return {
    root,
    follow,
    finish(isAsked) {
      const screen = shown?.screen;
      const give = isAsked && screen?.holdsBack() ? () => screen.giveAll() : undefined;
      finishing({ ...props, root, followed: shown?.followed, give });
    },
    close: end,
  };
}

function keyOf({ open, title }: GuestView): string {
  return JSON.stringify([title, open?.documentId, open?.feature, open?.subject]);
}

interface Place {
  readonly root: HTMLElement;
  readonly profile: MutableObservable<GuestProfile>;
  readonly readOnly: MutableObservable<boolean>;
  readonly key: string;
}

function show(props: InsideProps, view: GuestView, { root, profile, readOnly, key }: Place): Shown {
  const { words, session, memory } = props;
  const inside = session.inside();
  const followed = view.open && inside ? openGuestDocument({ id: view.open.documentId, ...inside, memory }) : undefined;
  const screen = followed && screenOf(props, view, followed, { profile, readOnly });
  const status = statusLine(words, followed, session.isLinked);
  const me = personLine(words.people, somebody(view, view.profile));
  const top = element('header', { class: 'top' }, element('span', { class: 'soft small' }, view.title), me, status.root);
  root.replaceChildren(top, screen?.root ?? betweenScreen(words));
  const silence = { root, close: followed ? renewWhenSilent(session, followed) : () => {} };
  return { key, followed, screen, parts: [...(screen ? [screen] : []), status, silence] };
}

/** The screen of the feature whose document is open; undefined for one that this page does not know. */
function screenOf(
  { words, session, guestId }: InsideProps,
  { open, table, ...view }: GuestView,
  followed: GuestDocument,
  state: Pick<Place, 'profile' | 'readOnly'>,
): GuestScreen | undefined {
  return guestFeatures
    .find(({ name }) => name === open?.feature)
    ?.open({
      ...state,
      language: words.language,
      subject: open?.subject,
      doc: followed.doc,
      guestId,
      table,
      attach: async (mediaType, bytes) => {
        const inside = session.inside();
        if (!inside) throw new Error('not in');
        return giveFile(inside.guest, followed.id, mediaType, bytes);
      },
      person: (profile) => personLine(words.people, somebody(view, profile)),
    });
}

function somebody(view: Pick<GuestView, 'lobby'>, { name, picture, college }: GuestProfile): Somebody {
  return { name, picture, college: readLobby(view.lobby).colleges.find(({ id }) => id === college) };
}
