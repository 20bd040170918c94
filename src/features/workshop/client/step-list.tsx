import { ArrowDown, ArrowUp, Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { arrives } from '#client/kit/focus/arrival';
import { Link } from 'wouter';
import { Form } from '#client/kit/fields/form.tsx';
import { List } from '#client/kit/layout/list.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { useCore } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { IconButton } from '#client/kit/icon-button.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import type { Stored } from '#document/records/record-collection';
import type { RecordId } from '#shared/ids';
import { addSteps, CLASSIC_STEPS, moveStep } from '../model/workshop-operations';
import { kindsOf, type Step } from '../model/workshop-section';
import { useContributionCounts } from './contributions/contribution-counts';
import { KindMark } from './contributions/kind-mark';
import { NowMark } from './now-mark';
import { StepEditor } from './step-editor';
import { useClassicSteps } from './use-classic-steps';
import { usePhones } from './use-phones';
import { useQuestion } from './use-question';
import { useSteps } from './use-workshops';
import styles from './workshop.module.css';

/** The questions of a workshop in their order; one of them open for changes at a time. */
export function StepList({ workshop }: { readonly workshop: RecordId }) {
  const { t } = useTranslation('workshop');
  const core = useCore();
  const steps = useSteps(workshop);
  const classic = useClassicSteps();
  const [open, setOpen] = useState<RecordId>();
  const add = (question: string) => {
    const [made] = addSteps(core, workshop, [{ question }], Date.now());
    setOpen(made && arrives(made));
  };
  return (
    <Stack as="section" gap={5} aria-labelledby="steps">
      <h2 id="steps">{t('steps.title')}</h2>
      {steps.length === 0 ? (
        <Stack align="start">
          <p>{t('steps.none')}</p>
          <Button onPress={() => addSteps(core, workshop, classic, Date.now())}>
            {t('steps.classic', { count: CLASSIC_STEPS.length })}
          </Button>
        </Stack>
      ) : (
        <Steps steps={steps} open={open} onOpen={setOpen} />
      )}
      <AddStep onAdd={add} />
    </Stack>
  );
}

interface StepsProps {
  readonly steps: readonly Stored<Step>[];
  readonly open: RecordId | undefined;
  readonly onOpen: (id: RecordId | undefined) => void;
}

function Steps({ steps, open, onOpen }: StepsProps) {
  const counts = useContributionCounts(steps.map(({ id }) => id));
  const { shown } = usePhones();
  return (
    <List as="ol" isFramed>
      {steps.map((step, index) => (
        <li key={step.id}>
          <div className={styles.stepHead}>
            <StepName step={step} number={index + 1} brought={counts.get(step.id) ?? 0} isShown={step.id === shown} />
            <StepTools
              step={step}
              isFirst={index === 0}
              isLast={index === steps.length - 1}
              isOpen={open === step.id}
              onToggle={() => onOpen(open === step.id ? undefined : step.id)}
            />
          </div>
          {open === step.id ? <StepEditor step={step} onRemoved={() => onOpen(undefined)} /> : null}
        </li>
      ))}
    </List>
  );
}

interface StepNameProps {
  readonly step: Stored<Step>;
  readonly number: number;
  readonly brought: number;
  readonly isShown: boolean;
}

function StepName({ step, number, brought, isShown }: StepNameProps) {
  const { t } = useTranslation('workshop');
  const questionOf = useQuestion();
  return (
    <Stack gap={1} align="start">
      <span className={styles.soft}>
        {t('steps.number', { number })}
        {step.minutes > 0 ? ` · ${t('steps.minutes', { minutes: step.minutes })}` : ''} · {t('contributions', { count: brought })}{' '}
        {isShown ? <NowMark /> : null}
      </span>
      <Link href={`/temps/${step.id}`} className={styles.questionLink}>
        {questionOf(step)}
      </Link>
      <span className={styles.kindRow}>
        {kindsOf(step).map((kind) => (
          <KindMark key={kind} kind={kind} />
        ))}
      </span>
    </Stack>
  );
}

interface StepToolsProps {
  readonly step: Stored<Step>;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function StepTools({ step, isFirst, isLast, isOpen, onToggle }: StepToolsProps) {
  const { t } = useTranslation('workshop');
  const core = useCore();
  const tools = useRef<HTMLDivElement>(null);
  const moving = useRef<-1 | 1>(undefined);
  const question = step.question || t('steps.noQuestion');
  useEffect(() => {
    // A line that moves loses the focus in the browser: it goes back to its arrow, or to the other one at the end.
    const by = moving.current;
    moving.current = undefined;
    if (by === undefined) return;
    const [up, down] = tools.current?.querySelectorAll('button') ?? [];
    const [wanted, other] = by < 0 ? [up, down] : [down, up];
    (wanted?.disabled ? other : wanted)?.focus();
  });
  const move = (by: -1 | 1) => {
    moving.current = by;
    moveStep(core, step.id, by);
  };
  return (
    <div className={styles.stepTools} ref={tools}>
      <IconButton framed label={t('steps.up', { question })} isDisabled={isFirst} onPress={() => move(-1)}>
        <ArrowUp size={20} aria-hidden />
      </IconButton>
      <IconButton framed label={t('steps.down', { question })} isDisabled={isLast} onPress={() => move(1)}>
        <ArrowDown size={20} aria-hidden />
      </IconButton>
      <Button
        size="s"
        aria-expanded={isOpen}
        aria-label={t(isOpen ? 'steps.closeThis' : 'steps.editThis', { question })}
        onPress={onToggle}
      >
        {t(isOpen ? 'steps.close' : 'steps.edit')}
      </Button>
    </div>
  );
}

function AddStep({ onAdd }: { readonly onAdd: (question: string) => void }) {
  const { t } = useTranslation('workshop');
  const [question, setQuestion] = useState('');
  const add = () => {
    onAdd(question.trim());
    setQuestion('');
  };
  return (
    <Form onSend={add}>
      <Row align="end" fill>
        <TextField
          label={t('steps.new')}
          placeholder={t('steps.newExample')}
          value={question}
          onChange={setQuestion}
          maxLength={300}
          isRequired
        />
        <Button type="submit" icon={<Plus size={20} aria-hidden />}>
          {t('steps.add')}
        </Button>
      </Row>
    </Form>
  );
}
