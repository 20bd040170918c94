import { useEffect, useMemo, useState } from 'react';
import { useWorkspace } from '#client/documents/workspace-context.tsx';
import { type Presence, readPresence } from '#document/sync/presence';

/** Somebody who is in this démarche now; `isMe` for this window. */
export interface Present extends Presence {
  readonly clientId: number;
  readonly isMe: boolean;
}

/** Everybody here now, this window first. Several windows of one person count once. */
export function usePresence(): readonly Present[] {
  const { core } = useWorkspace();
  const [version, setVersion] = useState(0);
  useEffect(() => {
    const changed = () => setVersion((before) => before + 1);
    core.awareness.on('change', changed);
    return () => core.awareness.off('change', changed);
  }, [core]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the awareness changes in place; `version` says when
  return useMemo(() => presentPeople(core.awareness.getStates(), core.doc.clientID), [core, version]);
}

/** Awareness states as people: what a peer wrote wrong is left out, a person's second window too. */
export function presentPeople(states: ReadonlyMap<number, unknown>, ownClientId: number): readonly Present[] {
  const mine = readPresence(states.get(ownClientId));
  const seen = new Set<string>(mine?.personId ? [mine.personId] : []);
  const people: Present[] = mine ? [{ ...mine, clientId: ownClientId, isMe: true }] : [];
  for (const [clientId, state] of states) {
    const presence = clientId === ownClientId ? undefined : readPresence(state);
    if (!presence || (presence.personId && seen.has(presence.personId))) continue;
    if (presence.personId) seen.add(presence.personId);
    people.push({ ...presence, clientId, isMe: false });
  }
  return people;
}
