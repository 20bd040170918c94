import { useEffect, useState } from 'react';
import { Origin } from '#document/origin';
import { signEdits, type TextAuthor } from '#document/text/text-authors';
import { systemClock } from '#shared/clock';
import type { OpenDocument } from '../documents/open-document';
import { throttled } from './schedule';
import { openTextSession, type TextSession } from './text-session';
import type { WordJournal } from './word-journal';

/** A moment after the last word: often enough to survive a crash, rarely enough to cost nothing. */
const JOURNAL_MS = 1500;

/** Where one's own words of a text are kept. */
interface KeptWords {
  readonly journal: WordJournal;
  readonly key: string;
}

/** Opens a document's text for writing, as long as the component shows; the journal goes with it. */
export function useTextSession(document: OpenDocument | undefined, kept: KeptWords, author: TextAuthor): TextSession | undefined {
  const { journal, key } = kept;
  const [session, setSession] = useState<TextSession>();
  useEffect(() => {
    if (!document) return;
    const opened = openTextSession({ source: document.doc, clock: systemClock, schedule: throttled() });
    const stop = keepJournal(opened, journal, key);
    setSession(opened);
    return () => {
      stop();
      opened.close();
      setSession(undefined);
    };
  }, [document, journal, key]);
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

function keepJournal(session: TextSession, journal: WordJournal, key: string): () => void {
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
