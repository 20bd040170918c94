import { AppError } from '#shared/app-error';
import type { DocumentId } from '#shared/ids';

/** What one commit writes: the updates of each document, in order. Returns each document's sequence number. */
export type Commit = (batch: ReadonlyMap<DocumentId, readonly Uint8Array[]>) => Promise<ReadonlyMap<DocumentId, number>>;

/** Gathers updates into common commits: an fsync costs the same for one as for a hundred. */
interface CommitQueue {
  /** Resolves to the document's sequence number once the commit that carries the update is durable. */
  append(id: DocumentId, update: Uint8Array): Promise<number>;
  /** Commits what waits, now. Never rejects: each `append` hears of its own failure. */
  flush(): Promise<void>;
  /** Flushes, then refuses (`closed`). */
  close(): Promise<void>;
}

interface Waiting {
  /** What failed commits left, oldest first: it goes before anything newer, or the newer makes no sense. */
  readonly kept: Uint8Array[];
  readonly updates: Uint8Array[];
  readonly promise: Promise<number>;
  readonly resolve: (sequence: number) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A queue that commits at most once per `windowMs`; the first update after a pause does not wait. When a
 * commit fails, those who wait are told, and its updates stay at the head of the queue for the next one:
 * nobody was told that they are saved, but whatever was written after them may lean on them.
 */
export function createCommitQueue(commit: Commit, windowMs: number): CommitQueue {
  let waiting = new Map<DocumentId, Waiting>();
  let running: Promise<void> | undefined;
  let cancel: (() => void) | undefined;
  let lastCommit = Number.NEGATIVE_INFINITY;
  let closed = false;

  const runCommit = async (): Promise<void> => {
    cancel?.();
    cancel = undefined;
    const batch = waiting;
    waiting = new Map();
    lastCommit = performance.now();
    try {
      const sequences = await commit(new Map([...batch].map(([id, entry]) => [id, [...entry.kept, ...entry.updates]])));
      for (const [id, entry] of batch) entry.resolve(sequences.get(id) ?? 0);
    } catch (error) {
      putBack(waiting, batch);
      for (const entry of batch.values()) entry.reject(error);
    }
  };

  const flush = async (): Promise<void> => {
    while (running) await running;
    if (waiting.size === 0) return;
    running = runCommit().finally(() => {
      running = undefined;
      if (hasNews(waiting)) schedule();
    });
    await running;
  };

  const schedule = (): void => {
    if (cancel || running) return;
    cancel = after(lastCommit + windowMs - performance.now(), () => void flush());
  };

  return {
    append(id, update) {
      if (closed) return Promise.reject(new AppError('closed', 'the store is closed'));
      const entry = waiting.get(id) ?? newEntry();
      waiting.set(id, entry);
      entry.updates.push(update);
      schedule();
      return entry.promise;
    },
    flush,
    async close() {
      closed = true;
      await flush();
      cancel?.();
    },
  };
}

/** Runs `work` in so many milliseconds, or as soon as this turn of the loop ends; returns how it is called off. */
function after(ms: number, work: () => void): () => void {
  if (ms > 0) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  }
  const soon = setImmediate(work);
  return () => clearImmediate(soon);
}

function newEntry(kept: Uint8Array[] = []): Waiting {
  let resolve: (sequence: number) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<number>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  // Nobody may be waiting for an entry that only carries what an earlier commit left.
  promise.catch(() => undefined);
  return { kept, updates: [], promise, resolve, reject };
}

function hasNews(waiting: ReadonlyMap<DocumentId, Waiting>): boolean {
  return [...waiting.values()].some((entry) => entry.updates.length > 0);
}

function putBack(waiting: Map<DocumentId, Waiting>, failed: ReadonlyMap<DocumentId, Waiting>): void {
  for (const [id, entry] of failed) {
    const present = waiting.get(id);
    const kept = [...entry.kept, ...entry.updates];
    if (present) present.kept.unshift(...kept);
    else waiting.set(id, newEntry(kept));
  }
}
