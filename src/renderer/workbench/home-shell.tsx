import { Suspense, use, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Switch } from 'wouter';
import { namesOf } from '#client/feature';
import { useObservable } from '#client/documents/use-observable';
import { useHostConnection } from '#client/documents/workspace-context.tsx';
import { Notice } from '#client/kit/notices/notice.tsx';
import { useComfort } from '#features/people/client/comfort/comfort-context.tsx';
import { HomeScreen } from '#features/workspace/client/home/home-screen.tsx';
import styles from './app.module.css';
import { featureMessages } from './feature-messages';
import { FocusTitle } from './focus-title';
import { LanguageButton } from './bar/language-button';
import { NotFound } from './not-found';
import { homeScreens, type NamedScreen, pathSteps } from './path-steps';
import { ScreenFrame } from './screen-frame';
import { SkipLink } from './bar/skip-link';
import { Tools } from './bar/tools';

/** The home screen and those beside it (joining a table, the methods), under one bar. */
export function HomeShell() {
  const { t } = useTranslation('shell');
  const stopAt = (place: string) => {
    const step = pathSteps.find(({ screen }) => screen === place);
    return step ? t(step.nameKey, { ns: namesOf(step.feature) }) : '';
  };
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
            <HomeScreen stopAt={stopAt} />
          </Route>
          {homeScreens.map((screen) => (
            <Route key={screen.path} path={`/${screen.path}`} nest>
              <Suspense>
                <HomePage screen={screen} />
              </Suspense>
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

/** What features say is fetched with the first screen beside the home screen. */
function HomePage({ screen }: { readonly screen: NamedScreen }) {
  const { comfort } = useComfort();
  use(featureMessages(comfort.language));
  return <ScreenFrame screen={screen} />;
}

function HomeTitle() {
  const { t } = useTranslation('shell');
  useEffect(() => {
    document.title = t('titled', { title: t('homeTitle'), workspace: t('appName') });
  }, [t]);
  return null;
}
