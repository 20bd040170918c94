import { useTranslation } from 'react-i18next';
import { useOpenDocumentIds } from '#client/documents/use-open-document-ids';
import { useWorkspace } from '#client/documents/workspace-context.tsx';
import { screenAddress } from '#client/feature';
import { StatusLine } from '#client/kit/notices/status-line.tsx';
import { deliveryOf } from '../model/sharing-table';
import { usePhones } from './phones-state';
import styles from './sharing.module.css';
import { useSharing, useTables, useWaiting } from './sharing-state';

/** In the top bar: how many tables have what one looks at, how many phones are here, and who waits at the door. */
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
  const waiting = useWaiting(state, tables);
  const documents = useOpenDocumentIds();
  if (!state || (!state.share && !state.joined)) return null;
  const isLinked = tables.some(({ path }) => path !== 'none');
  const { tables: count, pending } = deliveryOf(documents, tables, waiting);
  const asking = state.share?.requests.length ?? 0;
  const words = asking > 0 ? t('sharing.barAsks', { count: asking }) : t(isLinked ? 'sharing.bar' : 'sharing.barAway', { count, pending });
  return (
    <a className={styles.bar} aria-label={words} href={screenAddress(id, 'inviter')}>
      <StatusLine kind={asking > 0 || (isLinked && pending > 0) ? 'waiting' : isLinked ? 'ok' : 'off'}>
        {asking > 0 ? words : t(isLinked ? 'sharing.barShort' : 'sharing.barAway', { count, pending })}
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
