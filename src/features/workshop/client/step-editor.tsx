import { useTranslation } from 'react-i18next';
import { useArrival } from '#client/kit/focus/arrival';
import { Row } from '#client/kit/layout/row.tsx';
import { useCore } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { CheckboxField } from '#client/kit/fields/checkbox-field.tsx';
import { DraftArea, DraftField, ParsedField } from '#client/kit/fields/draft-field.tsx';
import { showToast } from '#client/kit/notices/toast';
import type { Stored } from '#document/records/record-collection';
import { isKnown } from '#document/records/known-word';
import { CONTRIBUTION_KINDS } from '../model/contribution';
import { putBack, removeStep } from '../model/workshop-operations';
import { type Step, stepsOf } from '../model/workshop-section';
import { KindMark } from './contributions/kind-mark';
import styles from './workshop.module.css';

interface StepEditorProps {
  readonly step: Stored<Step>;
  readonly onRemoved: () => void;
}

/** What is asked, how to begin, what may be brought, and for how long. */
export function StepEditor({ step, onRemoved }: StepEditorProps) {
  const { t } = useTranslation('workshop');
  const core = useCore();
  const place = useArrival<HTMLDivElement>(step.id);
  const patch = (change: Partial<Step>) => stepsOf(core).patch(step.id, change);
  const remove = () => {
    const removed = removeStep(core, step.id);
    onRemoved();
    showToast(t('remove.stepDone'), { kind: 'info', action: { label: t('remove.undo'), run: () => putBack(core, removed) } });
  };
  return (
    <div className={styles.editor} ref={place}>
      <DraftField label={t('fields.question')} stored={step.question} maxLength={300} onCommit={(question) => patch({ question })} />
      <DraftArea
        label={t('fields.help')}
        description={t('fields.helpHelp')}
        rows={2}
        maxLength={600}
        stored={step.help}
        onCommit={(help) => patch({ help })}
      />
      <Kinds step={step} onChange={(kinds) => patch({ kinds })} />
      <div className={styles.minutes}>
        <ParsedField
          label={t('fields.minutes')}
          placeholder={t('fields.minutesExample')}
          stored={step.minutes || undefined}
          parse={parseMinutes}
          format={String}
          explain={t('fields.minutesWrong')}
          onCommit={(minutes) => patch({ minutes: minutes ?? 0 })}
        />
      </div>
      <Row gap={[2, 3]}>
        <Button size="s" variant="quiet" onPress={remove}>
          {t('remove.step')}
        </Button>
      </Row>
    </div>
  );
}

function Kinds({ step, onChange }: { step: Stored<Step>; onChange: (kinds: Step['kinds']) => void }) {
  const { t } = useTranslation('workshop');
  const offered = CONTRIBUTION_KINDS;
  const newer = step.kinds.filter((kind) => !isKnown(offered, kind));
  return (
    <fieldset className={styles.kindChoice}>
      <legend>{t('fields.kinds')}</legend>
      <p className={styles.soft}>{t('fields.kindsHelp')}</p>
      <div className={styles.kindBoxes}>
        {offered.map((kind) => (
          <CheckboxField
            key={kind}
            label={<KindMark kind={kind} />}
            isSelected={step.kinds.includes(kind)}
            onChange={(chosen) => onChange([...offered.filter((one) => (one === kind ? chosen : step.kinds.includes(one))), ...newer])}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** Whole minutes, up to ten hours; undefined when it is not that. */
function parseMinutes(text: string): number | undefined {
  const minutes = /^\s*(\d{1,3})\s*(?:min(?:utes?)?\.?)?\s*$/u.exec(text)?.[1];
  return minutes !== undefined && Number(minutes) <= 600 ? Number(minutes) : undefined;
}
