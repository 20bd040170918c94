import { useEffect, useState } from 'react';
import { Origin } from '#document/origin';
import { signEdits, type TextAuthor } from '#document/text-authors';
import { systemClock } from '#shared/clock';
import type { OpenDocument } from '../documents/open-document';
import { nextFrame } from './replica';
import { openTextSession, type TextSession } from './text-session';
import { browserJournal } from './word-journal';

const journal = browserJournal();

/** A moment after the last word: often enough to survive a crash, rarely enough to cost nothing. */
const JOURNAL_MS = 1500;

/** Opens a document's text for writing, as long as the component shows; the journal goes with it. */
export function useTextSession(document: OpenDocument | undefined, journalKey: string, author: TextAuthor): TextSession | undefined {
  const [session, setSession] = useState<TextSession>();
  useEffect(() => {
    if (!document) return;
    const opened = openTextSession({ source: document.doc, clock: systemClock, schedule: nextFrame });
    const stop = keepJournal(opened, journalKey);
    setSession(opened);
    return () => {
      stop();
      opened.close();
      setSession(undefined);
    };
  }, [document, journalKey]);
  useEffect(() => {
    if (!session) return;
    const sign = (_update: Uint8Array, origin: unknown) => {
      if (origin instanceof Origin && origin.source.startsWith('editor:')) signEdits(session.doc, author);
    };
    session.doc.on('update', sign);
    return () => session.doc.off('update', sign);
  }, [session, author]);
  return session;
}

function keepJournal(session: TextSession, key: string): () => void {
  let open = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    // Words are also in the text; a journal that can't be written costs only the recovery.
    journal.save(key, session.words.runs()).catch(() => {});
  };
  journal.load(key).then(
    (runs) => {
      if (!open) return;
      session.words.adopt(runs);
      session.settle();
    },
    () => {},
  );
  const stop = session.words.onChange(() => {
    timer ??= setTimeout(save, JOURNAL_MS);
  });
  return () => {
    open = false;
    stop();
    if (timer !== undefined) save();
  };
}
