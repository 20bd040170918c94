import { LockKeyhole, LockKeyholeOpen, MonitorCheck } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useService, useWorkspace } from '#client/documents/workspace-context.tsx';
import { Card } from '#client/kit/layout/card.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { Button } from '#client/kit/button.tsx';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { PageHeader } from '#client/kit/layout/page-header.tsx';
import { Progress } from '#client/kit/notices/progress.tsx';
import { RadioCards } from '#client/kit/fields/radio-cards.tsx';
import { type LockAfterMinutes, lockContract, type Protection } from '../../model/lock-contract';
import styles from './lock.module.css';
import { RemovePassphrase } from './remove-passphrase';
import { SetPassphrase } from './set-passphrase';

const PICTURES = { passphrase: LockKeyhole, keychain: MonitorCheck, none: LockKeyholeOpen } as const;

/** « Verrouiller cette démarche »: who keeps it now, its passphrase, when it closes by itself. */
export default function ProtectionScreen() {
  const { t } = useTranslation('workspace');
  const { protection, error, refresh } = useProtection();
  return (
    <>
      <PageHeader title={t('lock.title')} intro={t('lock.intro')} />
      <Stack gap={5} isNarrow>
        {error ? <ErrorNotice error={error} /> : null}
        {protection ? <Cards protection={protection} onChange={refresh} /> : <Progress label={t('home.loading')} />}
      </Stack>
    </>
  );
}

function Cards({ protection, onChange }: { protection: Protection; onChange: () => void }) {
  const { t } = useTranslation('workspace');
  const { id } = useWorkspace();
  const lock = useService(lockContract);
  const Picture = PICTURES[protection.keeper];
  const isLocked = protection.keeper === 'passphrase';
  return (
    <>
      <Card as="section" gap={4} pad={5} aria-label={t('lock.title')}>
        <p className={styles.keeper}>
          <Picture size={24} aria-hidden />
          <span>
            {t(`lock.keepers.${protection.keeper}`)} {isLocked ? t('lock.visible') : null}
          </span>
        </p>
        {isLocked ? (
          <Row gap={3}>
            <Button variant="go" onPress={() => void lock.lock({ id })}>
              {t('lock.now')}
            </Button>
          </Row>
        ) : null}
      </Card>
      {isLocked ? <LockAfterChoice minutes={protection.lockAfter} onChange={onChange} /> : null}
      <SetPassphrase key={protection.keeper} protection={protection} onDone={onChange} />
      {isLocked ? <RemovePassphrase onDone={onChange} /> : null}
    </>
  );
}

const MINUTES = ['5', '15', '60', '0'] as const;

function LockAfterChoice({ minutes, onChange }: { minutes: LockAfterMinutes; onChange: () => void }) {
  const { t } = useTranslation('workspace');
  const lock = useService(lockContract);
  const choose = (value: (typeof MINUTES)[number]) => {
    const chosen = ([5, 15, 60, 0] as const).find((one) => String(one) === value);
    if (chosen !== undefined) lock.setLockAfter({ minutes: chosen }).then(onChange, onChange);
  };
  return (
    <Card as="section" gap={4} pad={5} aria-labelledby="lock-after">
      <h2 id="lock-after">{t('lock.afterTitle')}</h2>
      <RadioCards
        label={t('lock.after')}
        layout="compact"
        value={MINUTES.find((one) => one === String(minutes))}
        onChange={choose}
        choices={MINUTES.map((id) => ({ id, label: t(`lock.afterChoices.${id}`) }))}
      />
      <p className={styles.note}>{t('lock.afterNote')}</p>
    </Card>
  );
}

interface KnownProtection {
  readonly protection?: Protection;
  readonly error?: unknown;
  readonly refresh: () => void;
}

function useProtection(): KnownProtection {
  const { id } = useWorkspace();
  const lock = useService(lockContract);
  const [state, setState] = useState<Omit<KnownProtection, 'refresh'>>({});
  const refresh = useCallback(() => {
    lock.protection({ id }).then(
      (protection) => setState({ protection }),
      (error: unknown) => setState({ error }),
    );
  }, [lock, id]);
  useEffect(refresh, [refresh]);
  return { ...state, refresh };
}
