import { useOfferedGestures } from '#client/gestures/use-gestures.tsx';
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { Stack } from '#client/kit/layout/stack.tsx';
import { Button } from '#client/kit/button.tsx';
import type { Stored } from '#document/records/record-collection';
import type { RecordId } from '#shared/ids';
import { neighbours } from '../model/workshop-operations';
import { kindsOf, type Step } from '../model/workshop-section';
import { KindMark } from './contributions/kind-mark';
import { NowMark } from './now-mark';
import { type Phones, usePhones } from './use-phones';
import { useQuestion } from './use-question';
import { useTitleFocus } from '#client/kit/focus/use-title-focus';
import { useSteps } from './use-workshops';
import styles from './workshop.module.css';

/** The question, large, and where it stands in the workshop. */
export function StepHeader({ step }: { readonly step: Stored<Step> }) {
  const { t } = useTranslation('workshop');
  const steps = useSteps(step.workshop);
  const phones = usePhones();
  const questionOf = useQuestion();
  const number = steps.findIndex(({ id }) => id === step.id) + 1;
  useTitleFocus(step.id);
  return (
    <Stack as="header">
      <div className={styles.where}>
        <p>
          {t('step.where', { number, total: steps.length })}
          {step.minutes > 0 ? ` · ${t('steps.minutes', { minutes: step.minutes })}` : ''} {phones.shown === step.id ? <NowMark /> : null}
        </p>
        <Turning step={step.id} steps={steps} phones={phones} />
      </div>
      <h1 tabIndex={-1} className={styles.bigQuestion}>
        {questionOf(step)}
      </h1>
      {step.help ? <p>{step.help}</p> : null}
      <p className={styles.kindRow}>
        {kindsOf(step).map((kind) => (
          <KindMark key={kind} kind={kind} />
        ))}
      </p>
    </Stack>
  );
}

interface TurningProps {
  readonly step: RecordId;
  readonly steps: readonly Stored<Step>[];
  readonly phones: Phones;
}

/** To the question before or after; phones that see this one come along. */
function Turning({ step, steps, phones }: TurningProps) {
  const { t } = useTranslation('workshop');
  const [, go] = useLocation();
  const { before, after } = neighbours(steps, step);
  const turn = (to: RecordId | undefined) => {
    if (to === undefined) return;
    if (phones.shown === step) phones.show(to);
    go(`/temps/${to}`);
  };
  useOfferedGestures('workshop', { next: after && (() => turn(after)), before: before && (() => turn(before)) });
  if (!before && !after) return null;
  return (
    <nav className={styles.turning} aria-label={t('step.turning')}>
      <Button size="s" icon={<ArrowLeft size={20} aria-hidden />} isDisabled={!before} onPress={() => turn(before)}>
        {t('step.before')}
      </Button>
      <Button size="s" icon={<ArrowRight size={20} aria-hidden />} isDisabled={!after} onPress={() => turn(after)}>
        {t('step.after')}
      </Button>
    </nav>
  );
}
