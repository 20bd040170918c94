import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '#client/documents/workspace-context.tsx';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { Notice } from '#client/kit/notices/notice.tsx';
import { Door } from './door';
import { OpeningForm } from './opening-form';
import { Guests } from './guests';
import { Invite } from './invite';
import { SelfTest } from './self-test';
import { usePhones } from './use-phones';
import styles from '#client/invite/invite.module.css';

/** « Des téléphones »: opening, the codes to scan, the door, and who is here. */
export default function PhonesTab() {
  const { t } = useTranslation('phones');
  const { id } = useWorkspace();
  const state = usePhones(id);
  const [error, setError] = useState<unknown>();
  if (!state) return null;
  const { session, guests } = state;
  return (
    <div className={styles.screen}>
      {error ? <ErrorNotice error={error} onClose={() => setError(undefined)} /> : null}
      {session ? (
        <>
          <Door workspaceId={id} session={session} onError={setError} />
          <Invite workspaceId={id} session={session} keeping={guests.filter(({ kept }) => kept > 0).length} onError={setError} />
          {guests.length === 0 ? <SelfTest answered={Math.max(session.reached, session.requests.length)} /> : null}
          <Guests workspaceId={id} session={session} guests={guests} onError={setError} />
        </>
      ) : (
        <>
          {state.hasRunOut ? (
            <Notice kind="info" title={t('ranOut')}>
              <p>{t('ranOutWords')}</p>
            </Notice>
          ) : null}
          <OpeningForm workspaceId={id} />
        </>
      )}
    </div>
  );
}
