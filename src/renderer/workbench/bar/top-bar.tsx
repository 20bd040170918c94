import { Search, Undo2, UserRoundPlus } from 'lucide-react';
import { Suspense, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkspaceSession } from '#client/documents/workspace-session';
import { screenAddress } from '#client/feature';
import { PartView, useFeatures } from '#client/feature-parts.tsx';
import { useOfferedGestures } from '#client/gestures/use-gestures.tsx';
import { Button, ButtonLink } from '#client/kit/button.tsx';
import { showToast } from '#client/kit/notices/toast';
import type { IdentityStore } from '#features/people/client/identity-store';
import { MeButton } from '#features/people/client/me-button.tsx';
import { PresenceBar } from '#features/people/client/presence-bar.tsx';
import type { Frame } from '#features/workspace/model/workspace-section';
import styles from '../app.module.css';
import { lazyOnce } from '#client/lazy-once';
import { workspaceScreens } from '../path-steps';
import { SaveStatus } from './save-status';
import { Tools } from './tools';
import { useHotkeys } from './use-hotkeys';
import { askWho } from '../who-gate';

const loadPalette = () => import('../search/search-palette');
const SearchPalette = lazyOnce<{ readonly onClose: () => void; readonly session: WorkspaceSession }>(loadPalette);

interface TopBarProps {
  readonly session: WorkspaceSession;
  readonly frame: Frame;
  readonly identity: IdentityStore;
}

/** Always the same things at the same places: whose démarche, what is saved, who is here, search, invite, help. */
export function TopBar({ session, frame, identity }: TopBarProps) {
  const { t } = useTranslation('shell');
  const [isSearching, setSearching] = useState(false);
  useHotkeys({ 'ctrl+k': () => setSearching(true) });
  useOfferedGestures('people', { who: askWho });
  useOfferedGestures('shell', { home: () => location.assign('#/') });
  const canInvite = workspaceScreens.some((screen) => screen.path === 'inviter');
  return (
    <header className={styles.bar}>
      <a className={styles.brand} href="#/" aria-label={t('home')}>
        <img src="/icon.svg" alt="" width="32" height="32" />
      </a>
      <span className={styles.names}>
        <b>{frame.title}</b>
        <span>{frame.territory}</span>
      </span>
      <SaveStatus session={session} />
      <BarItems />
      <PresenceBar />
      <UndoButton session={session} />
      <Button size="s" aria-label={t('search')} icon={<Search size={20} aria-hidden />} onPress={() => setSearching(true)}>
        <span className={styles.roomy}>{t('search')}</span>
      </Button>
      {canInvite ? (
        <ButtonLink
          variant="go"
          aria-label={t('invite')}
          href={screenAddress(session.id, 'inviter')}
          icon={<UserRoundPlus size={20} aria-hidden />}
        >
          <span className={styles.invite}>{t('invite')}</span>
        </ButtonLink>
      ) : null}
      <MeButton identity={identity} onPress={askWho} />
      <Tools />
      {isSearching ? (
        <Suspense>
          <SearchPalette session={session} onClose={() => setSearching(false)} />
        </Suspense>
      ) : null}
    </header>
  );
}

/** What features add to the bar (« partagé avec 4 tables »). */
function BarItems() {
  return useFeatures().map(({ name, barItem }) =>
    barItem ? (
      <Suspense key={name}>
        <PartView load={barItem} props={{}} />
      </Suspense>
    ) : null,
  );
}

/** Takes back this window's own last gesture on the démarche; texts have their own. */
function UndoButton({ session }: { session: WorkspaceSession }) {
  const { t } = useTranslation('shell');
  const { undo } = session.core;
  const canUndo = useSyncExternalStore(
    (changed) => {
      undo.on('stack-item-added', changed);
      undo.on('stack-item-popped', changed);
      return () => {
        undo.off('stack-item-added', changed);
        undo.off('stack-item-popped', changed);
      };
    },
    () => undo.undoStack.length > 0,
  );
  const takeBack = () => {
    if (undo.undo()) showToast(t('undone'), { kind: 'info', action: { label: t('redo'), run: () => undo.redo() } });
  };
  useHotkeys({ 'ctrl+z': takeBack, 'ctrl+shift+z': () => undo.redo(), 'ctrl+y': () => undo.redo() });
  useOfferedGestures('shell', { undo: canUndo ? takeBack : undefined });
  if (!canUndo) return null;
  return (
    <Button size="s" variant="quiet" aria-label={t('undo')} icon={<Undo2 size={20} aria-hidden />} onPress={takeBack}>
      <span className={styles.wide}>{t('undo')}</span>
    </Button>
  );
}
