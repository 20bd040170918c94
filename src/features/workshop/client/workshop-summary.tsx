import { useTranslation } from 'react-i18next';
import { useContributionCounts } from './contributions/contribution-counts';
import { useSteps, useWorkshops } from './use-workshops';

/** « 2 ateliers, 34 contributions », under the step of the path. */
export default function WorkshopSummary() {
  const { t } = useTranslation('workshop');
  const workshops = useWorkshops();
  const steps = useSteps().map(({ id }) => id);
  const counts = useContributionCounts(steps);
  const brought = steps.reduce((sum, step) => sum + (counts.get(step) ?? 0), 0);
  return <>{t('summary', { count: workshops.length, brought })}</>;
}
