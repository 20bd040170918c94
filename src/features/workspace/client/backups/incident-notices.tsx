import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Notice } from '#client/kit/notices/notice.tsx';
import type { Incident } from '../../model/workspace-contract';
import { spokenDate } from '#client/i18n/spoken-date';

/** What was damaged and is mended, each until somebody says to have read it. */
export function IncidentNotices({ incidents, onRead }: { readonly incidents: readonly Incident[]; readonly onRead: () => void }) {
  const { t, i18n } = useTranslation('workspace');
  const words = ({ kind, backupAt }: Incident) => {
    if (kind === 'key') return t('repair.keyMended');
    if (backupAt === undefined) return t('repair.logAlone');
    return t('repair.logFilled', { date: spokenDate(backupAt, Date.now(), i18n.language) });
  };
  return incidents.map((incident) => (
    <Notice
      key={incident.kind}
      kind="warn"
      title={t(`repair.${incident.kind}`)}
      actions={<Button onPress={onRead}>{t('repair.understood')}</Button>}
    >
      {words(incident)}
    </Notice>
  ));
}
