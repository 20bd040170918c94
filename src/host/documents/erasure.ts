import * as Y from 'yjs';
import { documentKind, projectDocument, type Section } from '#document/section';
import type { OpenWorkspaceFile } from '#host/storage/open-workspace';
import type { Clock } from '#shared/clock';
import type { DocumentId } from '#shared/ids';
import { createAttachmentUses } from './attachment-uses';
import type { DocumentHub } from './document-hub';
import { attachmentsDue, documentsDue, type ErasureRecord, noteUses, readErasureRecord, writeErasureRecord } from './erasure-record';

/**
 * Erases from a démarche's file what was taken away for good: the words of a withdrawn record from the log and from
 * the backups, and an attachment with its last use. Each computer does so by itself, whenever it learns of it.
 */
export interface Erasure {
  /** Erases what is due by now; runs by itself every minute. Calls wait for each other. */
  run(): Promise<void>;
  /** The attachments that a copy of the démarche takes along: those some document uses, or all while it can't be known. */
  taken(): Promise<ReadonlySet<string> | undefined>;
  close(): Promise<void>;
}

export interface ErasureParts {
  readonly file: OpenWorkspaceFile;
  readonly hub: DocumentHub;
  readonly sections: readonly Section[];
  readonly steady: Clock;
  reportFailure?(error: unknown): void;
}

const LOOK_EVERY_MS = 60_000;

export function createErasure(parts: ErasureParts): Erasure {
  const { file, hub, sections } = parts;
  const uses = createAttachmentUses(file.store, hub, sections);
  const withdrawals = new Map<DocumentId, number>();
  let last: Promise<unknown> = findUnfinished(parts, withdrawals);
  const next = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.catch(() => undefined).then(work);
    last = result;
    return result;
  };
  const look = () => next(() => takeStock(parts, uses.all, withdrawals));
  const run = () => next(async () => eraseDue(parts, await takeStock(parts, uses.all, withdrawals)));
  const note = (id: DocumentId) => {
    withdrawals.set(id, withdrawals.get(id) ?? parts.steady.now());
    // Written down at once: after a crash it must still be known.
    look().catch(() => undefined);
  };
  const stopFollowing = hub.onOpened((id) => void follow(parts, id, { note, changed: uses.forget }).catch(() => undefined));
  const timer = setInterval(() => run().catch((error: unknown) => parts.reportFailure?.(error)), LOOK_EVERY_MS).unref();
  return {
    run,
    taken: uses.all,
    async close() {
      clearInterval(timer);
      stopFollowing();
      // What is not due yet is known in the next session.
      await look().catch(() => undefined);
    },
  };
}

/** The roots of a document whose records are withdrawn with their removal. */
function withdrawableRoots({ sections }: ErasureParts, id: DocumentId): readonly string[] {
  const kind = documentKind(id);
  return sections.filter((section) => section.kind === kind).flatMap(({ withdrawable }) => withdrawable ?? []);
}

interface Followed {
  readonly note: (id: DocumentId) => void;
  readonly changed: (id: DocumentId) => void;
}

/** Hears of removals in a document, whoever makes them, for as long as it is in memory. */
async function follow(parts: ErasureParts, id: DocumentId, { note, changed }: Followed): Promise<void> {
  const { live, release } = await parts.hub.hold(id);
  live.doc.on('update', () => changed(id));
  changed(id);
  for (const root of withdrawableRoots(parts, id)) {
    live.doc.getMap(root).observe((event) => {
      if ([...event.changes.keys.values()].some(({ action }) => action === 'delete')) note(id);
    });
  }
  release();
}

/** After a crash a document's log was not folded: it may hold a removal that nobody wrote down. */
async function findUnfinished(parts: ErasureParts, withdrawals: Map<DocumentId, number>): Promise<void> {
  const { store } = parts.file;
  for (const id of await store.list()) {
    if (withdrawableRoots(parts, id).length === 0) continue;
    const stored = await store.load(id).catch(() => undefined);
    if ((stored?.updates.length ?? 0) > 0) withdrawals.set(id, parts.steady.now());
  }
}

/** What the file holds that is to be erased some time, written down. */
interface Stock {
  readonly record: ErasureRecord;
  /** See `AttachmentUses.all`. */
  readonly used: ReadonlySet<string> | undefined;
}

async function takeStock(
  { file, steady }: ErasureParts,
  allUses: () => Promise<ReadonlySet<string> | undefined>,
  withdrawals: Map<DocumentId, number>,
): Promise<Stock> {
  const before = await readErasureRecord(file.store);
  const documents = { ...Object.fromEntries(withdrawals), ...before.documents };
  const used = await allUses();
  const kept = (await file.store.listAttachments()).map(({ hash }) => hash);
  const withdrawn = { ...before, documents };
  const record = used ? noteUses(withdrawn, kept, used, steady.now()) : withdrawn;
  if (JSON.stringify(record) !== JSON.stringify(before)) await writeErasureRecord(file.store, record);
  for (const id of Object.keys(documents)) withdrawals.delete(id);
  return { record, used };
}

async function eraseDue(parts: ErasureParts, { record, used }: Stock): Promise<void> {
  const { file, hub, sections, steady } = parts;
  const attachments = used ? attachmentsDue(record, steady.now()) : [];
  const documents = documentsDue(record, steady.now());
  if (attachments.length === 0 && documents.length === 0) return;
  for (const hash of attachments) await file.store.removeAttachment(hash);
  for (const id of documents) {
    const own = sections.filter(({ kind }) => kind === documentKind(id));
    // It repeats the words, and lags a moment behind.
    await hub.using(id, ({ doc }) => file.store.writeProjection(id, JSON.stringify(projectDocument(doc, own))));
    await file.store.purge(id);
  }
  await file.purgeCopies({ documents: await redactions(parts, documents), attachments });
  await writeErasureRecord(file.store, withoutDone(record, documents, attachments));
}

function withoutDone(record: ErasureRecord, documents: readonly string[], attachments: readonly string[]): ErasureRecord {
  const rest = <T>(all: Readonly<Record<string, T>>, done: readonly string[]) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => !done.includes(name)));
  return {
    documents: rest(record.documents, documents),
    attachments: rest(record.attachments, attachments),
    erased: [...new Set([...record.erased, ...attachments])],
  };
}

/** For each document, what takes out of an older state the records that were removed here since. */
async function redactions(parts: ErasureParts, ids: readonly DocumentId[]): Promise<ReadonlyMap<DocumentId, (older: Y.Doc) => void>> {
  const found = new Map<DocumentId, (older: Y.Doc) => void>();
  for (const id of ids) {
    const roots = withdrawableRoots(parts, id);
    found.set(id, await parts.hub.using(id, ({ doc }) => redaction(doc, roots)));
  }
  return found;
}

/**
 * A record of an older state was withdrawn when it is known here, deleted, and nothing was put back in its place. One
 * that this state has never seen (it was put back from an older backup itself) is not.
 */
function redaction(present: Y.Doc, roots: readonly string[]): (older: Y.Doc) => void {
  const deleted = Y.createDeleteSetFromStructStore(present.store);
  const there = new Map(roots.map((root) => [root, new Set(present.getMap(root).keys())]));
  return (older) =>
    older.transact(() => {
      for (const root of roots) {
        const records = older.getMap(root);
        for (const key of [...records.keys()]) {
          const item = records._map.get(key);
          if (item && !there.get(root)?.has(key) && Y.isDeleted(deleted, item.id)) records.delete(key);
        }
      }
    });
}
