import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale';
import { formatDateTime } from '#shared/moment';
import { formatNumber } from '#shared/number';
import { useService, useWorkspace } from '#client/documents/workspace-context.tsx';
import { List } from '#client/kit/layout/list.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { Button } from '#client/kit/button.tsx';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { PageHeader } from '#client/kit/layout/page-header.tsx';
import { Progress } from '#client/kit/notices/progress.tsx';
import { showToast } from '#client/kit/notices/toast';
import { type BackupCopy, workspaceContract } from '../../model/workspace-contract';
import styles from './backups.module.css';
import { useFrame } from '../frame/use-frame';

/** « Copies de sûreté »: what was copied, when and why; each opens beside the démarche, which does not change. */
export default function BackupsScreen() {
  const { t } = useTranslation('workspace');
  const { backups, error, make, open, remove } = useBackups();
  return (
    <>
      <PageHeader title={t('backups.title')} intro={t('backups.intro')} />
      <Stack gap={5} isNarrow>
        {error ? <ErrorNotice error={error} /> : null}
        <Row gap={3}>
          <Button variant="go" onPress={make}>
            {t('backups.now')}
          </Button>
        </Row>
        {backups ? <BackupList backups={backups} onOpen={open} onRemove={remove} /> : <Progress label={t('home.loading')} />}
        <p className={styles.note}>{t('backups.kept')}</p>
        <p className={styles.note}>{t('backups.same')}</p>
      </Stack>
    </>
  );
}

interface BackupListProps {
  readonly backups: readonly BackupCopy[];
  readonly onOpen: (backup: BackupCopy, date: string) => void;
  readonly onRemove: (backup: BackupCopy) => void;
}

/** A clock may be a few minutes fast; a whole day ahead, the date says nothing. */
const AHEAD_MS = 86_400_000;

function BackupList({ backups, onOpen, onRemove }: BackupListProps) {
  const { t } = useTranslation('workspace');
  const locale = useLocale();
  if (backups.length === 0) return <p>{t('backups.none')}</p>;
  const dateOf = ({ at }: BackupCopy) => formatDateTime(at, locale);
  const sizeOf = ({ bytes }: BackupCopy) => formatNumber(Math.round(bytes / 100_000) / 10, locale);
  return (
    <section aria-labelledby="backup-list">
      <h2 id="backup-list">{t('backups.list')}</h2>
      <List isFramed className={styles.list}>
        {backups.map((backup) => (
          <Row key={backup.name} as="li" gap={[2, 4]} justify="between">
            <span className={styles.words}>
              <b>{dateOf(backup)}</b>
              <small>
                {backup.at > Date.now() + AHEAD_MS ? `${t('backups.ahead')} · ` : null}
                {t(`backups.reasons.${backup.reason}`)} · {t('backups.size', { size: sizeOf(backup) })}
              </small>
            </span>
            <Button size="s" aria-label={t('backups.openNamed', { date: dateOf(backup) })} onPress={() => onOpen(backup, dateOf(backup))}>
              {t('backups.open')}
            </Button>
            {backup.reason === 'asked' ? (
              <Button size="s" aria-label={t('backups.removeNamed', { date: dateOf(backup) })} onPress={() => onRemove(backup)}>
                {t('backups.remove')}
              </Button>
            ) : null}
          </Row>
        ))}
      </List>
    </section>
  );
}

function useBackups() {
  const { t } = useTranslation('workspace');
  const { id } = useWorkspace();
  const { title } = useFrame();
  const workspace = useService(workspaceContract);
  const [backups, setBackups] = useState<readonly BackupCopy[]>();
  const [error, setError] = useState<unknown>();
  const refresh = useCallback(() => workspace.health({ id }).then((health) => setBackups(health.backups), setError), [workspace, id]);
  useEffect(() => void refresh(), [refresh]);
  const make = () =>
    workspace.backUp({ id }).then(() => {
      showToast(t('backups.made'));
      return refresh();
    }, setError);
  const open = ({ name }: BackupCopy, date: string) => {
    const copy = t('backups.copyTitle', { title, date }).slice(0, 120);
    workspace.copyBackup({ id, name, title: copy }).then(() => {
      showToast(t('backups.copied', { title: copy }), {
        action: {
          label: t('backups.go'),
          run: () => {
            window.location.hash = '#/';
          },
        },
      });
    }, setError);
  };
  const remove = ({ name }: BackupCopy) =>
    workspace.removeBackup({ id, name }).then(() => {
      showToast(t('backups.removed'));
      return refresh();
    }, setError);
  return { backups, error, make: () => void make(), open, remove: (backup: BackupCopy) => void remove(backup) };
}
