import { Suspense, useEffect } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '#client/kit/button.tsx';
import { Notice } from '#client/kit/notices/notice.tsx';
import { Progress } from '#client/kit/notices/progress.tsx';
import { FocusTitle } from './focus-title';
import { forgetLazy, lazyOnce } from '#client/lazy-once';
import type { NamedScreen } from './path-steps';

interface ScreenFrameProps {
  readonly screen: NamedScreen;
  /** The démarche's title; absent on the home screens. */
  readonly workspaceTitle?: string | undefined;
}

/**
 * One screen, loaded when it is first shown. It names the window, takes the focus to its title, and when it
 * breaks it breaks alone: the path, the bar and the other screens go on.
 */
export function ScreenFrame({ screen, workspaceTitle }: ScreenFrameProps) {
  const { t } = useTranslation('shell');
  const { t: words } = useTranslation(screen.feature);
  const title = words(screen.titleKey);
  const Component = lazyOnce(screen.component);
  useEffect(() => {
    document.title = t('titled', { title, workspace: workspaceTitle || t('appName') });
  }, [t, title, workspaceTitle]);
  return (
    <ErrorBoundary
      resetKeys={[screen.path]}
      onReset={() => forgetLazy(screen.component)}
      fallbackRender={({ resetErrorBoundary }) => <ScreenFailed title={title} onRetry={resetErrorBoundary} />}
    >
      <Suspense fallback={<Progress label={t('loading', { title })} />}>
        <Component />
        <FocusTitle key={screen.path} />
      </Suspense>
    </ErrorBoundary>
  );
}

function ScreenFailed({ title, onRetry }: { title: string; onRetry: () => void }) {
  const { t } = useTranslation('shell');
  return (
    <>
      <h1 tabIndex={-1}>{title}</h1>
      <Notice
        kind="error"
        title={t('screenFailed.title')}
        actions={
          <>
            <Button onPress={onRetry}>{t('screenFailed.retry')}</Button>
            <ButtonLink href="#/">{t('home')}</ButtonLink>
          </>
        }
      >
        {t('screenFailed.words')}
      </Notice>
    </>
  );
}
