import { useTranslation } from 'react-i18next';
import { useWorkspace } from '#client/documents/workspace-context.tsx';
import { screenAddress } from '#client/feature';
import { StatusLine } from '#client/kit/status-line.tsx';
import { usePhones } from './phones-state';
import styles from './sharing.module.css';
import { useSharing, useTables } from './sharing-state';

/** In the top bar: with how many tables and phones the démarche is shared now, and who waits at the door. */
export default function SharingBarItem() {
  return (
    <>
      <TablesItem />
      <PhonesItem />
    </>
  );
}

function TablesItem() {
  const { t } = useTranslation('workspace');
  const { id } = useWorkspace();
  const state = useSharing(id);
  const tables = useTables(state);
  if (!state || (!state.share && !state.joined)) return null;
  const linked = tables.filter(({ path }) => path !== 'none').length;
  const pending = tables.reduce((sum, table) => sum + table.pending, 0);
  const asking = state.share?.requests.length ?? 0;
  const words = asking > 0 ? t('sharing.barAsks', { count: asking }) : t('sharing.bar', { count: linked });
  return (
    <a className={styles.bar} aria-label={words} href={screenAddress(id, 'inviter')}>
      <StatusLine kind={asking > 0 || (linked > 0 && pending > 0) ? 'waiting' : linked === 0 ? 'off' : 'ok'}>
        {asking > 0 ? words : t('sharing.barShort', { count: linked })}
      </StatusLine>
    </a>
  );
}

function PhonesItem() {
  const { t } = useTranslation('workspace');
  const { id } = useWorkspace();
  const state = usePhones(id);
  if (!state?.session) return null;
  const here = state.guests.filter((guest) => guest.here).length;
  const asking = state.session.requests.length;
  const words = asking > 0 ? t('phones.barAsks', { count: asking }) : t('phones.bar', { count: here });
  return (
    <a className={styles.bar} href={screenAddress(id, 'inviter')}>
      <StatusLine kind={asking > 0 ? 'waiting' : here === 0 ? 'off' : 'ok'}>{words}</StatusLine>
    </a>
  );
}
