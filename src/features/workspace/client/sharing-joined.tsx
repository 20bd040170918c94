import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SharingState, sharingContract } from '#bridge/sharing-contract';
import { useService } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/layout/dialog.tsx';
import { Notice } from '#client/kit/notices/notice.tsx';
import { showToast } from '#client/kit/notices/toast';
import styles from './sharing.module.css';

interface SharingJoinedProps {
  readonly workspaceId: string;
  readonly joined: NonNullable<SharingState['joined']>;
  /** True while any other table is linked, by whichever way. */
  readonly isLinked: boolean;
  readonly onError: (error: unknown) => void;
}

/** For a computer that joined: with whom, whether it is linked, and how to leave. */
export function SharingJoined({ workspaceId, joined, isLinked, onError }: SharingJoinedProps) {
  const { t } = useTranslation('workspace');
  const sharing = useService(sharingContract);
  const [isAsking, setAsking] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const leave = () => {
    setAsking(false);
    setLeaving(true);
    sharing
      .leave({ workspaceId })
      .then(() => showToast(t('sharing.left'), { kind: 'ok' }), onError)
      .finally(() => setLeaving(false));
  };
  return (
    <section className={styles.block}>
      <Notice kind={isLinked ? 'ok' : 'warn'} title={t('sharing.joinedTitle', { name: joined.hostName })}>
        <p>{isLinked ? t('sharing.joinedLinked') : t('sharing.joinedLost')}</p>
      </Notice>
      <div className={styles.actions}>
        <Button isDisabled={isLeaving} onPress={() => setAsking(true)}>
          {isLeaving ? t('sharing.leaving') : t('sharing.leave')}
        </Button>
      </div>
      <Dialog
        title={t('sharing.leaveTitle')}
        isOpen={isAsking}
        role="alertdialog"
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('sharing.stay')}</Button>
            <Button variant="danger" onPress={leave}>
              {t('sharing.leave')}
            </Button>
          </>
        }
      >
        <p>{t('sharing.leaveWords')}</p>
      </Dialog>
    </section>
  );
}
