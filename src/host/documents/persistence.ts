import * as Y from 'yjs';
import type { DocumentStore, StoredDocument } from '#host/storage/document-store';
import { wantsCompaction } from '#host/storage/backups/snapshot';
import { AppError } from '#shared/app-error';
import type { DocumentId } from '#shared/ids';

/** Carries one live document's updates to the store, in order, and keeps its log short. */
export interface Persistence {
  /** Sends an update on its way. */
  add(update: Uint8Array): void;
  /** Resolves once all that was added is durable; rejects with the store's reason while it is not. */
  whenSaved(): Promise<void>;
  close(): Promise<void>;
  /** Lets go of a document that can't be trusted any more: resolves once what was added is stored, and writes nothing else. */
  abandon(): Promise<void>;
}

/** A log is compacted once nobody has written for this long, in milliseconds: encoding a large document holds up the loop… */
const QUIET_MS = 2000;
/** … or, where people write all afternoon, when it is four megabytes and four snapshots long. */
const LONG_BYTES = 4 * 1024 * 1024;
const LONG_SNAPSHOTS = 4;

/** How long a projection may lag behind, in milliseconds. */
const PROJECTION_DELAY_MS = 1000;

/** Keeps `doc`, of which `stored` is what the store holds already; `project` gives its projection as JSON. */
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
    try {
      await store.writeProjection(id, project());
    } catch {
      // A projection is never the truth: losing one costs a slower first paint.
    }
  };
  return {
    add(update) {
      log.add(update);
      timer ??= setTimeout(writeProjection, PROJECTION_DELAY_MS);
    },
    whenSaved: log.whenSaved,
    async abandon() {
      clearTimeout(timer);
      log.abandon();
      await log.settle();
    },
    async close() {
      const isProjectionDue = timer !== undefined;
      clearTimeout(timer);
      await log.settle();
      await log.compact();
      if (isProjectionDue) await writeProjection();
    },
  };
}

/** How far a log got, and what it weighs. */
interface LogSize {
  sequence: number;
  snapshotBytes: number;
  tailBytes: number;
}

function sizeOf(stored: StoredDocument | undefined): LogSize {
  return {
    sequence: stored?.sequence ?? 0,
    snapshotBytes: stored?.snapshot?.byteLength ?? 0,
    tailBytes: (stored?.updates ?? []).reduce((sum, update) => sum + update.byteLength, 0),
  };
}

/** What goes to the store in one commit: its updates share the promise of the store, and what follows is done once. */
interface Commit {
  readonly saved: Promise<number>;
  bytes: number;
  readonly isWhole: boolean;
}

function createLog(id: DocumentId, doc: Y.Doc, store: DocumentStore, stored: StoredDocument | undefined) {
  const size = sizeOf(stored);
  const compaction = createCompaction(id, doc, store, size);
  let last = Promise.resolve();
  // After a failure only the whole state is sure to hold what was refused meanwhile.
  let [needsWhole, isAbandoned] = [false, false];
  let current: Commit | undefined;
  const settled = async (commit: Commit) => {
    try {
      size.sequence = Math.max(size.sequence, await commit.saved);
      size.tailBytes += commit.bytes;
      if (commit.isWhole) needsWhole = false;
    } catch (error) {
      needsWhole = true;
      throw error;
    }
  };
  const append = (update: Uint8Array) => {
    const isWhole = needsWhole;
    const bytes = isWhole ? Y.encodeStateAsUpdate(doc) : update;
    const saved = store.append(id, bytes);
    if (current?.saved === saved && current.isWhole === isWhole) {
      current.bytes += bytes.byteLength;
      return;
    }
    current = { saved, bytes: bytes.byteLength, isWhole };
    last = settled(current);
    last.then(
      () => isAbandoned || compaction.whenLong(),
      () => {},
    );
  };
  return {
    add: append,
    async whenSaved() {
      if (!needsWhole) await last;
      if (!needsWhole) return;
      if (isAbandoned) throw new AppError('closed', 'the document is read from the store again');
      // What was refused earlier is tried again, whole, by whoever wants to know.
      append(new Uint8Array());
      await last;
    },
    async settle() {
      await last.catch(() => {});
      await compaction.settle();
    },
    abandon() {
      isAbandoned = true;
    },
    compact: async () => (size.tailBytes > 0 ? compaction.run() : undefined),
  };
}

/** Puts a snapshot in the place of a log that grew longer than it. */
function createCompaction(id: DocumentId, doc: Y.Doc, store: DocumentStore, size: LogSize) {
  let [running, isRunning] = [Promise.resolve(), false];
  let timer: NodeJS.Timeout | undefined;
  const compact = async () => {
    const [upTo, folded] = [size.sequence, size.tailBytes];
    const snapshot = Y.encodeStateAsUpdateV2(doc);
    await store.compact(id, snapshot, upTo);
    size.snapshotBytes = snapshot.byteLength;
    size.tailBytes -= folded;
  };
  const run = () => compact().catch(() => {});
  const start = () => {
    isRunning = true;
    running = run().finally(() => {
      isRunning = false;
    });
  };
  return {
    run,
    whenLong() {
      if (isRunning || !wantsCompaction(size.snapshotBytes, size.tailBytes)) return;
      clearTimeout(timer);
      if (size.tailBytes > LONG_BYTES + LONG_SNAPSHOTS * size.snapshotBytes) start();
      else timer = setTimeout(start, QUIET_MS);
    },
    settle() {
      clearTimeout(timer);
      return running;
    },
  };
}
