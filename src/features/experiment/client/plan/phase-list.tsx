import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { List } from '#client/kit/layout/list.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { useRecords } from '#client/documents/use-records';
import { Button } from '#client/kit/button.tsx';
import { DraftArea, DraftField, ParsedField } from '#client/kit/fields/draft-field.tsx';
import { IconButton } from '#client/kit/icon-button.tsx';
import type { Stored } from '#document/records/record-collection';
import { inOrder, nextOrder, type Phase, phaseSchema } from '#features/methods/model/process-section';
import { useLocale } from '#client/i18n/use-locale';
import { formatDuration, parseDuration } from '#shared/duration';
import { PeriodField } from '../action-editor';
import { AddLine } from '../action-list';
import styles from '../experiment.module.css';
import { StateField, StateMark } from '../state-mark';
import { useProcess } from '../use-experiments';
import { useUndoable } from '../use-undoable';

/** The phases of the démarche: their order, how long they take, when they were meant to be and when they were. */
export function PhaseList() {
  const { t } = useTranslation('experiment');
  const process = useProcess();
  const phases = inOrder(useRecords(process.phases));
  const swap = (a: Stored<Phase> | undefined, b: Stored<Phase> | undefined) => {
    if (!a || !b) return;
    process.together(() => {
      process.phases.patch(a.id, { order: b.order });
      process.phases.patch(b.id, { order: a.order });
    });
  };
  return (
    <section className={styles.section} aria-labelledby="phases">
      <h2 id="phases">{t('plan.editPhases')}</h2>
      <List as="ol" isFramed>
        {phases.map((phase, index) => (
          <PhaseEditor
            key={phase.id}
            phase={phase}
            onUp={index > 0 ? () => swap(phase, phases[index - 1]) : undefined}
            onDown={index < phases.length - 1 ? () => swap(phase, phases[index + 1]) : undefined}
          />
        ))}
      </List>
      <AddLine
        label={t('plan.newPhase')}
        button={t('plan.addPhase')}
        gesture="phase"
        onAdd={(title) => process.phases.create(phaseSchema.parse({ title, order: nextOrder(phases), createdAt: Date.now() }))}
      />
    </section>
  );
}

interface PhaseEditorProps {
  readonly phase: Stored<Phase>;
  readonly onUp: (() => void) | undefined;
  readonly onDown: (() => void) | undefined;
}

/** One phase, folded under its title. */
function PhaseEditor({ phase, onUp, onDown }: PhaseEditorProps) {
  const locale = useLocale();
  const { title } = phase;
  return (
    <li>
      <details>
        <summary className={styles.fold}>
          <span className={styles.lineTitle}>{title}</span>
          <span className={styles.soft}>{phase.duration ? formatDuration(phase.duration, locale) : ''}</span>
          <StateMark state={phase.state} />
        </summary>
        <PhaseFields phase={phase} onUp={onUp} onDown={onDown} />
      </details>
    </li>
  );
}

function PhaseFields({ phase, onUp, onDown }: PhaseEditorProps) {
  const { t } = useTranslation('experiment');
  const process = useProcess();
  const undoable = useUndoable();
  const patch = (change: Partial<Phase>) => process.phases.patch(phase.id, change);
  const { title } = phase;
  return (
    <div className={styles.editor}>
      <DraftField label={t('plan.phase.title')} stored={title} maxLength={300} onCommit={(text) => patch({ title: text })} />
      <StateField state={phase.state} onChange={(state) => patch({ state })} />
      <ParsedField
        label={t('plan.phase.duration')}
        description={t('plan.phase.durationHelp')}
        stored={phase.duration}
        parse={parseDuration}
        format={formatDuration}
        explain={t('plan.phase.durationWrong')}
        onCommit={(duration) => patch({ duration })}
      />
      <PeriodField label={t('plan.phase.planned')} period={phase.planned} onCommit={(planned) => patch({ planned })} />
      <PeriodField label={t('plan.phase.actual')} period={phase.actual} onCommit={(actual) => patch({ actual })} />
      <DraftArea label={t('plan.phase.goal')} rows={1} stored={phase.goal} onCommit={(goal) => patch({ goal })} />
      <Row>
        <IconButton framed label={t('plan.phase.up', { title })} isDisabled={!onUp} onPress={() => onUp?.()}>
          <ArrowUp size={20} aria-hidden />
        </IconButton>
        <IconButton framed label={t('plan.phase.down', { title })} isDisabled={!onDown} onPress={() => onDown?.()}>
          <ArrowDown size={20} aria-hidden />
        </IconButton>
        <Button size="s" variant="quiet" onPress={() => undoable(t('plan.phase.removed'), () => process.phases.remove(phase.id))}>
          {t('plan.phase.remove', { title })}
        </Button>
      </Row>
    </div>
  );
}
