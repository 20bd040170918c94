import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { DraftArea, DraftField, ParsedField } from '#client/kit/fields/draft-field.tsx';
import { IconButton } from '#client/kit/icon-button.tsx';
import { showToast } from '#client/kit/notices/toast';
import { listAfter } from '#document/records/list-after';
import type { Stored } from '#document/records/record-collection';
import type { Step } from '#features/methods/model/process-section';
import { formatDuration, parseDuration } from '#shared/duration';
import styles from './methods.module.css';
import { useProcess } from './use-process';

interface StepEditorProps {
  readonly step: Stored<Step>;
  readonly before: Stored<Step> | undefined;
  readonly after: Stored<Step> | undefined;
  readonly onClose: () => void;
}

type LinesOf = 'prompts' | 'materials' | 'watch';

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Every word of one step, written as one goes. */
export function StepEditor({ step, before, after, onClose }: StepEditorProps) {
  const { t } = useTranslation('methods');
  const process = useProcess();
  const patch = (change: Partial<Step>) => process.steps.patch(step.id, change);
  const linesField = (field: LinesOf) => (
    <DraftArea
      label={t(`step.${field}`)}
      description={t('step.onePerLine')}
      stored={step[field].join('\n')}
      onCommit={(text, before) => patch({ [field]: listAfter(linesOf(before), linesOf(text), step[field]) })}
    />
  );
  return (
    <div className={styles.editor}>
      <DraftField label={t('step.title')} stored={step.title} maxLength={300} onCommit={(title) => patch({ title })} />
      <ParsedField
        label={t('step.duration')}
        description={t('step.durationHelp')}
        stored={step.duration}
        parse={parseDuration}
        format={formatDuration}
        explain={t('step.durationWrong')}
        onCommit={(duration) => patch({ duration })}
      />
      <DraftArea label={t('step.purpose')} rows={2} stored={step.purpose} onCommit={(purpose) => patch({ purpose })} />
      <DraftArea label={t('step.simple')} rows={2} stored={step.simple} onCommit={(simple) => patch({ simple })} />
      {linesField('prompts')}
      {linesField('materials')}
      {linesField('watch')}
      <DraftArea label={t('step.output')} rows={2} stored={step.output} onCommit={(output) => patch({ output })} />
      <Gestures step={step} before={before} after={after} onClose={onClose} />
    </div>
  );
}

function Gestures({ step, before, after, onClose }: StepEditorProps) {
  const { t } = useTranslation('methods');
  const process = useProcess();
  const { core } = useWorkspace();
  const swap = (other: Stored<Step> | undefined) => {
    if (!other) return;
    process.together(() => {
      process.steps.patch(step.id, { order: other.order });
      process.steps.patch(other.id, { order: step.order });
    });
  };
  const remove = () => {
    core.undo.stopCapturing();
    process.steps.remove(step.id);
    core.undo.stopCapturing();
    showToast(t('step.removed'), { kind: 'info', action: { label: t('step.undo'), run: () => core.undo.undo() } });
  };
  return (
    <div className={styles.row}>
      <Button size="s" onPress={onClose}>
        {t('step.close')}
      </Button>
      <IconButton framed label={t('step.up', { title: step.title })} isDisabled={!before} onPress={() => swap(before)}>
        <ArrowUp size={20} aria-hidden />
      </IconButton>
      <IconButton framed label={t('step.down', { title: step.title })} isDisabled={!after} onPress={() => swap(after)}>
        <ArrowDown size={20} aria-hidden />
      </IconButton>
      <Button size="s" variant="quiet" onPress={remove}>
        {t('step.remove')}
      </Button>
    </div>
  );
}
