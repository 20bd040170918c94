import { useTranslation } from 'react-i18next';
import { frenchSpaces } from '#shared/words/french-typography';
import type { Step } from '../model/workshop-section';

/** A question as it is read, large: « ? » never alone on its line; what stands for one that is still to be written. */
export function useQuestion(): (step: Pick<Step, 'question'>) => string {
  const { t, i18n } = useTranslation('workshop');
  return ({ question }) => (question === '' ? t('steps.noQuestion') : i18n.language.startsWith('fr') ? frenchSpaces(question) : question);
}
