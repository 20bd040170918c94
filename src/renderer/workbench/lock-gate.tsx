import { type ReactNode, useEffect } from 'react';
import { useObservable } from '#client/documents/use-observable';
import type { WorkspaceSession } from '#client/documents/workspace-session';
import { LockScreen } from '#features/workspace/client/lock/lock-screen.tsx';
import styles from './app.module.css';

interface LockGateProps {
  readonly session: WorkspaceSession;
  /** The démarche is locked and nothing of it is needed here any more: its words may leave this window's memory. */
  readonly onShut: () => void;
  readonly children: ReactNode;
}

/** Takes the démarche off the screen as soon as it is locked; words that could not be saved in time wait behind. */
export function LockGate({ session, onShut, children }: LockGateProps) {
  const isLocked = useObservable(session.core.status).refusal === 'locked';
  const hasWaitingWords = isLocked && session.documents().some((document) => document.status.get().unsavedEdits > 0);
  useEffect(() => {
    if (isLocked && !hasWaitingWords) onShut();
  }, [isLocked, hasWaitingWords, onShut]);
  if (!isLocked) return children;
  // Opened again, each document hands over its words by itself, and the démarche shows.
  return <Locked id={session.id} hasWaitingWords={hasWaitingWords} onOpen={() => {}} />;
}

/** The lock screen in the place of the démarche. */
export function Locked({ id, hasWaitingWords, onOpen }: { id: string; hasWaitingWords?: boolean; onOpen: () => void }) {
  return (
    <main id="main" tabIndex={-1} className={styles.center}>
      <LockScreen id={id} hasWaitingWords={hasWaitingWords ?? false} onOpen={onOpen} />
    </main>
  );
}
