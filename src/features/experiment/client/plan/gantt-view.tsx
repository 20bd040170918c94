import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Row } from '#client/kit/layout/row.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { MermaidFigure } from '#client/diagram/mermaid-figure.tsx';
import { Button } from '#client/kit/button.tsx';
import { showToast } from '#client/kit/notices/toast';
import { planToGantt } from '#features/experiment/model/gantt';
import type { PlanLine } from '#features/experiment/model/plan';

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
    <Stack gap={4}>
      <MermaidFigure text={text} accTitle={t('plan.gantt')} accDescr={t('plan.drawingLabel', { count: lines.length })} />
      <Row>
        <Button size="s" icon={<Copy size={18} aria-hidden />} onPress={copy}>
          {t('plan.copy')}
        </Button>
      </Row>
    </Stack>
  );
}
