import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale';
import { formatPartialDate } from '#shared/partial-date';
import { useRecords } from '#client/documents/use-records';
import { useCore } from '#client/documents/workspace-context.tsx';
import { processRecords } from '../../model/process-section';
import { useAgreedOn } from './use-agreed-on';

/** Under « Cadre » on the path: when the rules were agreed on, else how many there are. */
export default function RulesSummary() {
  const { t } = useTranslation('methods');
  const locale = useLocale();
  const rules = useRecords(processRecords(useCore()).rules);
  const agreedOn = useAgreedOn();
  if (agreedOn) {
    const date = formatPartialDate(agreedOn, locale);
    return t('frame.agreed', { date });
  }
  return rules.length > 0 ? t('frame.ruleCount', { count: rules.length }) : null;
}
