import type { PeerState } from '#document/sync/peer-link';
import { createObservable, type Observable } from '#shared/observable';

/** Every window of another table that this window knows of, over all its open documents. */
const peers = createObservable<readonly PeerState[]>([]);
const byDocument = new Map<string, readonly PeerState[]>();

/** What the direct links of this window are worth now; the interface says it per table. */
export const directPeers: Observable<readonly PeerState[]> = peers;

/** Notes the states of one document's link; an empty list forgets it. */
export function noteDirectPeers(documentKey: string, states: readonly PeerState[]): void {
  if (states.length > 0) byDocument.set(documentKey, states);
  else if (!byDocument.delete(documentKey)) return;
  peers.set([...byDocument.values()].flat());
}
