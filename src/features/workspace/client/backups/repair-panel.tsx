import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useService } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { Notice } from '#client/kit/notices/notice.tsx';
import { Progress } from '#client/kit/notices/progress.tsx';
import { toAppError } from '#shared/app-error';
import { type Health, workspaceContract } from '../../model/workspace-contract';
import { IncidentNotices } from './incident-notices.tsx';
import styles from './repair-panel.module.css';
import { RestoreLocked } from './restore-locked.tsx';
import { useLocale } from '#client/i18n/use-locale';
import { formatMoment } from '#shared/moment';

/** More backups than this is a list nobody reads. */
const MAX_BACKUPS = 5;

interface RepairState {
  readonly isWorking: boolean;
  readonly error?: unknown;
  /** The backup that was chosen, once its passphrase is asked for. */
  readonly locked?: string;
}

const ASKS_FOR_PASSPHRASE = ['locked', 'wrong-passphrase', 'too-many-requests'];

/**
 * What was damaged in a démarche, and what can be done: mend it, or open one of its backups. Nothing to say: nothing
 * shown.
 */
export function RepairPanel({ id }: { readonly id: string }) {
  const { t } = useTranslation('workspace');
  const workspace = useService(workspaceContract);
  const health = useHealth(id);
  const [state, setState] = useState<RepairState>({ isWorking: false });
  if (!health || (!health.isUnreadable && health.damagedDocuments === 0 && health.incidents.length === 0)) return null;
  const attempt = async (work: Promise<unknown>, backup?: string) => {
    setState((before) => ({ ...before, isWorking: true }));
    try {
      await work;
      window.location.reload();
    } catch (error) {
      const asks = backup !== undefined && ASKS_FOR_PASSPHRASE.includes(toAppError(error).code);
      setState({ isWorking: false, error, ...(asks && { locked: backup }) });
    }
  };
  const restore = (name: string, passphrase?: string) => void attempt(workspace.restoreBackup({ id, name, passphrase }), name);
  const { locked, error, isWorking } = state;
  return (
    <div className={styles.panel}>
      <IncidentNotices incidents={health.incidents} onRead={() => void attempt(workspace.forgetIncidents({ id }))} />
      {health.damagedDocuments > 0 ? (
        <Notice
          kind="warn"
          title={t('repair.damaged', { count: health.damagedDocuments })}
          actions={<Button onPress={() => void attempt(workspace.repair({ id }))}>{t('repair.mend')}</Button>}
        >
          {t('repair.aside')}
        </Notice>
      ) : null}
      {health.isUnreadable || health.damagedDocuments > 0 ? <Backups health={health} onChoose={restore} /> : null}
      {locked ? <RestoreLocked error={error} isWorking={isWorking} onPassphrase={(passphrase) => restore(locked, passphrase)} /> : null}
      {isWorking ? <Progress label={t('repair.working')} /> : null}
      {error && !locked ? <ErrorNotice error={error} /> : null}
    </div>
  );
}

function Backups({ health, onChoose }: { health: Health; onChoose: (name: string) => void }) {
  const { t } = useTranslation('workspace');
  const locale = useLocale();
  if (health.backups.length === 0) return <p>{t('repair.noBackup')}</p>;
  return (
    <section className={styles.backups}>
      <h2>{t('repair.backups')}</h2>
      {health.backups.slice(0, MAX_BACKUPS).map(({ name, at }) => (
        <Button key={name} onPress={() => onChoose(name)}>
          {t('repair.open', { date: formatMoment(at, Date.now(), locale) })}
        </Button>
      ))}
    </section>
  );
}

/** Asked once: a démarche's file does not heal by itself. */
function useHealth(id: string): Health | undefined {
  const workspace = useService(workspaceContract);
  const [health, setHealth] = useState<Health>();
  useEffect(() => {
    let isCurrent = true;
    workspace.health({ id }).then(
      (found) => isCurrent && setHealth(found),
      () => {}, // What keeps it from being known is said where the démarche is opened.
    );
    return () => {
      isCurrent = false;
    };
  }, [workspace, id]);
  return health;
}
