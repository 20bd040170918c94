import { useTranslation } from 'react-i18next';
import { useRecords } from '#client/documents/use-records';
import { useCore } from '#client/documents/workspace-context.tsx';
import { processRecords } from '../../model/process-section';
import { useAgreedOn } from './use-agreed-on';

/** Under « Cadre » on the path: when the rules were agreed on, else how many there are. */
export default function RulesSummary() {
  const { t, i18n } = useTranslation('methods');
  const rules = useRecords(processRecords(useCore()).rules);
  const agreedOn = useAgreedOn();
  if (agreedOn) {
    const date = new Intl.DateTimeFormat(i18n.language, { day: 'numeric', month: 'long' }).format(new Date(`${agreedOn}T12:00:00`));
    return t('frame.agreed', { date });
  }
  return rules.length > 0 ? t('frame.ruleCount', { count: rules.length }) : null;
}
