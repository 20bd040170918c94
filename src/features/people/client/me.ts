import type { Me } from '#client/documents/workspace-context.tsx';
import { NOBODY } from '#client/documents/workspace-context.tsx';
import type { Observable } from '#shared/observable';
import type { Identity } from '../model/people-contract';
import type { IdentityStore } from './identity-store';

/** The identity as screens know it: the same object until it changes. */
export function meOf(store: IdentityStore): Observable<Me> {
  let from: Identity | null | undefined;
  let me = NOBODY;
  return {
    subscribe: store.identity.subscribe,
    get() {
      const identity = store.identity.get();
      if (identity === from) return me;
      from = identity;
      me = identity ? { personId: identity.personId, name: identity.name, college: identity.college } : NOBODY;
      return me;
    },
  };
}
