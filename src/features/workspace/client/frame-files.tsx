import { HardDriveDownload, History, LockKeyhole, LockKeyholeOpen, MonitorCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useService, useWorkspace } from '#client/documents/workspace-context.tsx';
import { screenAddress } from '#client/feature';
import { ButtonLink } from '#client/kit/button.tsx';
import { type Keeper, lockContract } from '../model/lock-contract';
import files from './files.module.css';
import styles from './frame-screen.module.css';
import locks from './lock.module.css';

const PICTURES = { passphrase: LockKeyhole, keychain: MonitorCheck, none: LockKeyholeOpen } as const;

/** « Garder et transmettre »: who keeps the démarche, and the ways to take it along. */
export function FrameFiles() {
  const { t } = useTranslation('workspace');
  const { id } = useWorkspace();
  const keeper = useKeeper(id);
  const Picture = PICTURES[keeper ?? 'none'];
  return (
    <section className={styles.card} aria-labelledby="files-title">
      <h2 id="files-title">{t('files.keepTitle')}</h2>
      <p className={styles.intro}>{t('files.keepIntro')}</p>
      {keeper ? (
        <p className={locks.keeper}>
          <Picture size={24} aria-hidden />
          <span>{t(`lock.keepers.${keeper}`)}</span>
        </p>
      ) : null}
      <div className={files.links}>
        <ButtonLink href={screenAddress(id, 'verrou')} icon={<LockKeyhole size={20} aria-hidden />}>
          {t('lock.title')}
        </ButtonLink>
        <ButtonLink href={screenAddress(id, 'cle')} icon={<HardDriveDownload size={20} aria-hidden />}>
          {t('files.keyTitle')}
        </ButtonLink>
        <ButtonLink href={screenAddress(id, 'copies')} icon={<History size={20} aria-hidden />}>
          {t('files.backupsTitle')}
        </ButtonLink>
      </div>
    </section>
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
