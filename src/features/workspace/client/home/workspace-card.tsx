import { Copy, EllipsisVertical, History, LockKeyhole, Pencil, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useService } from '#client/documents/workspace-context.tsx';
import { screenAddress, type WorkspaceGesture } from '#client/feature';
import { PartView, partsOf, useFeatures } from '#client/feature-parts.tsx';
import { ButtonLink } from '#client/kit/button.tsx';
import { classNames } from '#client/kit/class-names';
import type { MenuEntry } from '#client/kit/layout/menu.tsx';
import { Notice } from '#client/kit/notices/notice.tsx';
import { showToast } from '#client/kit/notices/toast';
import { lockContract } from '../../model/lock-contract';
import { type WorkspaceSummary, workspaceContract } from '../../model/workspace-contract';
import { useLocale } from '#client/i18n/use-locale';
import { formatMoment } from '#shared/moment';
import styles from './workspace-card.module.css';

/** What a gesture opens comes after the screen: one can resume before it is there. */
const Menu = lazy(async () => ({ default: (await import('#client/kit/layout/menu.tsx')).Menu }));
const RenameDialog = lazy(() => import('./rename-dialog'));

interface WorkspaceCardProps {
  readonly summary: WorkspaceSummary;
  /** The one most recently open: drawn as the one to take up again. */
  readonly isFirst: boolean;
  /** What the stop of the path at an address is called; empty for none. */
  readonly stopAt: (place: string) => string;
  readonly onError: (error: unknown) => void;
}

/** A démarche on the home screen: what it is, where it stands, one gesture to go on. */
export function WorkspaceCard({ summary, isFirst, stopAt, onError }: WorkspaceCardProps) {
  const { t } = useTranslation('workspace');
  const locale = useLocale();
  const [dialog, setDialog] = useState<'rename' | WorkspaceDialog>();
  const entries = useEntries(summary, setDialog, onError);
  const close = () => setDialog(undefined);
  const address = screenAddress(summary.id, summary.place);
  const step = stopAt(summary.place);
  return (
    <article className={classNames(styles.card, isFirst && styles.first)}>
      <div className={styles.head}>
        <h2>{isFirst ? summary.title : <a href={address}>{summary.title}</a>}</h2>
        <time className={styles.when} dateTime={new Date(summary.openedAt).toISOString()}>
          {formatMoment(summary.openedAt, Date.now(), locale)}
        </time>
      </div>
      <p className={styles.about}>{[summary.territory, step && t('home.at', { step })].filter(Boolean).join(' · ')}</p>
      {summary.state === 'damaged' || summary.state === 'newer' ? <Notice kind="warn" title={t(`home.states.${summary.state}`)} /> : null}
      {summary.state === 'locked' ? (
        <p className={styles.locked}>
          <LockKeyhole size={18} aria-hidden />
          {t('home.states.locked')}
        </p>
      ) : null}
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
      <Suspense>
        {dialog === 'rename' ? <RenameDialog summary={summary} onClose={close} onError={onError} /> : null}
        {typeof dialog === 'object' ? <PartView load={dialog.load} props={{ workspace: summary, onClose: close }} /> : null}
      </Suspense>
    </article>
  );
}

/** A dialog of a feature, loaded when it is asked for. */
interface WorkspaceDialog {
  readonly load: Extract<WorkspaceGesture, { readonly dialog: unknown }>['dialog'];
}

type OpenDialog = (dialog: 'rename' | WorkspaceDialog) => void;

/** A locked démarche is opened first: what these gestures need of it can't be read before. */
function useEntries(summary: WorkspaceSummary, openDialog: OpenDialog, onError: (error: unknown) => void): readonly MenuEntry[] {
  const { t } = useTranslation('workspace');
  const { duplicate, lock, trash } = useGesturesOf(summary, onError);
  const go = (path: string) => {
    window.location.hash = screenAddress(summary.id, path);
  };
  const features = useFeatureEntries(summary, openDialog, go);
  const opened: readonly MenuEntry[] = [
    { id: 'rename', label: t('home.rename'), icon: <Pencil size={20} aria-hidden />, onAction: () => openDialog('rename') },
    { id: 'duplicate', label: t('home.duplicate'), icon: <Copy size={20} aria-hidden />, onAction: duplicate },
  ];
  return [
    ...(summary.state === 'locked' ? [] : opened),
    ...features,
    { id: 'backups', label: t('home.backups'), icon: <History size={20} aria-hidden />, onAction: () => go('copies') },
    ...lockEntries(summary, { t, lock, go }),
    { id: 'trash', label: t('home.trash'), icon: <Trash2 size={20} aria-hidden />, danger: true, onAction: trash },
  ];
}

/** What other features let one do with it; what reads it is not offered of a locked one. */
function useFeatureEntries({ state }: WorkspaceSummary, openDialog: OpenDialog, go: (path: string) => void): readonly MenuEntry[] {
  const { i18n } = useTranslation();
  const gestures = partsOf(useFeatures(), ({ workspaceGestures }) => workspaceGestures);
  return gestures.flatMap((gesture) => {
    if ('dialog' in gesture && state === 'locked') return [];
    const onAction = 'dialog' in gesture ? () => openDialog({ load: gesture.dialog }) : () => go(gesture.screen);
    const { feature, id, labelKey, icon: Icon } = gesture;
    return [{ id: `${feature}:${id}`, label: i18n.t(labelKey, { ns: feature }), icon: <Icon size={20} aria-hidden />, onAction }];
  });
}

interface LockGestures {
  readonly t: ReturnType<typeof useTranslation>['t'];
  readonly lock: () => void;
  readonly go: (path: string) => void;
}

function lockEntries({ keeper, state }: WorkspaceSummary, { t, lock, go }: LockGestures): readonly MenuEntry[] {
  const icon = <LockKeyhole size={20} aria-hidden />;
  if (state === 'locked') return [];
  if (keeper === 'passphrase') return [{ id: 'lock', label: t('home.lock'), icon, onAction: lock }];
  return [{ id: 'lock', label: t('home.setLock'), icon, onAction: () => go('verrou') }];
}

/** What is done at once, and said. */
function useGesturesOf({ id, title }: WorkspaceSummary, onError: (error: unknown) => void) {
  const { t } = useTranslation('workspace');
  const workspace = useService(workspaceContract);
  const locks = useService(lockContract);
  const duplicate = async () => {
    const copy = t('home.copyOf', { title });
    await workspace.duplicate({ id, title: copy });
    showToast(t('home.duplicated', { title: copy }));
  };
  const lock = async () => {
    await locks.lock({ id });
    showToast(t('home.locked', { title }));
  };
  const trash = async () => {
    await workspace.trash({ id });
    showToast(t('home.trashed', { title }), {
      action: { label: t('home.undo'), run: () => void workspace.restore({ id }).catch(onError) },
    });
  };
  const attempt = (work: () => Promise<void>) => () => void work().catch(onError);
  return { duplicate: attempt(duplicate), lock: attempt(lock), trash: attempt(trash) };
}
