import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '#client/kit/fields/form.tsx';
import { List } from '#client/kit/layout/list.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { useRecords } from '#client/documents/use-records';
import { Button } from '#client/kit/button.tsx';
import { CheckboxField } from '#client/kit/fields/checkbox-field.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import type { Stored } from '#document/records/record-collection';
import { inOrder, nextOrder, type Phase, stepSchema } from '#features/methods/model/process-section';
import { useLocale } from '#client/i18n/use-locale';
import { formatDuration } from '#shared/duration';
import styles from './methods.module.css';
import { StepItem } from './step-item';
import { TitledList } from './titled-list';
import { useProcess } from './use-process';

/** The phases and their steps, to read, in simple words on request, and to change. */
export function OurMethod() {
  const { t } = useTranslation('methods');
  const process = useProcess();
  const phases = inOrder(useRecords(process.phases));
  const [simple, setSimple] = useState(false);
  return (
    <Stack gap={4}>
      <CheckboxField label={t('simpleOn')} isSelected={simple} onChange={setSimple} />
      <ol className={styles.phases}>
        {phases.map((phase) => (
          <PhaseSection key={phase.id} phase={phase} simple={simple} />
        ))}
      </ol>
    </Stack>
  );
}

function PhaseSection({ phase, simple }: { phase: Stored<Phase>; simple: boolean }) {
  const { t } = useTranslation('methods');
  const process = useProcess();
  const locale = useLocale();
  const steps = inOrder(useRecords(process.steps).filter((step) => step.phaseId === phase.id));
  return (
    <li className={styles.phase}>
      <h2>
        {phase.title} {phase.duration ? <small className={styles.soft}>{formatDuration(phase.duration, locale)}</small> : null}
      </h2>
      <p>{simple && phase.simple ? phase.simple : phase.goal}</p>
      <List as="ol" isFramed>
        {steps.map((step, index) => (
          <StepItem key={step.id} step={step} simple={simple} before={steps[index - 1]} after={steps[index + 1]} />
        ))}
      </List>
      <AddStep phaseId={phase.id} order={nextOrder(steps)} />
      {simple ? null : <TitledList title={t('phase.outputs')} lines={phase.outputs} />}
      {simple ? null : <TitledList title={t('phase.checks')} lines={phase.checks} />}
    </li>
  );
}

function AddStep({ phaseId, order }: { phaseId: string; order: number }) {
  const { t } = useTranslation('methods');
  const process = useProcess();
  const [title, setTitle] = useState('');
  return (
    <Form
      onSend={() => {
        process.steps.create(stepSchema.parse({ phaseId, title: title.trim(), order, createdAt: Date.now() }));
        setTitle('');
      }}
    >
      <Row align="end" fill>
        <TextField label={t('step.new')} value={title} onChange={setTitle} maxLength={300} isRequired />
        <Button type="submit">{t('step.add')}</Button>
      </Row>
    </Form>
  );
}
