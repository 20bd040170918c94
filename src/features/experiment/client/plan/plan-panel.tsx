import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Stack } from '#client/kit/layout/stack.tsx';
import { useRecords } from '#client/documents/use-records';
import { Notice } from '#client/kit/notices/notice.tsx';
import { Tabs } from '#client/kit/layout/tabs.tsx';
import { monthsBeforeOpenPhase, type PlanLine, planLines } from '#features/experiment/model/plan';
import { inOrder } from '#features/methods/model/process-section';
import { useLocale } from '#client/i18n/use-locale';
import { formatTotalMonths } from '#shared/duration';
import styles from '../experiment.module.css';
import { GanttView } from './gantt-view';
import { PhaseList } from './phase-list';
import { PlanDrawing } from './plan-drawing';
import { PlanTable } from './plan-table';
import { today, useExperiments, useProcess } from '../use-experiments';

/** The phases and the actions in time: drawn, as a list, as a Mermaid gantt; and the phases to change. */
export function PlanPanel() {
  const { t } = useTranslation('experiment');
  const lines = usePlanLines();
  const [view, setView] = useState<'drawing' | 'list' | 'mermaid'>('drawing');
  const dated = lines.some((line) => line.planned ?? line.actual);
  return (
    <Stack gap={4}>
      {dated ? null : (
        <Notice kind="info" title={t('plan.nothing')}>
          <p>{t('plan.nothingHelp')}</p>
        </Notice>
      )}
      <TotalDuration />
      <Tabs
        label={t('plan.views')}
        selected={view}
        onChange={setView}
        tabs={[
          { id: 'drawing', label: t('plan.drawing'), content: dated ? <PlanDrawing lines={lines} today={today()} /> : null },
          { id: 'list', label: t('plan.list'), content: <PlanTable lines={lines} /> },
          { id: 'mermaid', label: t('plan.mermaid'), content: dated ? <GanttView lines={lines} /> : null },
        ]}
      />
      <PhaseList />
    </Stack>
  );
}

/** The plan of the démarche, kept in step with phases, trials and actions. */
function usePlanLines(): readonly PlanLine[] {
  const { t } = useTranslation('experiment');
  const locale = useLocale();
  const [records, process] = [useExperiments(), useProcess()];
  const phases = inOrder(useRecords(process.phases));
  const experiments = useRecords(records.experiments);
  const actions = useRecords(records.actions);
  return planLines({ phases, experiments, actions, phasesTitle: t('plan.phases'), today: today(), locale });
}

/** « Comptez 18–24 mois avant de commencer ». */
function TotalDuration() {
  const { t } = useTranslation('experiment');
  const phases = inOrder(useRecords(useProcess().phases));
  const locale = useLocale();
  const total = monthsBeforeOpenPhase(phases);
  if (total.phases === 0 || total.to === 0) return null;
  const open = phases[total.phases];
  const duration = formatTotalMonths(total, locale);
  return <p className={styles.total}>{open ? t('plan.before', { duration, title: open.title }) : t('plan.total', { duration })}</p>;
}
