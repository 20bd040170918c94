import { knownChoices } from '#client/kit/fields/known-choices';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { Row } from '#client/kit/layout/row.tsx';
import { Button } from '#client/kit/button.tsx';
import { ConfirmDialog } from '#client/kit/layout/confirm-dialog.tsx';
import { DraftArea } from '#client/kit/fields/draft-field.tsx';
import { SelectField } from '#client/kit/fields/select-field.tsx';
import type { Stored } from '#document/records/record-collection';
import { removeExperiment } from '#features/experiment/model/experiment-operations';
import { type Experiment, OUTCOMES } from '#features/experiment/model/experiment-section';
import { ActorPicker } from './actor-picker';
import styles from './experiment.module.css';
import { useExperiments } from './use-experiments';
import { useUndoable } from './use-undoable';

/** What does not change from loop to loop: aim, audience, rules, who carries it, what was decided. */
export function ExperimentSheet({ experiment }: { experiment: Stored<Experiment> }) {
  const { t } = useTranslation('experiment');
  const records = useExperiments();
  const patch = (change: Partial<Experiment>) => records.experiments.patch(experiment.id, change);
  return (
    <section className={styles.section} aria-labelledby="sheet">
      <h2 id="sheet">{t('sheet')}</h2>
      <div className={styles.editor}>
        <DraftArea label={t('fields.objective')} rows={2} stored={experiment.objective} onCommit={(objective) => patch({ objective })} />
        <DraftArea label={t('fields.audience')} rows={2} stored={experiment.audience} onCommit={(audience) => patch({ audience })} />
        <DraftArea
          label={t('fields.rules')}
          description={t('fields.rulesHelp')}
          rows={2}
          stored={experiment.rules}
          onCommit={(rules) => patch({ rules })}
        />
        <ActorPicker label={t('fields.carriers')} chosen={experiment.carrierIds} onChange={(carrierIds) => patch({ carrierIds })} />
        <SelectField
          label={t('outcome.label')}
          choices={knownChoices(OUTCOMES, experiment.outcome, (word) => t(`outcome.${word}`))}
          value={experiment.outcome}
          placeholder={t('outcome.none')}
          onChange={(outcome) => patch({ outcome })}
        />
        <DraftArea label={t('outcome.note')} rows={2} stored={experiment.outcomeNote} onCommit={(outcomeNote) => patch({ outcomeNote })} />
      </div>
      <RemoveExperiment experiment={experiment} />
    </section>
  );
}

function RemoveExperiment({ experiment }: { experiment: Stored<Experiment> }) {
  const { t } = useTranslation('experiment');
  const records = useExperiments();
  const undoable = useUndoable();
  const [asking, setAsking] = useState(false);
  const [, go] = useLocation();
  const remove = () => {
    setAsking(false);
    go('/');
    undoable(t('remove.done', { title: experiment.title }), () => removeExperiment(records, experiment.id));
  };
  return (
    <Row>
      <Button size="s" variant="quiet" onPress={() => setAsking(true)}>
        {t('remove.button')}
      </Button>
      <ConfirmDialog
        title={t('remove.title', { title: experiment.title })}
        isOpen={asking}
        stay={t('remove.cancel')}
        onStay={() => setAsking(false)}
        go={t('remove.confirm')}
        onGo={remove}
      >
        <p>{t('remove.text')}</p>
      </ConfirmDialog>
    </Row>
  );
}
