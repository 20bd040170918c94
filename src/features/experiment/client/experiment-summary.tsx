import { useTranslation } from 'react-i18next';
import { useRecords } from '#client/documents/use-records';
import { useExperiments } from './use-experiments';

/** « 3 essais », under the step of the path. */
export default function ExperimentSummary() {
  const { t } = useTranslation('experiment');
  const experiments = useRecords(useExperiments().experiments);
  return <>{t('summary', { count: experiments.length })}</>;
}
