import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '#client/documents/use-observable';
import { useHostConnection } from '#client/documents/workspace-context.tsx';
import type { WorkspaceSession } from '#client/documents/workspace-session';
import { Announcement } from '#client/kit/notices/announcement.tsx';
import { StatusLine } from '#client/kit/notices/status-line.tsx';

/** Where the words of this window stand: what the host has acknowledged, never a hope. */
export function SaveStatus({ session }: { readonly session: WorkspaceSession }) {
  const { t } = useTranslation('shell');
  const connection = useObservable(useHostConnection().state);
  const state = useSyncExternalStore(
    (changed) => watchDocuments(session, changed),
    () => worstState(session),
  );
  const shown = connection === 'open' ? state : 'lost';
  return (
    <>
      <StatusLine kind={KINDS[shown]} isQuiet>
        {t(`status.${shown}`)}
      </StatusLine>
      <Announcement words={t(`status.${shown}`)} />
    </>
  );
}

type SaveState = 'saved' | 'saving' | 'readOnly' | 'trouble' | 'lost';
const KINDS = { lost: 'off', trouble: 'off', saving: 'waiting', readOnly: 'ok', saved: 'ok' } as const;
const WORST_FIRST: readonly SaveState[] = ['lost', 'trouble', 'saving', 'readOnly', 'saved'];

/** The worst of every open document: one unsaved word anywhere is an unsaved word. */
function worstState(session: WorkspaceSession): SaveState {
  const states = session.documents().map((document): SaveState => {
    const status = document.status.get();
    // Said where it stands: the host answers, and nothing written here waits for it.
    if (status.refusal === 'damaged-document' && status.unsavedEdits === 0) return 'saved';
    if (status.host === 'lost') return 'lost';
    if (status.trouble) return 'trouble';
    if (status.unsavedEdits > 0) return 'saving';
    return status.readOnly ? 'readOnly' : 'saved';
  });
  return WORST_FIRST.find((state) => states.includes(state)) ?? 'saved';
}

/** Documents open and close with the screens: the set is looked at again now and then. */
const LOOK_AGAIN_MS = 500;

function watchDocuments(session: WorkspaceSession, changed: () => void): () => void {
  let stops = session.documents().map((document) => document.status.subscribe(changed));
  let known = session.documents();
  const timer = setInterval(() => {
    const now = session.documents();
    if (now.length === known.length && now.every((document, index) => document === known[index])) return;
    known = now;
    for (const stop of stops) stop();
    stops = now.map((document) => document.status.subscribe(changed));
    changed();
  }, LOOK_AGAIN_MS);
  return () => {
    clearInterval(timer);
    for (const stop of stops) stop();
  };
}
