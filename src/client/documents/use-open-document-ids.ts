import { useSyncExternalStore } from 'react';
import type { DocumentId } from '#shared/ids';
import { useWorkspace } from './workspace-context.tsx';

/** Documents open and close with the screens: the set is looked at again now and then. */
const LOOK_AGAIN_MS = 500;

/** The documents that are open in this window now: what the screen shows, and what is always there. */
export function useOpenDocumentIds(): readonly DocumentId[] {
  const session = useWorkspace();
  const ids = useSyncExternalStore(lookAgain, () =>
    session
      .documents()
      .map(({ id }) => id)
      .join(' '),
  );
  return ids.split(' ');
}

function lookAgain(changed: () => void): () => void {
  const timer = setInterval(changed, LOOK_AGAIN_MS);
  return () => clearInterval(timer);
}
