import { useTranslation } from 'react-i18next';
import { CLASSIC_STEPS, type StepDraft } from '../model/workshop-operations';

/** The three usual steps, in the words of the interface's language. */
export function useClassicSteps(): readonly StepDraft[] {
  const { t } = useTranslation('workshop');
  return CLASSIC_STEPS.map(({ key, kinds, minutes }) => ({
    question: t(`classic.${key}.question`),
    help: t(`classic.${key}.help`),
    kinds,
    minutes,
  }));
}
