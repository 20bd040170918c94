import { useTranslation } from 'react-i18next';
import { useRecords } from '#client/documents/use-records';
import { useProcess } from './use-process';

/** « 5 phases », under the step of the path. */
export default function MethodSummary() {
  const { t } = useTranslation('methods');
  return <>{t('summary', { count: useRecords(useProcess().phases).length })}</>;
}
