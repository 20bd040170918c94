import { useOfferedGestures } from '#client/gestures/use-gestures.tsx';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { arrives } from '#client/kit/focus/arrival';
import { useLocation } from 'wouter';
import { CardLink } from '#client/kit/layout/card-link.tsx';
import { List } from '#client/kit/layout/list.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { useRecords } from '#client/documents/use-records';
import { useCore } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { EmptyState } from '#client/kit/notices/empty-state.tsx';
import { PageHeader } from '#client/kit/layout/page-header.tsx';
import type { Stored } from '#document/records/record-collection';
import { processRecords } from '#features/methods/model/process-section';
import { useLocale } from '#client/i18n/use-locale';
import type { RecordId } from '#shared/ids';
import { formatPartialDate } from '#shared/partial-date';
import { agendasOfProcess, stepsFromAgenda } from '../model/workshop-agenda';
import { CLASSIC_STEPS, startWorkshop } from '../model/workshop-operations';
import type { Workshop } from '../model/workshop-section';
import { useContributionCounts } from './contributions/contribution-counts';
import { KindMark } from './contributions/kind-mark';
import { NowMark } from './now-mark';
import { useClassicSteps } from './use-classic-steps';
import { usePhones } from './use-phones';
import { useSteps, useWorkshops } from './use-workshops';
import styles from './workshop.module.css';

/** Every workshop of the démarche, and the ways to prepare one. */
export function WorkshopList() {
  const { t } = useTranslation('workshop');
  const workshops = useWorkshops();
  const counts = useContributionCounts(useSteps().map(({ id }) => id));
  const { shown } = usePhones();
  if (workshops.length === 0)
    return (
      <>
        <PageHeader title={t('title')} />
        <EmptyState title={t('empty.title')} purpose={t('empty.purpose')} example={<Example />} action={<Beginnings />} />
      </>
    );
  return (
    <>
      <PageHeader title={t('title')} intro={t('intro')} />
      <Stack gap={5}>
        <List gap={4} columns="wide">
          {workshops.map((workshop) => (
            <li key={workshop.id}>
              <WorkshopCard workshop={workshop} counts={counts} shown={shown} />
            </li>
          ))}
        </List>
        <Beginnings />
      </Stack>
    </>
  );
}

function Example() {
  const { t } = useTranslation('workshop');
  return (
    <>
      <p className={styles.exampleQuestion}>{t('classic.both.question')}</p>
      <p>
        <KindMark kind="difficulty" /> {t('empty.difficulty')}
      </p>
      <p>
        <KindMark kind="strength" /> {t('empty.strength')}
      </p>
    </>
  );
}

/** A workshop with the three usual steps, an empty one, or one of the method's. */
function Beginnings() {
  const { t } = useTranslation('workshop');
  const core = useCore();
  const classic = useClassicSteps();
  useRecords(processRecords(core).tools);
  const [, go] = useLocation();
  const begin = (steps: Parameters<typeof startWorkshop>[3]) => {
    go(`/atelier/${arrives(startWorkshop(core, t('newTitle'), Date.now(), steps))}`);
  };
  useOfferedGestures('workshop', { new: () => begin(classic), 'new-blank': () => begin([]) });
  return (
    <Row gap={[2, 3]}>
      <Button variant="go" icon={<Plus size={20} aria-hidden />} onPress={() => begin(classic)}>
        {t('newClassic', { count: CLASSIC_STEPS.length })}
      </Button>
      <Button onPress={() => begin([])}>{t('newBlank')}</Button>
      {agendasOfProcess(core).map((agenda) => (
        <Button key={agenda.id} onPress={() => begin(stepsFromAgenda(agenda))}>
          {t('newFrom', { title: agenda.title })}
        </Button>
      ))}
    </Row>
  );
}

interface WorkshopCardProps {
  readonly workshop: Stored<Workshop>;
  readonly counts: ReadonlyMap<RecordId, number>;
  /** The step that phones are shown. */
  readonly shown: RecordId | undefined;
}

function WorkshopCard({ workshop, counts, shown }: WorkshopCardProps) {
  const { t } = useTranslation('workshop');
  const locale = useLocale();
  const steps = useSteps(workshop.id);
  const brought = steps.reduce((sum, { id }) => sum + (counts.get(id) ?? 0), 0);
  return (
    <CardLink href={`/atelier/${workshop.id}`} align="start">
      <span className={styles.workshopTitle}>{workshop.title || t('newTitle')}</span>
      <span className={styles.soft}>
        {workshop.date ? `${formatPartialDate(workshop.date, locale)} · ` : ''}
        {t('card.steps', { count: steps.length })} · {t('contributions', { count: brought })}
      </span>
      {steps.some(({ id }) => id === shown) ? <NowMark /> : null}
    </CardLink>
  );
}
