import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SharingState, sharingContract } from '#bridge/sharing-contract';
import { useService } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { ConfirmDialog } from '#client/kit/layout/confirm-dialog.tsx';
import { Notice } from '#client/kit/notices/notice.tsx';
import { showToast } from '#client/kit/notices/toast';
import styles from '#client/invite/invite.module.css';

interface JoinedProps {
  readonly workspaceId: string;
  readonly joined: NonNullable<SharingState['joined']>;
  /** True while any other table is linked, by whichever way. */
  readonly isLinked: boolean;
  readonly onError: (error: unknown) => void;
}

/** For a computer that joined: with whom, whether it is linked, and how to leave. */
export function Joined({ workspaceId, joined, isLinked, onError }: JoinedProps) {
  const { t } = useTranslation('tables');
  const sharing = useService(sharingContract);
  const [isAsking, setAsking] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const leave = () => {
    setAsking(false);
    setLeaving(true);
    sharing
      .leave({ workspaceId })
      .then(() => showToast(t('left'), { kind: 'ok' }), onError)
      .finally(() => setLeaving(false));
  };
  return (
    <section className={styles.block}>
      <Notice kind={isLinked ? 'ok' : 'warn'} title={t('joinedTitle', { name: joined.hostName })}>
        <p>{isLinked ? t('joinedLinked') : t('joinedLost')}</p>
      </Notice>
      <div className={styles.actions}>
        <Button isDisabled={isLeaving} onPress={() => setAsking(true)}>
          {isLeaving ? t('leaving') : t('leave')}
        </Button>
      </div>
      <ConfirmDialog
        title={t('leaveTitle')}
        isOpen={isAsking}
        stay={t('stay')}
        onStay={() => setAsking(false)}
        go={t('leave')}
        onGo={leave}
      >
        <p>{t('leaveWords')}</p>
      </ConfirmDialog>
    </section>
  );
}
