import * as Y from 'yjs';
import type { DocumentStore, StoredDocument } from '#host/storage/document-store';
import { wantsCompaction } from '#host/storage/snapshot';
import type { DocumentId } from '#shared/ids';

/** Carries one live document's updates to the store, in order, and keeps its log short. */
export interface Persistence {
  /** Sends an update on its way. */
  add(update: Uint8Array): void;
  /** Resolves once all that was added is durable; rejects with the store's reason while it is not. */
  whenSaved(): Promise<void>;
  close(): Promise<void>;
}

/** How long a projection may lag behind, in milliseconds. */
const PROJECTION_DELAY_MS = 1000;

export function createPersistence(
  id: DocumentId,
  doc: Y.Doc,
  store: DocumentStore,
  stored: StoredDocument | undefined,
  project: () => string,
): Persistence {
  const log = createLog(id, doc, store, stored);
  let timer: NodeJS.Timeout | undefined;
  const writeProjection = async () => {
    timer = undefined;
    // A projection is never the truth: losing one costs a slower first paint.
    await store.writeProjection(id, project()).catch(() => {});
  };
  return {
    add(update) {
      log.add(update);
      timer ??= setTimeout(writeProjection, PROJECTION_DELAY_MS);
    },
    whenSaved: log.whenSaved,
    async close() {
      const isProjectionDue = timer !== undefined;
      clearTimeout(timer);
      await log.close();
      if (isProjectionDue) await writeProjection();
    },
  };
}

function createLog(id: DocumentId, doc: Y.Doc, store: DocumentStore, stored: StoredDocument | undefined) {
  let sequence = stored?.sequence ?? 0;
  let snapshotBytes = stored?.snapshot?.byteLength ?? 0;
  let tailBytes = (stored?.updates ?? []).reduce((sum, update) => sum + update.byteLength, 0);
  let [last, compacting, isCompacting] = [Promise.resolve(), Promise.resolve(), false];
  // After a failure only the whole state is sure to hold what was refused meanwhile.
  let needsWhole = false;

  const append = async (update: Uint8Array) => {
    const isWhole = needsWhole;
    const bytes = isWhole ? Y.encodeStateAsUpdate(doc) : update;
    try {
      sequence = Math.max(sequence, await store.append(id, bytes));
      tailBytes += bytes.byteLength;
      if (isWhole) needsWhole = false;
    } catch (error) {
      needsWhole = true;
      throw error;
    }
  };
  const compact = async () => {
    const [upTo, folded] = [sequence, tailBytes];
    const snapshot = Y.encodeStateAsUpdateV2(doc);
    await store.compact(id, snapshot, upTo);
    snapshotBytes = snapshot.byteLength;
    tailBytes -= folded;
  };
  const compactWhenLong = () => {
    // Updates of one commit are acknowledged together: the first of them starts the compaction of all.
    if (isCompacting || !wantsCompaction(snapshotBytes, tailBytes)) return;
    isCompacting = true;
    compacting = compact().catch(() => {});
    compacting.then(() => {
      isCompacting = false;
    });
  };
  return {
    add(update: Uint8Array) {
      last = append(update);
      last.then(compactWhenLong, () => {});
    },
    async whenSaved() {
      if (!needsWhole) await last;
      if (!needsWhole) return;
      // What was refused earlier is tried again, whole, by whoever wants to know.
      last = append(new Uint8Array());
      await last;
    },
    async close() {
      await last.catch(() => {});
      await compacting;
      if (tailBytes > 0) await compact().catch(() => {});
    },
  };
}
