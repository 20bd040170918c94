import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sharingContract } from '#bridge/sharing-contract';
import { useService, useWorkspace } from '#client/documents/workspace-context.tsx';
import styles from '#client/invite/invite.module.css';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { waitingByDocument } from '../model/table-status';
import { Door } from './door';
import { Joined } from './joined';
import { OpeningForm } from './opening-form';
import { TableList } from './table-list';
import { useSharing, useTables, useWaiting } from './use-sharing';
import { WaitingDocuments } from './waiting-documents';

/** « Une autre table »: opening the door, the code, who is here, and for who joined, the way out. */
export default function TablesTab() {
  const { t } = useTranslation('tables');
  const { id } = useWorkspace();
  const sharing = useService(sharingContract);
  const state = useSharing(id);
  const tables = useTables(state);
  const waiting = useWaiting(state, tables);
  const [error, setError] = useState<unknown>();
  const remove = (table: string) => void sharing.remove({ workspaceId: id, table }).catch(setError);
  const isActive = state !== undefined && (state.share !== null || state.joined !== null);
  const isLinked = tables.some(({ path }) => path !== 'none');
  return (
    <div className={styles.screen}>
      <p>{t('inviteIntro')}</p>
      {error ? <ErrorNotice error={error} onClose={() => setError(undefined)} /> : null}
      {state?.joined ? <Joined workspaceId={id} joined={state.joined} isLinked={isLinked} onError={setError} /> : null}
      {state?.share ? <Door workspaceId={id} share={state.share} onError={setError} /> : null}
      {state && !isActive ? <OpeningForm workspaceId={id} tableName={state.tableName} /> : null}
      {isActive ? <TableList me={state.tableName} tables={tables} onRemove={state.share ? remove : undefined} /> : null}
      {isActive && tables.length > 0 ? <WaitingDocuments documents={waitingByDocument(tables, waiting)} /> : null}
    </div>
  );
}
