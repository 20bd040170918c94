import { DoorOpen } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SharingState, sharingContract } from '#bridge/sharing-contract';
import { spokenCode } from '#bridge/spoken-code';
import { useService } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import styles from './sharing.module.css';
import { spokenTime } from './spoken-date';

interface SharingDoorProps {
  readonly workspaceId: string;
  readonly share: NonNullable<SharingState['share']>;
  readonly onError: (error: unknown) => void;
}

/** While the door is open: the code in big letters, the address, and who stands there. */
export function SharingDoor({ workspaceId, share, onError }: SharingDoorProps) {
  const { t } = useTranslation('workspace');
  const sharing = useService(sharingContract);
  const run = (done: Promise<unknown>) => void done.catch(onError);
  return (
    <>
      <Requests share={share} decide={(requestId, admitted) => run(sharing.decide({ workspaceId, requestId, admitted }))} />
      <section className={styles.door} aria-labelledby="sharing-code">
        <h2 id="sharing-code">{t('sharing.codeTitle')}</h2>
        <Code share={share} onRenew={() => run(sharing.renewCode({ workspaceId }))} />
        <p>{t('sharing.howTo')}</p>
        <dl className={styles.address}>
          <dt>{t('sharing.addressTitle')}</dt>
          <dd>{share.address}</dd>
        </dl>
        <p className={styles.note}>{t('sharing.safety')}</p>
        <div className={styles.actions}>
          <Button onPress={() => run(sharing.stopSharing({ workspaceId }))}>{t('sharing.stop')}</Button>
          <span className={styles.note}>{t('sharing.stopNote')}</span>
        </div>
      </section>
    </>
  );
}

function Code({ share, onRenew }: { readonly share: SharingDoorProps['share']; readonly onRenew: () => void }) {
  const { t, i18n } = useTranslation('workspace');
  const isOver = useIsPast(share.codeExpiresAt);
  const letters = [...share.code.toUpperCase()].join(' ');
  return (
    <div className={styles.codeLine}>
      <p className={isOver ? styles.codeOver : styles.code} role="img" aria-label={t('sharing.codeSpelled', { letters })}>
        {spokenCode(share.code)}
      </p>
      <p className={styles.note} role="status">
        {isOver ? t('sharing.codeExpired') : t('sharing.codeUntil', { time: spokenTime(share.codeExpiresAt, i18n.language) })}
      </p>
      <Button size="s" variant={isOver ? 'go' : 'plain'} onPress={onRenew}>
        {t('sharing.newCode')}
      </Button>
    </div>
  );
}

function Requests(props: { readonly share: SharingDoorProps['share']; readonly decide: (requestId: string, admitted: boolean) => void }) {
  const { t } = useTranslation('workspace');
  const { requests } = props.share;
  if (requests.length === 0) return null;
  return (
    <section className={styles.requests} aria-labelledby="sharing-requests" role="alert">
      <h2 id="sharing-requests">{t('sharing.requests')}</h2>
      <ul className={styles.tables}>
        {requests.map(({ id, name, from }) => (
          <li key={id} className={styles.table}>
            <DoorOpen size={24} aria-hidden />
            <span className={styles.words}>
              <b>{t('sharing.asks', { name })}</b>
              <span className={styles.facts}>{t('sharing.asksFrom', { address: from })}</span>
            </span>
            <Button size="s" aria-label={t('sharing.sendAwayNamed', { name })} onPress={() => props.decide(id, false)}>
              {t('sharing.sendAway')}
            </Button>
            <Button size="s" variant="go" aria-label={t('sharing.letInNamed', { name })} onPress={() => props.decide(id, true)}>
              {t('sharing.letIn')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whether a moment has passed, from the second it has. */
function useIsPast(at: number): boolean {
  const [, setTick] = useState(0);
  useEffect(() => {
    const left = at - Date.now();
    if (left <= 0) return;
    const timer = setTimeout(() => setTick((tick) => tick + 1), left + 50);
    return () => clearTimeout(timer);
  }, [at]);
  return Date.now() >= at;
}
