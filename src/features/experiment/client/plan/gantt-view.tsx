import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MermaidFigure } from '#client/diagram/mermaid-figure.tsx';
import { Button } from '#client/kit/button.tsx';
import { showToast } from '#client/kit/notices/toast';
import { planToGantt } from '#features/experiment/model/gantt';
import type { PlanLine } from '#features/experiment/model/plan';
import styles from '../experiment.module.css';

/** The plan as a Mermaid gantt: drawn by Mermaid itself, and its text to take elsewhere. */
export function GanttView({ lines }: { lines: readonly PlanLine[] }) {
  const { t } = useTranslation('experiment');
  const text = planToGantt(lines, {
    title: t('plan.gantt'),
    actual: t('plan.actual'),
    openEnd: t('plan.openEnd'),
    atMost: t('plan.atMost'),
  });
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    showToast(t('plan.copied'));
  };
  return (
    <div className={styles.stack}>
      <MermaidFigure text={text} accTitle={t('plan.gantt')} accDescr={t('plan.drawingLabel', { count: lines.length })} />
      <div className={styles.row}>
        <Button size="s" icon={<Copy size={18} aria-hidden />} onPress={copy}>
          {t('plan.copy')}
        </Button>
      </div>
    </div>
  );
}
