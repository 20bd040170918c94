import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sharingContract } from '#bridge/sharing-contract';
import { useService, useWorkspace } from '#client/documents/workspace-context.tsx';
import { ErrorNotice } from '#client/kit/error-notice.tsx';
import { PageHeader } from '#client/kit/page-header.tsx';
import styles from './sharing.module.css';
import { SharingDoor } from './sharing-door';
import { SharingDoorForm } from './sharing-door-form';
import { SharingJoined } from './sharing-joined';
import { useSharing, useTables } from './sharing-state';
import { SharingTables } from './sharing-tables';

/** « Inviter une table »: opening the door, the code, who is here, and for who joined, the way out. */
export default function SharingInviteScreen() {
  const { t } = useTranslation('workspace');
  const { id } = useWorkspace();
  const sharing = useService(sharingContract);
  const state = useSharing(id);
  const tables = useTables(state);
  const [error, setError] = useState<unknown>();
  const remove = (table: string) => void sharing.remove({ workspaceId: id, table }).catch(setError);
  const isActive = state !== undefined && (state.share !== null || state.joined !== null);
  const isLinked = tables.some(({ path }) => path !== 'none');
  return (
    <>
      <PageHeader title={t('sharing.inviteTitle')} intro={t('sharing.inviteIntro')} />
      <div className={styles.screen}>
        {error ? <ErrorNotice error={error} onClose={() => setError(undefined)} /> : null}
        {state?.joined ? <SharingJoined workspaceId={id} joined={state.joined} isLinked={isLinked} onError={setError} /> : null}
        {state?.share ? <SharingDoor workspaceId={id} share={state.share} onError={setError} /> : null}
        {state && !isActive ? <SharingDoorForm workspaceId={id} tableName={state.tableName} /> : null}
        {isActive ? <SharingTables me={state.tableName} tables={tables} onRemove={state.share ? remove : undefined} /> : null}
      </div>
    </>
  );
}
