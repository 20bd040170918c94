import { useTranslation } from 'react-i18next';
import { Card } from '#client/kit/layout/card.tsx';
import { useRecords } from '#client/documents/use-records';
import type { Stored } from '#document/records/record-collection';
import { checkLoop } from '#features/experiment/model/experiment-checks';
import type { Loop } from '#features/experiment/model/experiment-section';
import styles from './experiment.module.css';
import { today, useExperiments } from './use-experiments';

/** What the group can still ask itself about this loop: questions, never faults. */
export function ChecksNote({ loop }: { loop: Stored<Loop> }) {
  const { t } = useTranslation('experiment');
  const records = useExperiments();
  const content = {
    loop,
    actions: useRecords(records.actions).filter((action) => action.loopId === loop.id),
    indicators: useRecords(records.indicators).filter((indicator) => indicator.loopId === loop.id),
    observations: useRecords(records.observations),
    findings: useRecords(records.findings).filter((link) => link.experimentId === loop.experimentId),
  };
  const checks = checkLoop(content, today());
  return (
    <Card as="section" isSmall>
      <h2>{t('checks.title')}</h2>
      {checks.length === 0 ? <p>{t('checks.nothing')}</p> : null}
      <ul className={styles.questions}>
        {checks.map((check) => (
          <li key={check.code}>{t(`checks.${check.code}`, { count: check.count })}</li>
        ))}
      </ul>
    </Card>
  );
}
