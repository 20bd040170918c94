import { knownChoices } from '#client/kit/fields/known-choices';
import { useTranslation } from 'react-i18next';
import { DateField } from '#client/kit/fields/date-field.tsx';
import { useArrival } from '#client/kit/focus/arrival';
import { useRecords } from '#client/documents/use-records';
import { Button } from '#client/kit/button.tsx';
import { DraftArea, DraftField } from '#client/kit/fields/draft-field.tsx';
import { RadioCards } from '#client/kit/fields/radio-cards.tsx';
import { SelectField } from '#client/kit/fields/select-field.tsx';
import type { Stored } from '#document/records/record-collection';
import { ANSWER_STATES, type Commitment, COMMITMENT_STATES } from '#features/experiment/model/experiment-section';
import { ActorPicker } from './actor-picker';
import styles from './experiment.module.css';
import { useExperiments } from './use-experiments';
import { useUndoable } from './use-undoable';

/** Stands for « la démarche entière » in the list of trials. */
const WHOLE = 'whole';

/** Everything about one promise, written as one goes. */
export function CommitmentEditor({ commitment }: { commitment: Stored<Commitment> }) {
  const { t } = useTranslation('experiment');
  const records = useExperiments();
  const undoable = useUndoable();
  const place = useArrival<HTMLDivElement>(commitment.id);
  const patch = (change: Partial<Commitment>) => records.commitments.patch(commitment.id, change);
  return (
    <div className={styles.editor} ref={place}>
      <DraftArea label={t('commitments.what')} rows={1} stored={commitment.what} onCommit={(what) => patch({ what })} />
      <DraftField label={t('commitments.who')} stored={commitment.role} maxLength={300} onCommit={(role) => patch({ role })} />
      <ActorPicker label={t('action.actors')} chosen={commitment.actorIds} onChange={(actorIds) => patch({ actorIds })} />
      <DateField label={t('commitments.due')} date={commitment.due} onCommit={(due) => patch({ due })} />
      <DateField label={t('commitments.decidedOn')} date={commitment.decidedOn} onCommit={(decidedOn) => patch({ decidedOn })} />
      <ForExperiment commitment={commitment} onCommit={(experimentId) => patch({ experimentId })} />
      <RadioCards
        label={t('commitments.state')}
        layout="compact"
        value={commitment.state}
        choices={knownChoices(COMMITMENT_STATES, commitment.state, (word) => t(`commitments.${word}`))}
        onChange={(state) => patch({ state })}
      />
      <DraftArea label={t('commitments.why')} rows={1} stored={commitment.why} onCommit={(why) => patch({ why })} />
      <RadioCards
        label={t('commitments.answer')}
        layout="compact"
        value={commitment.answer}
        choices={knownChoices(ANSWER_STATES, commitment.answer, (word) => t(`commitments.${word}`))}
        onChange={(answer) => patch({ answer })}
      />
      {commitment.answer === 'none' ? null : <Answer commitment={commitment} />}
      <Button size="s" variant="quiet" onPress={() => undoable(t('commitments.removed'), () => records.commitments.remove(commitment.id))}>
        {t('commitments.remove')}
      </Button>
    </div>
  );
}

function Answer({ commitment }: { commitment: Stored<Commitment> }) {
  const { t } = useTranslation('experiment');
  const records = useExperiments();
  const patch = (change: Partial<Commitment>) => records.commitments.patch(commitment.id, change);
  return (
    <>
      <DraftField
        label={t('commitments.answerFrom')}
        stored={commitment.answerFrom}
        maxLength={300}
        onCommit={(answerFrom) => patch({ answerFrom })}
      />
      {commitment.answer === 'received' ? (
        <>
          <DateField label={t('commitments.answeredOn')} date={commitment.answeredOn} onCommit={(answeredOn) => patch({ answeredOn })} />
          <DraftArea
            label={t('commitments.answerText')}
            rows={2}
            stored={commitment.answerText}
            onCommit={(answerText) => patch({ answerText })}
          />
        </>
      ) : null}
    </>
  );
}

function ForExperiment({ commitment, onCommit }: { commitment: Commitment; onCommit: (id: string | undefined) => void }) {
  const { t } = useTranslation('experiment');
  const experiments = useRecords(useExperiments().experiments);
  const choices = [{ id: WHOLE, label: t('commitments.noExperiment') }, ...experiments.map(({ id, title }) => ({ id, label: title }))];
  return (
    <SelectField
      label={t('commitments.experiment')}
      choices={choices}
      value={commitment.experimentId ?? WHOLE}
      onChange={(id) => onCommit(id === WHOLE ? undefined : id)}
    />
  );
}
