import { useTranslation } from 'react-i18next';
import { useRecords } from '#client/documents/use-records';
import { useCore } from '#client/documents/workspace-context.tsx';
import { orderedChapters } from '../../model/chapters/chapter-order';
import { chaptersOf } from '../../model/diagnostic-section';

/** « 3 sujets », under the step of the path; nothing while there is none. */
export default function DiagnosticSummary() {
  const { t } = useTranslation('diagnostic');
  const count = orderedChapters(useRecords(chaptersOf(useCore()))).length;
  return count === 0 ? null : <>{t('summary', { count })}</>;
}
