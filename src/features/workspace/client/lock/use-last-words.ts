import { useEffect } from 'react';
import { isSaved } from '#client/documents/document-status';
import { useHostConnection, useService } from '#client/documents/workspace-context.tsx';
import type { WorkspaceSession } from '#client/documents/workspace-session';
import { lockContract } from '../../model/lock-contract';

/** What is on its way must not hold a lock open for ever: after this it waits in the window instead. */
const PATIENCE_MS = 2500;
const LOOK_EVERY_MS = 25;

/** Before the host locks the démarche: writes what is still in a field, waits until all of it is saved, and says so. */
export function useLastWords(session: WorkspaceSession): void {
  const connection = useHostConnection();
  const lock = useService(lockContract);
  useEffect(() => {
    let close = () => {};
    const stop = connection.onOpen(() => {
      close();
      const stream = lock.watch({ id: session.id }, { onItem: () => void sendLastWords(session).then(stream.close) });
      close = stream.close;
    });
    return () => {
      stop();
      close();
    };
  }, [connection, lock, session]);
}

async function sendLastWords(session: WorkspaceSession): Promise<void> {
  // A field writes what it holds when it is left.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  const until = Date.now() + PATIENCE_MS;
  do await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  while (Date.now() < until && !session.documents().every((document) => isSaved(document.status.get())));
}
