import { Copy, EllipsisVertical, FileDown, Pencil, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useService } from '#client/documents/workspace-context.tsx';
import { screenAddress } from '#client/feature';
import { ButtonLink } from '#client/kit/button.tsx';
import { classNames } from '#client/kit/class-names';
import type { MenuEntry } from '#client/kit/menu.tsx';
import { Notice } from '#client/kit/notice.tsx';
import { showToast } from '#client/kit/toast';
import { type WorkspaceSummary, workspaceContract } from '../model/workspace-contract';
import { saveWorkspaceFile } from './exchange-file';
import { spokenDate } from './spoken-date';
import styles from './workspace-card.module.css';

/** What a gesture opens comes after the screen: one can resume before it is there. */
const Menu = lazy(async () => ({ default: (await import('#client/kit/menu.tsx')).Menu }));
const RenameDialog = lazy(() => import('./rename-dialog'));

export interface WorkspaceCardProps {
  readonly summary: WorkspaceSummary;
  /** The one most recently open: drawn as the one to take up again. */
  readonly isFirst: boolean;
  readonly onError: (error: unknown) => void;
}

/** A démarche on the home screen: what it is, where it stands, one gesture to go on. */
export function WorkspaceCard({ summary, isFirst, onError }: WorkspaceCardProps) {
  const { t, i18n } = useTranslation('workspace');
  const [isRenaming, setRenaming] = useState(false);
  const entries = useEntries(summary, () => setRenaming(true), onError);
  const address = screenAddress(summary.id, summary.place);
  const step = summary.place ? t(`steps.${summary.place}`, { defaultValue: '' }) : '';
  return (
    <article className={classNames(styles.card, isFirst && styles.first)}>
      <div className={styles.head}>
        <h2>{isFirst ? summary.title : <a href={address}>{summary.title}</a>}</h2>
        <time className={styles.when} dateTime={new Date(summary.openedAt).toISOString()}>
          {spokenDate(summary.openedAt, Date.now(), i18n.language)}
        </time>
      </div>
      <p className={styles.about}>{[summary.territory, step && t('home.at', { step })].filter(Boolean).join(' · ')}</p>
      {summary.state === 'ready' ? null : <Notice kind="warn" title={t(`home.states.${summary.state}`)} />}
      <div className={styles.foot}>
        {isFirst ? (
          <ButtonLink variant="go" href={address} aria-label={t('home.resumeNamed', { title: summary.title })}>
            {t('home.resume')}
          </ButtonLink>
        ) : null}
      </div>
      <div className={styles.menu}>
        <Suspense>
          <Menu
            label={t('home.actions', { title: summary.title })}
            trigger={<EllipsisVertical size={22} aria-hidden />}
            entries={entries}
          />
        </Suspense>
      </div>
      <Suspense>{isRenaming ? <RenameDialog summary={summary} onClose={() => setRenaming(false)} onError={onError} /> : null}</Suspense>
    </article>
  );
}

function useEntries(summary: WorkspaceSummary, onRename: () => void, onError: (error: unknown) => void): readonly MenuEntry[] {
  const { t } = useTranslation('workspace');
  const workspace = useService(workspaceContract);
  const { id, title } = summary;
  const duplicate = async () => {
    const copy = t('home.copyOf', { title });
    await workspace.duplicate({ id, title: copy });
    showToast(t('home.duplicated', { title: copy }));
  };
  const save = async () => showToast(t('file.saved', { name: await saveWorkspaceFile(workspace, id) }));
  const trash = async () => {
    await workspace.trash({ id });
    showToast(t('home.trashed', { title }), {
      action: { label: t('home.undo'), run: () => void workspace.restore({ id }).catch(onError) },
    });
  };
  return [
    { id: 'rename', label: t('home.rename'), icon: <Pencil size={20} aria-hidden />, onAction: onRename },
    { id: 'duplicate', label: t('home.duplicate'), icon: <Copy size={20} aria-hidden />, onAction: () => void duplicate().catch(onError) },
    { id: 'save', label: t('home.saveFile'), icon: <FileDown size={20} aria-hidden />, onAction: () => void save().catch(onError) },
    {
      id: 'trash',
      label: t('home.trash'),
      icon: <Trash2 size={20} aria-hidden />,
      danger: true,
      onAction: () => void trash().catch(onError),
    },
  ];
}
