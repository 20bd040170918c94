import { Suspense, use, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { DocumentNamesProvider, type FetchDocumentNames } from '#client/documents/document-names.tsx';
import { useObservable } from '#client/documents/use-observable';
import { useHostConnection, useService, WorkspaceProvider } from '#client/documents/workspace-context.tsx';
import { openWorkspaceSession, type WorkspaceSession } from '#client/documents/workspace-session';
import { useFeatures } from '#client/feature-parts.tsx';
import { createGestureDesk } from '#client/gestures/gesture-desk';
import { GestureDeskProvider } from '#client/gestures/use-gestures.tsx';
import { ButtonLink } from '#client/kit/button.tsx';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { Notice } from '#client/kit/notices/notice.tsx';
import { Progress } from '#client/kit/notices/progress.tsx';
import { useComfort } from '#features/people/client/comfort/comfort-context.tsx';
import { createIdentityStore, type IdentityStore } from '#features/people/client/identity-store';
import { meOf } from '#features/people/client/me';
import { peopleContract } from '#features/people/model/people-contract';
import { RepairPanel } from '#features/workspace/client/backups/repair-panel.tsx';
import { useFrame } from '#features/workspace/client/frame/use-frame';
import { useLastWords } from '#features/workspace/client/lock/use-last-words';
import { workspaceContract } from '#features/workspace/model/workspace-contract';
import styles from './app.module.css';
import { documentAttachments } from './attachments';
import { featureMessages } from './feature-messages';
import { Locked, LockGate } from './lock-gate';
import { LostNotice } from './bar/lost-notice';
import { NotFound } from './not-found';
import { PathNav } from './bar/path-nav';
import { entrance, workspaceScreens } from './path-steps';
import { ScreenFrame } from './screen-frame';
import { namesInCore } from './search/names-in-core';
import { SkipLink } from './bar/skip-link';
import { TopBar } from './bar/top-bar';
import { usePlace } from './use-place';
import { WhoGate } from './who-gate';

/** One démarche: locked, or open. */
export default function WorkspaceShell({ id }: { readonly id: string }) {
  const { comfort } = useComfort();
  use(featureMessages(comfort.language));
  const [isShut, setShut] = useState(false);
  if (isShut) return <Locked id={id} onOpen={() => setShut(false)} />;
  return <OpenWorkspace id={id} onShut={() => setShut(true)} />;
}

/** One open démarche: its bar, its path, its screens. */
function OpenWorkspace({ id, onShut }: { id: string; onShut: () => void }) {
  const session = useSession(id);
  const people = useService(peopleContract);
  const identity = useMemo(() => createIdentityStore(people, id), [people, id]);
  const me = useMemo(() => meOf(identity), [identity]);
  const desk = useMemo(createGestureDesk, []);
  if (!session) return null;
  return (
    <WorkspaceProvider session={session} me={me}>
      <LockGate session={session} onShut={onShut}>
        <Opening session={session}>
          <GestureDeskProvider desk={desk}>
            <Frame session={session} identity={identity} />
          </GestureDeskProvider>
        </Opening>
      </LockGate>
    </WorkspaceProvider>
  );
}

/** The session of a démarche, open as long as the component shows. */
function useSession(id: string): WorkspaceSession | undefined {
  const connection = useHostConnection();
  const [session, setSession] = useState<WorkspaceSession>();
  useEffect(() => {
    const opened = openWorkspaceSession(connection, id, documentAttachments(connection));
    setSession(opened);
    return () => {
      setSession(undefined);
      opened.close();
    };
  }, [connection, id]);
  return session;
}

/** Waits for the first exchange; says why when the démarche can't be opened. */
function Opening({ session, children }: { session: WorkspaceSession; children: React.ReactNode }) {
  const { t } = useTranslation('shell');
  const [state, setState] = useState<'waiting' | 'ready' | { readonly error: unknown }>('waiting');
  useEffect(() => {
    let isCurrent = true;
    session.core.ready.then(
      () => isCurrent && setState('ready'),
      (error: unknown) => isCurrent && setState({ error }),
    );
    return () => {
      isCurrent = false;
    };
  }, [session]);
  if (state === 'ready') return children;
  return (
    <main className={styles.center}>
      {state === 'waiting' ? (
        <Progress label={t('status.opening')} />
      ) : (
        <>
          <h1>{t('openFailed')}</h1>
          <ErrorNotice error={state.error} />
          <RepairPanel id={session.id} />
          <ButtonLink href="#/">{t('home')}</ButtonLink>
        </>
      )}
    </main>
  );
}

function Frame({ session, identity }: { session: WorkspaceSession; identity: IdentityStore }) {
  const { t } = useTranslation('shell');
  const frame = useFrame();
  const { readOnly } = useObservable(session.core.status);
  const refusals = useObservable(session.refusals);
  const names = useDocumentNames(session);
  usePlace(session, workspaceScreens);
  useLastWords(session);
  return (
    <>
      <SkipLink />
      <TopBar session={session} frame={frame} identity={identity} />
      <div className={styles.body}>
        <PathNav workspaceId={session.id} />
        <main id="main" tabIndex={-1} className={styles.main}>
          <div className={styles.notices}>
            <LostNotice session={session} />
            {/* A document may be found damaged when it is opened: the panel asks again. */}
            <RepairPanel key={refusals} id={session.id} />
            {readOnly ? <Notice kind="warn" title={t('newer')} /> : null}
          </div>
          <DocumentNamesProvider fetch={names}>
            <Screens session={session} title={frame.title} />
          </DocumentNamesProvider>
        </main>
      </div>
      <Suspense>
        <WhoGate workspaceId={session.id} identity={identity} />
      </Suspense>
    </>
  );
}

/** What people call the documents, and what stands in them: whatever the search calls it. */
function useDocumentNames(session: WorkspaceSession): FetchDocumentNames {
  const features = useFeatures();
  return useCallback(async () => {
    const { sections } = await import('#features/model');
    return namesInCore(session.core.doc, sections, features);
  }, [session, features]);
}

function Screens({ session, title }: { session: WorkspaceSession; title: string }) {
  const workspace = useService(workspaceContract);
  const [location] = useLocation();
  const path = location.split('/')[1] ?? '';
  useEffect(() => {
    // « Reprendre » leads back here; if it can't be kept, it only leads to the first screen.
    if (path) workspace.rememberPlace({ id: session.id, place: path }).catch(() => {});
  }, [workspace, session.id, path]);
  return (
    <Switch>
      {workspaceScreens.map((screen) => (
        <Route key={screen.path} path={`/${screen.path}`} nest>
          <ScreenFrame screen={screen} workspaceTitle={title} />
        </Route>
      ))}
      <Route path="/">
        <Redirect to={`/${entrance}`} replace />
      </Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
}
