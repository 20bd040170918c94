import { useTranslation } from 'react-i18next';
import { useOpenDocumentIds } from '#client/documents/use-open-document-ids';
import { useWorkspace } from '#client/documents/workspace-context.tsx';
import { screenAddress } from '#client/feature';
import { BarLink } from '#client/invite/bar-link.tsx';
import { deliveryOf } from '../model/table-status';
import { useSharing, useTables, useWaiting } from './use-sharing';

/** In the top bar: how many tables have what one looks at, and who waits at the door. */
export default function TablesBarItem() {
  const { t } = useTranslation('tables');
  const { id } = useWorkspace();
  const state = useSharing(id);
  const tables = useTables(state);
  const waiting = useWaiting(state, tables);
  const documents = useOpenDocumentIds();
  if (!state || (!state.share && !state.joined)) return null;
  const isLinked = tables.some(({ path }) => path !== 'none');
  const { tables: count, pending } = deliveryOf(documents, tables, waiting);
  const asking = state.share?.requests.length ?? 0;
  const words = asking > 0 ? t('barAsks', { count: asking }) : t(isLinked ? 'bar' : 'barAway', { count, pending });
  return (
    <BarLink
      name={words}
      href={screenAddress(id, 'inviter')}
      kind={asking > 0 || (isLinked && pending > 0) ? 'waiting' : isLinked ? 'ok' : 'off'}
    >
      {asking > 0 ? words : t(isLinked ? 'barShort' : 'barAway', { count, pending })}
    </BarLink>
  );
}
