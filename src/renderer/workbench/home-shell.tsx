import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Switch } from 'wouter';
import { useObservable } from '#client/documents/use-observable';
import { useHostConnection } from '#client/documents/workspace-context.tsx';
import { Notice } from '#client/kit/notice.tsx';
import { HomeScreen } from '#features/workspace/client/home-screen.tsx';
import styles from './app.module.css';
import { FocusTitle } from './focus-title';
import { LanguageButton } from './language-button';
import { NotFound } from './not-found';
import { homeScreens } from './path-steps';
import { ScreenFrame } from './screen-frame';
import { SkipLink } from './skip-link';
import { Tools } from './tools';

/** The home screen and those beside it (joining a table, the methods), under one bar. */
export function HomeShell() {
  const { t } = useTranslation('shell');
  const isLost = useObservable(useHostConnection().state) === 'lost';
  return (
    <>
      <SkipLink />
      <header className={styles.bar}>
        <a className={styles.brand} href="#/">
          <img src="/icon.svg" alt="" width="32" height="32" />
          {t('appName')}
        </a>
        <span className={styles.grow} />
        <LanguageButton />
        <Tools isRoomy />
      </header>
      <main id="main" tabIndex={-1} className={styles.home}>
        {isLost ? (
          <Notice kind="warn" title={t('lost.title')}>
            {t('lost.retrying')}
          </Notice>
        ) : null}
        <Switch>
          <Route path="/">
            <HomeTitle />
            <FocusTitle />
            <HomeScreen canJoin={homeScreens.some((screen) => screen.path === 'rejoindre')} />
          </Route>
          {homeScreens.map((screen) => (
            <Route key={screen.path} path={`/${screen.path}`} nest>
              <ScreenFrame screen={screen} />
            </Route>
          ))}
          <Route>
            <NotFound />
          </Route>
        </Switch>
      </main>
    </>
  );
}

function HomeTitle() {
  const { t } = useTranslation('shell');
  useEffect(() => {
    document.title = t('titled', { title: t('homeTitle'), workspace: t('appName') });
  }, [t]);
  return null;
}
