import { Suspense, useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useTranslation } from 'react-i18next';
import { Route, Router, Switch, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';

import type { HostConnection } from '#client/documents/host-connection';
import { useObservable } from '#client/documents/use-observable';
import { HostProvider } from '#client/documents/workspace-context.tsx';
import { Progress } from '#client/kit/notices/progress.tsx';
import { leaveScreen } from '#client/kit/notices/toast';
import { ToastRegion } from '#client/kit/notices/toast-region.tsx';
import { FeaturesProvider } from '#client/feature-parts.tsx';
import { clientFeatures } from '#features/client';
import { ComfortProvider, useComfort } from '#features/people/client/comfort/comfort-context.tsx';
import type { ComfortStore } from '#features/people/client/comfort/comfort-store';
import { useGestures } from '#features/workspace/client/lock/use-gestures';
import styles from './app.module.css';
import { HomeShell } from './home-shell';
import { lazyOnce } from '#client/lazy-once';

const FirstStart = lazyOnce(() => import('#features/people/client/first-start.tsx'));
const WorkspaceShell = lazyOnce(() => import('./workspace-shell'));

interface AppProps {
  readonly connection: HostConnection;
  readonly comfort: ComfortStore;
}

/** The workbench: one window, one person, the home screen or one démarche. */
export function App({ connection, comfort }: AppProps) {
  return (
    <HostProvider connection={connection}>
      <ComfortProvider store={comfort}>
        <SpokenLanguage>
          {/* Behind `#`, an address works alike from the app's own scheme and from a server, which has no such path to reload. */}
          <Router hook={useHashLocation}>
            <FeaturesProvider features={clientFeatures}>
              <Pages connection={connection} />
            </FeaturesProvider>
          </Router>
          <ToastRegion />
        </SpokenLanguage>
      </ComfortProvider>
    </HostProvider>
  );
}

/** The components' own words and sorting follow the person's language, not the computer's. */
function SpokenLanguage({ children }: { children: React.ReactNode }) {
  const { comfort } = useComfort();
  return <I18nProvider locale={comfort.language}>{children}</I18nProvider>;
}

function Pages({ connection }: { connection: HostConnection }) {
  useGestures();
  useMessagesOfScreen();
  const { comfort } = useComfort();
  const state = useObservable(connection.state);
  const hasOpened = useOnce(state === 'open');
  if (!hasOpened) return <Connecting />;
  if (!comfort.chosen)
    return (
      <Suspense fallback={<Connecting />}>
        <FirstStart />
      </Suspense>
    );
  return (
    <Switch>
      <Route path="/d/:id" nest>
        {({ id }) => (
          <Suspense fallback={<Connecting />}>
            <WorkspaceShell key={id} id={id} />
          </Suspense>
        )}
      </Route>
      <Route>
        <HomeShell />
      </Route>
    </Switch>
  );
}

/** What is said in passing belongs to the screen it was said on: a screen of a démarche, or one beside the home screen. */
function useMessagesOfScreen(): void {
  const [address] = useLocation();
  const [, first, id, screen] = address.split('/');
  const here = first === 'd' ? `${id}/${screen}` : first;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen is another place
  useEffect(() => leaveScreen, [here]);
}

/** True from the first time `condition` is. */
function useOnce(condition: boolean): boolean {
  const [happened, setHappened] = useState(condition);
  useEffect(() => {
    if (condition) setHappened(true);
  }, [condition]);
  return happened || condition;
}

/** Past this, somebody may have closed the program: it is said. */
const LONG_MS = 5000;

function Connecting() {
  const { t } = useTranslation('shell');
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main className={styles.center}>
      <Progress label={t('connecting')} />
      {isLong ? <p>{t('connectingLong')}</p> : null}
    </main>
  );
}
