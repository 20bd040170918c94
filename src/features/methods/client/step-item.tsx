import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Stack } from '#client/kit/layout/stack.tsx';
import { useRecords } from '#client/documents/use-records';
import { Button } from '#client/kit/button.tsx';
import type { Stored } from '#document/records/record-collection';
import type { Step } from '#features/methods/model/process-section';
import { useLocale } from '#client/i18n/use-locale';
import { formatDuration } from '#shared/duration';
import styles from './methods.module.css';
import { StepEditor } from './step-editor';
import { TitledList } from './titled-list';
import { useProcess } from './use-process';

interface StepItemProps {
  readonly step: Stored<Step>;
  readonly simple: boolean;
  readonly before: Stored<Step> | undefined;
  readonly after: Stored<Step> | undefined;
}

/** One step, folded under its title; open, it is read, and changed on request. */
export function StepItem({ step, simple, before, after }: StepItemProps) {
  const { t } = useTranslation('methods');
  const locale = useLocale();
  const [editing, setEditing] = useState(false);
  return (
    <li className={styles.step}>
      <details>
        <summary>
          <h3>{step.title}</h3>
          {step.duration ? <span className={styles.soft}>{formatDuration(step.duration, locale)}</span> : null}
        </summary>
        {editing ? (
          <StepEditor step={step} before={before} after={after} onClose={() => setEditing(false)} />
        ) : (
          <>
            <StepReading step={step} simple={simple} />
            <Button size="s" onPress={() => setEditing(true)}>
              {t('step.edit', { title: step.title })}
            </Button>
          </>
        )}
      </details>
    </li>
  );
}

function StepReading({ step, simple }: { step: Stored<Step>; simple: boolean }) {
  const { t } = useTranslation('methods');
  const process = useProcess();
  const roles = useRecords(process.roles).filter((role) => step.roleIds.includes(role.id));
  const tools = useRecords(process.tools).filter((tool) => step.toolIds.includes(tool.id));
  if (simple && step.simple) return <p className={styles.simple}>{step.simple}</p>;
  return (
    <Stack gap={4}>
      <p>{step.purpose}</p>
      {step.simple ? (
        <p className={styles.simple}>
          <b>{t('simple')}</b> {step.simple}
        </p>
      ) : null}
      <TitledList title={t('step.prompts')} lines={step.prompts} />
      <TitledList title={t('step.materials')} lines={step.materials} />
      <TitledList title={t('step.watch')} lines={step.watch} />
      <TitledList title={t('step.roles')} lines={roles.map((role) => role.title)} />
      <TitledList title={t('step.tools')} lines={tools.map(({ tool }) => tool.title)} />
      <TitledList title={t('step.output')} lines={step.output ? [step.output] : []} />
    </Stack>
  );
}
