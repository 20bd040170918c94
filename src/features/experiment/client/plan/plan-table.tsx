import { useTranslation } from 'react-i18next';
import { DataTable } from '#client/kit/tables/data-table.tsx';
import type { PlanLine } from '#features/experiment/model/plan';
import { StateMark } from '../state-mark';

/** The plan in words: all that the drawing shows. */
export function PlanTable({ lines }: { lines: readonly PlanLine[] }) {
  const { t } = useTranslation('experiment');
  return (
    <DataTable
      caption={t('plan.title')}
      hideCaption
      rows={lines}
      emptyText={t('plan.nothing')}
      columns={[
        { id: 'what', label: t('plan.columns.what'), isRowHeader: true, render: (line) => line.label, sortBy: (line) => line.label },
        { id: 'group', label: t('plan.columns.group'), render: (line) => line.group, sortBy: (line) => line.group },
        { id: 'state', label: t('plan.columns.state'), render: (line) => <StateMark state={line.state} late={line.late} /> },
        {
          id: 'planned',
          label: t('plan.columns.planned'),
          render: (line) => line.plannedText,
          sortBy: (line) => line.planned?.first ?? '9',
        },
        {
          id: 'actual',
          label: t('plan.columns.actual'),
          render: (line) => line.actualText || '—',
          sortBy: (line) => line.actual?.first ?? '9',
        },
        { id: 'condition', label: t('plan.columns.condition'), render: (line) => line.condition || '—' },
      ]}
    />
  );
}
