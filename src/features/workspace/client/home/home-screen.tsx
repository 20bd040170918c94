import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openedSample } from '#client/documents/fresh-workspace';
import { useService } from '#client/documents/workspace-context.tsx';
import { type HomeGesture, namesOf, screenAddress } from '#client/feature';
import { type Owned, partsOf, useFeatures } from '#client/feature-parts.tsx';
import { ButtonLink } from '#client/kit/button.tsx';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { Progress } from '#client/kit/notices/progress.tsx';
import { type Catalogue, type WorkspaceSummary, workspaceContract } from '../../model/workspace-contract';
import styles from './home-screen.module.css';
import { SampleDrawing } from './sample-drawing';
import { useCatalogue } from './use-catalogue';
import { WorkspaceCard } from './workspace-card';

/** Few have thrown something away: the bin comes after the screen. */
const Bin = lazy(() => import('./bin'));

interface HomeScreenProps {
  /** What the stop of the path at an address is called; empty for none. */
  readonly stopAt: (place: string) => string;
}

/** Where one arrives: take up a démarche again, begin one, join a table, open a file, discover with an example. */
export function HomeScreen({ stopAt }: HomeScreenProps) {
  const { t } = useTranslation('workspace');
  const catalogue = useCatalogue();
  const gestures = partsOf(useFeatures(), ({ homeGestures }) => homeGestures);
  const [error, setError] = useState<unknown>();
  if (!catalogue) return <Progress label={t('home.loading')} />;
  return (
    <div className={styles.home}>
      <section className={styles.list}>
        <h1 tabIndex={-1}>{catalogue.workspaces.length > 0 ? t('home.titleBack') : t('home.titleNew')}</h1>
        <p className={styles.what}>{t('home.what')}</p>
        {error ? <ErrorNotice error={error} onClose={() => setError(undefined)} /> : null}
        <Workspaces catalogue={catalogue} stopAt={stopAt} onError={setError} />
      </section>
      <section className={styles.gestures}>
        {gestures.map((gesture) => (
          <Gesture key={`${gesture.feature}:${gesture.id}`} gesture={gesture} onError={setError} />
        ))}
        <p className={styles.here}>{t('home.here')}</p>
      </section>
      {catalogue.trashed.length > 0 ? (
        <Suspense>
          <Bin trashed={catalogue.trashed} onError={setError} />
        </Suspense>
      ) : null}
    </div>
  );
}

/** A way to begin: a screen to go to, or a control that does it here. */
function Gesture({ gesture, onError }: { readonly gesture: Owned<HomeGesture>; readonly onError: (error: unknown) => void }) {
  const { t } = useTranslation();
  if ('component' in gesture) return <gesture.component onError={onError} />;
  return (
    <ButtonLink variant={gesture.isMain ? 'go' : 'plain'} size="l" wide href={`#/${gesture.screen}`}>
      {t(gesture.nameKey, { ns: namesOf(gesture.feature) })}
    </ButtonLink>
  );
}

type WorkspacesProps = Pick<HomeScreenProps, 'stopAt'> & { readonly catalogue: Catalogue; readonly onError: (error: unknown) => void };

function Workspaces({ catalogue, stopAt, onError }: WorkspacesProps) {
  const { t } = useTranslation('workspace');
  return (
    <ul className={styles.cards} aria-label={t('home.list')}>
      {catalogue.workspaces.map((summary: WorkspaceSummary, index) => (
        <li key={summary.id}>
          <WorkspaceCard summary={summary} isFirst={index === 0} stopAt={stopAt} onError={onError} />
        </li>
      ))}
      <li>
        <SampleCard onError={onError} />
      </li>
    </ul>
  );
}

/** The way into the sample démarche: opened as one's own copy, so that nothing can be broken. */
function SampleCard({ onError }: { onError: (error: unknown) => void }) {
  const { t } = useTranslation('workspace');
  const workspace = useService(workspaceContract);
  const [isOpening, setOpening] = useState(false);
  const open = async () => {
    setOpening(true);
    try {
      const { id } = await workspace.openSample({});
      openedSample.set(id);
      window.location.hash = screenAddress(id);
    } catch (error) {
      onError(error);
      setOpening(false);
    }
  };
  return (
    <div className={styles.sample}>
      <SampleDrawing />
      <h2>
        <button type="button" className={styles.whole} onClick={open} disabled={isOpening}>
          {t('home.sampleTitle')}
        </button>
      </h2>
      <p>{t('home.sample')}</p>
      {isOpening ? <Progress label={t('home.opening', { title: t('home.sampleTitle') })} /> : null}
    </div>
  );
}
