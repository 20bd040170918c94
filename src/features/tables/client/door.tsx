import { DoorOpen } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SharingState, sharingContract } from '#bridge/sharing-contract';
import { spokenCode } from '#bridge/spoken-code';
import { useService } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import styles from '#client/invite/invite.module.css';
import { useLocale } from '#client/i18n/use-locale';
import { formatTime } from '#shared/moment';

interface DoorProps {
  readonly workspaceId: string;
  readonly share: NonNullable<SharingState['share']>;
  readonly onError: (error: unknown) => void;
}

/** While the door is open: the code in big letters, the address, and who stands there. */
export function Door({ workspaceId, share, onError }: DoorProps) {
  const { t } = useTranslation('tables');
  const sharing = useService(sharingContract);
  const run = (done: Promise<unknown>) => void done.catch(onError);
  return (
    <>
      <Requests share={share} decide={(requestId, admitted) => run(sharing.decide({ workspaceId, requestId, admitted }))} />
      <section className={styles.door} aria-labelledby="sharing-code">
        <h2 id="sharing-code">{t('codeTitle')}</h2>
        <Code share={share} onRenew={() => run(sharing.renewCode({ workspaceId }))} />
        <p>{t('howTo')}</p>
        <dl className={styles.address}>
          <dt>{t('addressTitle')}</dt>
          <dd>{share.address}</dd>
        </dl>
        <p className={styles.note}>{t('safety')}</p>
        <div className={styles.actions}>
          <Button onPress={() => run(sharing.stopSharing({ workspaceId }))}>{t('stop')}</Button>
          <span className={styles.note}>{t('stopNote')}</span>
        </div>
      </section>
    </>
  );
}

function Code({ share, onRenew }: { readonly share: DoorProps['share']; readonly onRenew: () => void }) {
  const { t } = useTranslation('tables');
  const locale = useLocale();
  const isOver = useIsPast(share.codeExpiresAt);
  const letters = [...share.code.toUpperCase()].join(' ');
  return (
    <div className={styles.codeLine}>
      <p className={isOver ? styles.codeOver : styles.code} role="img" aria-label={t('codeSpelled', { letters })}>
        {spokenCode(share.code)}
      </p>
      <p className={styles.note} role="status">
        {isOver ? t('codeExpired') : t('codeUntil', { time: formatTime(share.codeExpiresAt, locale) })}
      </p>
      <Button size="s" variant={isOver ? 'go' : 'plain'} onPress={onRenew}>
        {t('newCode')}
      </Button>
    </div>
  );
}

function Requests(props: { readonly share: DoorProps['share']; readonly decide: (requestId: string, admitted: boolean) => void }) {
  const { t } = useTranslation('tables');
  const { requests } = props.share;
  if (requests.length === 0) return null;
  return (
    <section className={styles.requests} aria-labelledby="sharing-requests" role="alert">
      <h2 id="sharing-requests">{t('requests')}</h2>
      <ul className={styles.devices}>
        {requests.map(({ id, name, from }) => (
          <li key={id} className={styles.device}>
            <DoorOpen size={24} aria-hidden />
            <span className={styles.words}>
              <b>{t('asks', { name })}</b>
              <span className={styles.facts}>{t('asksFrom', { address: from })}</span>
            </span>
            <Button size="s" aria-label={t('sendAwayNamed', { name })} onPress={() => props.decide(id, false)}>
              {t('sendAway')}
            </Button>
            <Button size="s" variant="go" aria-label={t('letInNamed', { name })} onPress={() => props.decide(id, true)}>
              {t('letIn')}
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
