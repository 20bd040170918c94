import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SharingState, sharingContract } from '#bridge/sharing-contract';
import { useService, useWorkspace } from '#client/documents/workspace-context.tsx';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { PageHeader } from '#client/kit/layout/page-header.tsx';
import { Tabs } from '#client/kit/layout/tabs.tsx';
import { PhonesPart } from './phones-part';
import styles from './sharing.module.css';
import { SharingDoor } from './sharing-door';
import { SharingDoorForm } from './sharing-door-form';
import { SharingJoined } from './sharing-joined';
import { waitingByDocument } from '../model/sharing-table';
import { useSharing, useTables, useWaiting } from './sharing-state';
import { SharingTables } from './sharing-tables';
import { SharingWaiting } from './sharing-waiting';

type Invited = 'phones' | 'tables';

/** « Inviter »: phones of people who are here, or another computer. */
export default function SharingInviteScreen() {
  const { t } = useTranslation('workspace');
  const { id } = useWorkspace();
  const state = useSharing(id);
  const [picked, setPicked] = useState<Invited>();
  // Who shares with tables comes back for them; said once, so that leaving them does not turn the page.
  if (state && !picked) setPicked(state.share || state.joined ? 'tables' : 'phones');
  return (
    <>
      <PageHeader title={t('sharing.inviteTitle')} />
      {picked ? (
        <Tabs<Invited>
          label={t('phones.tabs')}
          selected={picked}
          onChange={setPicked}
          tabs={[
            { id: 'phones', label: t('phones.tab'), content: <PhonesPart /> },
            { id: 'tables', label: t('phones.tabTables'), content: <TablesPart state={state} /> },
          ]}
        />
      ) : null}
    </>
  );
}

/** Another computer: opening the door, the code, who is here, and for who joined, the way out. */
function TablesPart({ state }: { readonly state: SharingState | undefined }) {
  const { t } = useTranslation('workspace');
  const { id } = useWorkspace();
  const sharing = useService(sharingContract);
  const tables = useTables(state);
  const waiting = useWaiting(state, tables);
  const [error, setError] = useState<unknown>();
  const remove = (table: string) => void sharing.remove({ workspaceId: id, table }).catch(setError);
  const isActive = state !== undefined && (state.share !== null || state.joined !== null);
  const isLinked = tables.some(({ path }) => path !== 'none');
  return (
    <div className={styles.screen}>
      <p>{t('sharing.inviteIntro')}</p>
      {error ? <ErrorNotice error={error} onClose={() => setError(undefined)} /> : null}
      {state?.joined ? <SharingJoined workspaceId={id} joined={state.joined} isLinked={isLinked} onError={setError} /> : null}
      {state?.share ? <SharingDoor workspaceId={id} share={state.share} onError={setError} /> : null}
      {state && !isActive ? <SharingDoorForm workspaceId={id} tableName={state.tableName} /> : null}
      {isActive ? <SharingTables me={state.tableName} tables={tables} onRemove={state.share ? remove : undefined} /> : null}
      {isActive && tables.length > 0 ? <SharingWaiting documents={waitingByDocument(tables, waiting)} /> : null}
    </div>
  );
}
