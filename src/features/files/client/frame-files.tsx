import { HardDriveDownload, History, LockKeyhole, LockKeyholeOpen, MonitorCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useService, useWorkspace } from '#client/documents/workspace-context.tsx';
import { screenAddress } from '#client/feature';
import { ButtonLink } from '#client/kit/button.tsx';
import { type Keeper, lockContract } from '#features/workspace/model/lock-contract';
import styles from './frame-files.module.css';

const PICTURES = { passphrase: LockKeyhole, keychain: MonitorCheck, none: LockKeyholeOpen } as const;

/** « Garder et transmettre »: who keeps the démarche, and the ways to take it along. */
export default function FrameFiles() {
  const { t } = useTranslation('files');
  const { t: tWorkspace } = useTranslation('workspace');
  const { id } = useWorkspace();
  const keeper = useKeeper(id);
  const Picture = PICTURES[keeper ?? 'none'];
  return (
    <>
      <p className={styles.intro}>{t('keepIntro')}</p>
      {keeper ? (
        <p className={styles.keeper}>
          <Picture size={24} aria-hidden />
          <span>{tWorkspace(`lock.keepers.${keeper}`)}</span>
        </p>
      ) : null}
      <div className={styles.links}>
        <ButtonLink href={screenAddress(id, 'verrou')} icon={<LockKeyhole size={20} aria-hidden />}>
          {tWorkspace('lock.title')}
        </ButtonLink>
        <ButtonLink href={screenAddress(id, 'cle')} icon={<HardDriveDownload size={20} aria-hidden />}>
          {t('keyTitle')}
        </ButtonLink>
        <ButtonLink href={screenAddress(id, 'copies')} icon={<History size={20} aria-hidden />}>
          {tWorkspace('backups.title')}
        </ButtonLink>
      </div>
    </>
  );
}

function useKeeper(id: string): Keeper | undefined {
  const lock = useService(lockContract);
  const [keeper, setKeeper] = useState<Keeper>();
  useEffect(() => {
    let isCurrent = true;
    lock.protection({ id }).then(
      (protection) => isCurrent && setKeeper(protection.keeper),
      () => {}, // The screen that changes it says why it can't be known.
    );
    return () => {
      isCurrent = false;
    };
  }, [lock, id]);
  return keeper;
}
