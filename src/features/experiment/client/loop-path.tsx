import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useArrival } from '#client/kit/focus/arrival';
import { useRecords } from '#client/documents/use-records';
import { DraftArea } from '#client/kit/fields/draft-field.tsx';
import type { Stored } from '#document/records/record-collection';
import type { Loop } from '#features/experiment/model/experiment-section';
import { inOrder } from '#features/methods/model/process-section';
import { ActionList } from './action-list';
import styles from './experiment.module.css';
import { IndicatorList } from './indicator-list';
import { useExperiments, useProcess } from './use-experiments';

type TextOf = 'question' | 'hypothesis' | 'learned' | 'nextQuestion';

/** One loop as a path: question, hypothesis, actions, indicators, what was learned, the new question. */
export function LoopPath({ loop, again }: { loop: Stored<Loop>; again: ReactNode }) {
  const { t } = useTranslation('experiment');
  const template = inOrder(useRecords(useProcess().templates))[0]?.template;
  const place = useArrival<HTMLOListElement>(loop.id);
  const text = (field: TextOf, help: string) => <LoopText loop={loop} field={field} help={help} />;
  return (
    <ol className={styles.path} ref={place} aria-label={t('path.label')}>
      <Stop title={t('path.question')} done={loop.question !== ''}>
        {text('question', template?.questionPrompt || t('path.questionHelp'))}
      </Stop>
      <Stop title={t('path.hypothesis')} done={loop.hypothesis !== ''}>
        {text('hypothesis', template?.hypothesisPrompt || t('path.hypothesisHelp'))}
      </Stop>
      <Stop title={t('path.actions')} help={t('path.actionsHelp')} done={false}>
        <ActionList loop={loop} ideas={template?.actionPrompts ?? []} />
      </Stop>
      <Stop title={t('path.indicators')} help={t('path.indicatorsHelp')} done={false}>
        <IndicatorList loop={loop} />
      </Stop>
      <Stop title={t('path.learned')} done={loop.learned !== ''}>
        {text('learned', [t('path.learnedHelp'), ...(template?.learnedPrompts ?? [])].join(' '))}
      </Stop>
      <Stop title={t('path.next')} done={loop.nextQuestion !== ''}>
        {text('nextQuestion', t('path.nextHelp'))}
        {again}
      </Stop>
    </ol>
  );
}

function LoopText({ loop, field, help }: { loop: Stored<Loop>; field: TextOf; help: string }) {
  const { t } = useTranslation('experiment');
  const records = useExperiments();
  const label = t(field === 'nextQuestion' ? 'path.next' : `path.${field}`);
  return (
    <DraftArea
      label={label}
      hideLabel
      description={help}
      rows={2}
      maxLength={8000}
      stored={loop[field]}
      onCommit={(text) => records.loops.patch(loop.id, { [field]: text })}
    />
  );
}

function Stop({ title, help, done, children }: { title: string; help?: string; done: boolean; children: ReactNode }) {
  return (
    <li className={done ? styles.stopDone : styles.stop}>
      <h2>{title}</h2>
      {help ? <p className={styles.soft}>{help}</p> : null}
      {children}
    </li>
  );
}
