import type { Client } from '#bridge/contract';
import { createObservable, type Observable } from '#shared/observable';
import type { Identity, peopleContract } from '../model/people-contract';

/** Who writes at this window in one démarche; undefined while the host has not said whether it knows. */
export interface IdentityStore {
  /** `null`: nobody was asked yet. */
  readonly identity: Observable<Identity | null | undefined>;
  save(identity: Identity): void;
}

/** What this computer remembers of who one is in a démarche; without an answer, one is asked again. */
export function createIdentityStore(people: Client<typeof peopleContract>, workspaceId: string): IdentityStore {
  const identity = createObservable<Identity | null | undefined>(undefined);
  people.identity({ workspaceId }).then(
    (kept) => identity.get() === undefined && identity.set(kept),
    () => identity.get() === undefined && identity.set(null),
  );
  return {
    identity,
    save(next) {
      identity.set(next);
      people.saveIdentity({ workspaceId, identity: next }).catch(() => {}); // Known in this window all the same.
    },
  };
}
