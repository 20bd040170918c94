import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Notice } from '#client/kit/notices/notice.tsx';
import type { Incident } from '../../model/workspace-contract';
import { useLocale } from '#client/i18n/use-locale';
import { formatMoment } from '#shared/moment';

/** What was damaged and is mended, each until somebody says to have read it. */
export function IncidentNotices({ incidents, onRead }: { readonly incidents: readonly Incident[]; readonly onRead: () => void }) {
  const { t } = useTranslation('workspace');
  const locale = useLocale();
  const words = ({ kind, backupAt }: Incident) => {
    if (kind === 'key') return t('repair.keyMended');
    if (backupAt === undefined) return t('repair.logAlone');
    return t('repair.logFilled', { date: formatMoment(backupAt, Date.now(), locale) });
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
