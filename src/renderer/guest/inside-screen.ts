import { giveFile } from '#bridge/guest-file';
import { guestFeatures } from '#features/guest';
import { readLobby } from '#features/people/model/lobby';
import { personLine, type Somebody } from '#features/people/client/guest/person-line';
import type { GuestProfile, GuestView } from '#bridge/guest-contract';
import { type GuestDocument, openGuestDocument } from '#client/guest/guest-document';
import type { GuestScreen } from '#client/guest/guest-feature';
import { followShown, type ShownRecords } from '#client/guest/shown-records';
import { AppError } from '#shared/app-error';
import type { DocumentId } from '#shared/ids';
import type { GuestMemory } from '#client/guest/guest-memory';
import type { GuestSession } from '#client/guest/guest-session';
import { renewWhenSilent } from '#client/guest/line-watch';
import { element, type Part } from '#client/light/element';
import { createObservable, type MutableObservable } from '#shared/observable';
import { betweenScreen } from './door-screens';
import type { GuestWords } from './guest-words';
import { askAbout } from './asking';
import { finishing } from './finishing';
import { keptWords } from './kept-words';
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
  /** The document that is asked about. */
  readonly about: DocumentId | undefined;
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
  let latest = first;
  /** While somebody is asked about words of the question before. */
  let isAsking = false;
  const end = () => {
    for (const part of shown?.parts ?? []) part.close();
    shown?.followed?.close();
  };
  const turnTo = (view: GuestView) => {
    shown = show(props, view, { root, profile, readOnly, key: keyOf(view) });
    root.querySelector('h1')?.focus();
  };
  const askFirst = ({ screen, followed, parts }: Shown, pieces: readonly string[]) => {
    isAsking = true;
    askAbout({ ...props, root, screen, pieces }, () => {
      isAsking = false;
      for (const part of parts) part.close();
      if (followed) closeOnceSent(followed);
      turnTo(latest);
    });
  };
  const follow = (view: GuestView) => {
    latest = view;
    if (JSON.stringify(profile.get()) !== JSON.stringify(view.profile)) profile.set(view.profile);
    readOnly.set(view.open?.readOnly ?? false);
    if (isAsking || shown?.key === keyOf(view)) return;
    const pieces = shown && shown.about !== view.open?.documentId ? (shown.screen?.heldBack() ?? []) : [];
    if (shown && pieces.length > 0) return askFirst(shown, pieces);
    end();
    turnTo(view);
  };
  follow(first);
  return {
    root,
    follow,
    finish(isAsked) {
      const screen = shown?.screen;
      finishing({ ...props, root, followed: shown?.followed, screen: isAsked && screen?.heldBack().length ? screen : undefined });
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
  const followed = view.open && inside ? openGuestDocument({ id: view.open.submissionId, ...inside, memory }) : undefined;
  const given = view.open && inside ? followShown(inside.connection, inside.guest, view.open.documentId) : undefined;
  const screen = followed && given && screenOf(props, view, { followed, given, profile, readOnly });
  const status = statusLine(words, followed, session.isLinked);
  const me = personLine(words.people, somebody(view, view.profile));
  const top = element('header', { class: 'top' }, element('span', { class: 'soft small' }, view.title), me, status.root);
  const forgets = memory.isForgetful() ? [element('p', { class: 'soft small' }, words.page('forgetful'))] : [];
  root.replaceChildren(top, screen?.root ?? betweenScreen(words), ...keptWords(words, memory.kept()), ...forgets);
  const silence = { root, close: followed ? renewWhenSilent(session, followed) : () => {} };
  const parts = [...(screen ? [screen] : []), ...(given ? [{ root, close: given.close }] : []), status, silence];
  return { key, about: view.open?.documentId, followed, screen, parts };
}

/** The screen of the feature whose document is open; undefined for one that this page does not know. */
function screenOf(
  { words, session, guestId }: InsideProps,
  { open, table, ...view }: GuestView,
  { followed, given, ...state }: Pick<Place, 'profile' | 'readOnly'> & { readonly followed: GuestDocument; readonly given: ShownRecords },
): GuestScreen | undefined {
  const inside = () => session.inside() ?? notIn();
  const about = open?.documentId ?? '';
  return guestFeatures
    .find(({ name }) => name === open?.feature)
    ?.open({
      ...state,
      language: words.language,
      subject: open?.subject,
      doc: followed.doc,
      shown: given.records,
      isLinked: session.isLinked,
      takeBack: async (recordId) => void (await inside().guest.takeBack({ documentId: about, recordId })),
      guestId,
      table,
      attach: async (mediaType, bytes) => giveFile(inside().guest, about, mediaType, bytes),
      person: (profile) => personLine(words.people, somebody(view, profile)),
    });
}

function notIn(): never {
  throw new AppError('closed', 'not in');
}

/** What was given of it is still to reach the table. */
function closeOnceSent(followed: GuestDocument): void {
  const look = () => {
    if (followed.words.get() !== 'table') return;
    stop();
    followed.close();
  };
  const stop = followed.words.subscribe(look);
  look();
}

function somebody(view: Pick<GuestView, 'lobby'>, { name, picture, college }: GuestProfile): Somebody {
  return { name, picture, college: readLobby(view.lobby).colleges.find(({ id }) => id === college) };
}
