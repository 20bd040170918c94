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
import type { Stored } from '#document/records/record-collection';
import { Button } from '#client/kit/button.tsx';
import { EmptyState } from '#client/kit/notices/empty-state.tsx';
import { progressOf } from '#features/experiment/model/experiment-checks';
import { loopsOf } from '#features/experiment/model/experiment-operations';
import type { Experiment } from '#features/experiment/model/experiment-section';
import { startFromTemplate } from '#features/experiment/model/start-from-template';
import { inOrder } from '#features/methods/model/process-section';
import styles from './experiment.module.css';
import { StateMark } from './state-mark';
import { today, useExperiments, useProcess } from './use-experiments';

/** Every trial of the démarche, and the ways to begin one. */
export function ExperimentList() {
  const { t } = useTranslation('experiment');
  const experiments = useRecords(useExperiments().experiments);
  if (experiments.length === 0)
    return (
      <EmptyState
        title={t('empty.title')}
        purpose={t('empty.purpose')}
        example={
          <>
            <p>{t('empty.example')}</p>
            <p>{t('empty.exampleThen')}</p>
          </>
        }
        action={<Beginnings />}
      />
    );
  return (
    <Stack gap={4}>
      <List gap={4} columns="wide">
        {experiments.map((experiment) => (
          <li key={experiment.id}>
            <ExperimentCard experiment={experiment} />
          </li>
        ))}
      </List>
      <Beginnings />
    </Stack>
  );
}

/** A blank trial, or one from a template of the method the démarche follows. */
function Beginnings() {
  const { t } = useTranslation('experiment');
  const records = useExperiments();
  const templates = inOrder(useRecords(useProcess().templates));
  const [, go] = useLocation();
  const begin = (template?: (typeof templates)[number]['template']) => {
    const started = startFromTemplate(records, template, t('newTitle'), Date.now());
    go(`/essai/${arrives(started.experimentId)}`);
  };
  useOfferedGestures('experiment', { new: () => begin() });
  return (
    <Row>
      <Button variant="go" icon={<Plus size={20} aria-hidden />} onPress={() => begin()}>
        {t('new')}
      </Button>
      {templates.map(({ id, template }) => (
        <Button key={id} onPress={() => begin(template)}>
          {t('newFrom', { title: template.title })}
        </Button>
      ))}
    </Row>
  );
}

function ExperimentCard({ experiment }: { experiment: Stored<Experiment> }) {
  const { t } = useTranslation('experiment');
  const records = useExperiments();
  useRecords(records.loops);
  const actions = useRecords(records.actions).filter((action) => action.experimentId === experiment.id);
  const loops = loopsOf(records, experiment.id);
  const last = loops.at(-1);
  const progress = progressOf(actions, today());
  const learned = loops.findLast((loop) => loop.learned !== '')?.learned;
  return (
    <CardLink href={`/essai/${experiment.id}`}>
      <Row as="span" gap={[1, 3]} align="stretch" justify="between">
        <span className={styles.cardTitle}>{experiment.title}</span>
        <StateMark state={experiment.state} late={progress.late > 0} />
      </Row>
      {last?.question ? <span className={styles.question}>{last.question}</span> : null}
      <span className={styles.soft}>
        {t('card.loops', { count: loops.length })} · {progress.total === 0 ? t('card.noAction') : t('card.actions', { ...progress })}
      </span>
      {learned ? <span>{t('card.learned', { text: learned })}</span> : null}
    </CardLink>
  );
}
