import type { Unsubscribe } from '#shared/lifecycle';
import type { GuestDocument } from './guest-document';
import type { GuestSession } from './guest-session';

/** Words that the table has not acknowledged for this long: the line is dead, whatever the browser thinks. */
const SILENCE_MS = 8000;
/** A phone that slept longer than this has most likely lost its line without a word. */
const NAP_MS = 5000;

/** Renews the line when the phone wakes, or finds a network again: a dead socket may look open for minutes. */
export function renewAfterSleep(session: GuestSession): void {
  let hiddenAt: number | undefined;
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') hiddenAt = Date.now();
    else if (hiddenAt !== undefined && Date.now() - hiddenAt > NAP_MS) session.renewLine();
  });
  addEventListener('online', session.renewLine);
  addEventListener('offline', session.renewLine);
}

/** Renews the line while words wait on one that seems open. */
export function renewWhenSilent(session: GuestSession, { words, status }: GuestDocument): Unsubscribe {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitingSince = status.get().unsavedEdits;
  const follow = () => {
    const { unsavedEdits, readOnly, trouble } = status.get();
    // A table that says why it does not save is there.
    const isAnswered = words.get() === 'table' || readOnly || trouble !== undefined;
    const isMoving = isAnswered || unsavedEdits < waitingSince;
    waitingSince = unsavedEdits;
    if (isMoving) {
      clearTimeout(timer);
      timer = undefined;
    }
    if (!isAnswered) timer ??= setTimeout(renew, SILENCE_MS);
  };
  const renew = () => {
    timer = undefined;
    session.renewLine();
    follow();
  };
  const stops = [words.subscribe(follow), status.subscribe(follow)];
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}
