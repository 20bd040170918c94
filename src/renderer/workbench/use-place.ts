import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { useMe } from '#client/documents/workspace-context.tsx';
import type { WorkspaceSession } from '#client/documents/workspace-session';
import type { Presence } from '#document/sync/presence';
import type { Screen } from '#client/feature';

/** Tells the others who is here and on which screen; what a screen adds (a cursor, a drag) is left as it is. */
export function usePlace(session: WorkspaceSession, screens: readonly Screen[]): void {
  const me = useMe();
  const [location] = useLocation();
  const place = screens.find((screen) => location.startsWith(`/${screen.path}`))?.path ?? '';
  useEffect(() => {
    const { awareness } = session.core;
    const present: Presence = { personId: me.personId, name: me.name, college: me.college, place };
    awareness.setLocalState({ ...awareness.getLocalState(), ...present });
  }, [session, me, place]);
}
