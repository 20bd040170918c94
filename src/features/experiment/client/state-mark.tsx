import { useTranslation } from 'react-i18next';
import { knownChoices } from '#client/kit/fields/known-choices';
import { SelectField } from '#client/kit/fields/select-field.tsx';
import { shownWord } from '#document/records/known-word';
import { PROGRESS_STATES, type ProgressState } from '#features/methods/model/process-section';
import styles from './experiment.module.css';

/** À venir, en cours, fait: a word, and a shape that repeats it. */
export function StateMark({ state, late }: { state: ProgressState; late?: boolean }) {
  const { t } = useTranslation('experiment');
  return (
    <span className={styles.state}>
      <StateShape state={state} />
      {t(`state.${shownWord(PROGRESS_STATES, state)}`)}
      {late ? <b className={styles.late}>{t('late')}</b> : null}
    </span>
  );
}

/** Hollow, half, full: nothing is said by colour alone. */
function StateShape({ state }: { state: ProgressState }) {
  return (
    <svg width={16} height={16} viewBox="0 0 16 16" aria-hidden className={styles.stateShape}>
      <circle cx={8} cy={8} r={6.5} fill={state === 'done' ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth={2} />
      {state === 'under-way' ? <path d="M8 1.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" /> : null}
    </svg>
  );
}

interface StateFieldProps {
  readonly state: ProgressState;
  readonly onChange: (state: ProgressState) => void;
  readonly label?: string;
}

/** A field to say how far something is: à venir, en cours, fait. Labelled « Où en est-on ? » unless `label` is given. */
export function StateField({ state, onChange, label }: StateFieldProps) {
  const { t } = useTranslation('experiment');
  const choices = knownChoices(PROGRESS_STATES, state, (word) => t(`state.${word}`));
  return <SelectField label={label ?? t('state.label')} choices={choices} value={state} onChange={onChange} />;
}
