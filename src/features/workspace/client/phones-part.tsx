import { useState } from 'react';
import { useWorkspace } from '#client/documents/workspace-context.tsx';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { PhonesDoor } from './phones-door';
import { PhonesForm } from './phones-form';
import { PhonesGuests } from './phones-guests';
import { PhonesInvite } from './phones-invite';
import { PhonesSelfTest } from './phones-self-test';
import { usePhones } from './phones-state';
import styles from './sharing.module.css';

/** « Des téléphones »: opening, the codes to scan, the door, and who is here. */
export function PhonesPart() {
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
          <PhonesDoor workspaceId={id} session={session} onError={setError} />
          <PhonesInvite workspaceId={id} session={session} keeping={guests.filter(({ kept }) => kept > 0).length} onError={setError} />
          {guests.length === 0 ? <PhonesSelfTest answered={Math.max(session.reached, session.requests.length)} /> : null}
          <PhonesGuests workspaceId={id} session={session} guests={guests} onError={setError} />
        </>
      ) : (
        <PhonesForm workspaceId={id} />
      )}
    </div>
  );
}
