import * as Y from 'yjs';
import { Origin } from '#document/origin';

/** What others wrote meanwhile, brought to the editors in one transaction. */
const PEER_BATCH = new Origin('peer', 'editor');

/**
 * A copy of a document that editors are bound to. Remote updates wait in it and come in one transaction, so
 * that ten people typing cost one repaint; a local edit leaves at once. As the copy is a peer like any other,
 * an edit made while updates wait is merged, not misplaced.
 */
interface Replica {
  readonly doc: Y.Doc;
  /** Brings in what waits. */
  pull(): void;
  close(): void;
}

/** `onWaiting` is called when the first update of a batch starts to wait. */
export function openReplica(source: Y.Doc, onWaiting: () => void, clientId?: number): Replica {
  const doc = new Y.Doc();
  if (clientId !== undefined) doc.clientID = clientId;
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(source), PEER_BATCH);
  let waiting: Uint8Array[] = [];

  const receive = (update: Uint8Array, origin: unknown) => {
    if (origin === OUT) return;
    waiting.push(update);
    if (waiting.length === 1) onWaiting();
  };
  const send = (update: Uint8Array, origin: unknown) => {
    if (origin !== PEER_BATCH) Y.applyUpdate(source, update, OUT);
  };
  const OUT = new Origin('local', 'editor');
  source.on('update', receive);
  doc.on('update', send);

  return {
    doc,
    pull: () => {
      const updates = waiting;
      waiting = [];
      if (updates.length > 0) applyTogether(doc, updates);
    },
    close: () => {
      source.off('update', receive);
      doc.off('update', send);
      doc.destroy();
    },
  };
}

/** One transaction, marked as not local: `doc.transact` would call it the person's own gesture. */
function applyTogether(doc: Y.Doc, updates: readonly Uint8Array[]): void {
  Y.transact(
    doc,
    () => {
      for (const update of updates) Y.applyUpdate(doc, update, PEER_BATCH);
    },
    PEER_BATCH,
    false,
  );
}
