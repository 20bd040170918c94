import { useTranslation } from 'react-i18next';
import { useRecords } from '#client/documents/use-records';
import { useCore } from '#client/documents/workspace-context.tsx';
import { processRecords } from '#features/methods/model/process-section';
import { useFrame } from './use-frame';

/** Under « Cadre » on the path: when the rules were agreed on, else how many there are. */
export default function FrameSummary() {
  const { t, i18n } = useTranslation('workspace');
  const rules = useRecords(processRecords(useCore()).rules);
  const { agreedOn } = useFrame();
  if (agreedOn) {
    const date = new Intl.DateTimeFormat(i18n.language, { day: 'numeric', month: 'long' }).format(new Date(`${agreedOn}T12:00:00`));
    return t('frame.agreed', { date });
  }
  return rules.length > 0 ? t('ruleCount', { count: rules.length }) : null;
}
