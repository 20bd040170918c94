import type * as Y from 'yjs';
import { isWithheld } from '#document/audience';
import { ERASURE } from '#document/origin';
import { documentKind, projectDocument, type Section } from '#document/section';
import type { OpenWorkspaceFile } from '#host/storage/open-workspace';
import type { Clock } from '#shared/clock';
import type { DocumentId, RecordId } from '#shared/ids';
import type { DocumentHub } from './document-hub';
import { createDocumentReadings, type DocumentReading, type DocumentReadings, withdrawnRecords } from './document-readings';
import {
  attachmentsDue,
  documentsDue,
  embeddedDue,
  type ErasureRecord,
  noteUses,
  readErasureRecord,
  writeErasureRecord,
} from './erasure-record';
import { redaction } from './redaction';
import { knownUses, takenAlong } from './travelling-attachments';

/**
 * Erases from a démarche's file what was taken away for good: the words of a withdrawn record, and what repeats them,
 * from the documents, the log and the backups, and an attachment with its last use. Each computer does so by itself,
 * whenever it learns of it.
 */
export interface Erasure {
  /** Erases what is due by now; runs by itself every minute. Calls wait for each other. */
  run(): Promise<void>;
  /**
   * The attachments that a copy of the démarche takes along: those that a document in it uses, or while that can't be known
   * all save those that only withheld documents use.
   */
  taken(): Promise<ReadonlySet<string>>;
  /** Whether another table that asks for an attachment is given it: only one that `taken` holds. */
  mayLeave(hash: string): Promise<boolean>;
  close(): Promise<void>;
}

interface ErasureParts {
  readonly file: OpenWorkspaceFile;
  readonly hub: DocumentHub;
  readonly sections: readonly Section[];
  readonly steady: Clock;
  reportFailure?(error: unknown): void;
}

const LOOK_EVERY_MS = 60_000;
const LOOK_SOON_MS = 5000;

/** The erasing of one démarche. Looks by itself every minute until it is closed, and goes on with what an earlier session left undone. */
export function createErasure(parts: ErasureParts): Erasure {
  const { file, hub, sections } = parts;
  const readings = createDocumentReadings(file.store, hub, sections);
  const withdrawals = new Map<DocumentId, number>();
  let last: Promise<unknown> = findUnfinished(parts, withdrawals);
  const next = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.catch(() => undefined).then(work);
    last = result;
    return result;
  };
  const look = () => next(() => takeStock(parts, readings, withdrawals));
  let soon: NodeJS.Timeout | undefined;
  const lookSoon = () => {
    soon ??= setTimeout(() => {
      soon = undefined;
      look().catch(() => undefined);
    }, LOOK_SOON_MS).unref();
  };
  const run = () => next(async () => eraseDue(parts, await takeStock(parts, readings, withdrawals)));
  const note = (id: DocumentId) => {
    withdrawals.set(id, withdrawals.get(id) ?? parts.steady.now());
    // Written down at once: after a crash it must still be known. What is given leaves a submission each time, and a look
    // reads every document that changed: of those one look serves many.
    if (isWithheld(id)) lookSoon();
    else look().catch(() => undefined);
  };
  const stopFollowing = hub.onOpened((id) => void follow(parts, id, { note, changed: readings.forget }).catch(() => undefined));
  const timer = setInterval(() => run().catch((error: unknown) => parts.reportFailure?.(error)), LOOK_EVERY_MS).unref();
  return {
    run,
    taken: async () => takenAlong(file.store, await readings.all()),
    mayLeave: async (hash) => (await takenAlong(file.store, await readings.all())).has(hash),
    async close() {
      clearInterval(timer);
      clearTimeout(soon);
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
  /** See `Erasure.taken`. */
  readonly used: ReadonlySet<string> | undefined;
  /** Attachments that are records of a document, and which one. */
  readonly embedded: ReadonlyMap<RecordId, DocumentId>;
  readonly withdrawn: ReadonlySet<RecordId>;
}

async function takeStock({ file, steady }: ErasureParts, { all }: DocumentReadings, withdrawals: Map<DocumentId, number>): Promise<Stock> {
  const before = await readErasureRecord(file.store);
  const now = steady.now();
  const readings = await all();
  const withdrawn = withdrawnRecords(readings);
  const repeating = [...readings].filter(([, reading]) => reading && repeats(reading, withdrawn)).map(([id]) => [id, now] as const);
  const documents = { ...Object.fromEntries(repeating), ...Object.fromEntries(withdrawals), ...before.documents };
  const used = await knownUses(file.store, readings);
  const embedded = new Map([...readings].flatMap(([id, reading]) => (reading?.embedded ?? []).map((name) => [name, id] as const)));
  const kept = [...(await file.store.listAttachments()).map(({ hash }) => hash), ...embedded.keys()];
  const record = used ? noteUses({ ...before, documents }, kept, used, now) : { ...before, documents };
  if (JSON.stringify(record) !== JSON.stringify(before)) await writeErasureRecord(file.store, record);
  for (const id of Object.keys(documents)) withdrawals.delete(id);
  return { record, used, embedded, withdrawn };
}

function repeats(reading: DocumentReading, withdrawn: ReadonlySet<RecordId>): boolean {
  return reading.repeats.some(({ of }) => withdrawn.has(of));
}

async function eraseDue(parts: ErasureParts, { record, used, embedded, withdrawn }: Stock): Promise<void> {
  const { file, steady } = parts;
  const attachments = used ? attachmentsDue(record, steady.now()).filter((name) => !embedded.has(name)) : [];
  const pictures = used ? embeddedDue(record, [...embedded.keys()], steady.now()) : [];
  const holders = pictures.flatMap((name) => embedded.get(name) ?? []);
  // A damaged one waits until it is mended, and does not keep the others waiting.
  const damaged = new Set((await file.store.damaged()).map(({ id }) => id));
  const documents = [...new Set([...documentsDue(record, steady.now()), ...holders])].filter((id) => !damaged.has(id));
  if (attachments.length === 0 && documents.length === 0) return;
  for (const hash of attachments) await file.store.removeAttachment(hash);
  const repeating = await repeatingDocuments(parts);
  const loose = documents.length > 0 ? await withUpdates(file, repeating) : [];
  for (const id of new Set([...documents, ...loose])) await eraseDocument(parts, id, new Set([...withdrawn, ...pictures]));
  await file.purgeCopies({ documents: await redactions(parts, { due: documents, repeating, withdrawn }), attachments });
  await writeErasureRecord(file.store, withoutDone(record, documents, [...attachments, ...pictures]));
}

/** Takes out of a document what is withdrawn and still there, then out of its log. */
async function eraseDocument({ file, hub, sections }: ErasureParts, id: DocumentId, withdrawn: ReadonlySet<RecordId>): Promise<void> {
  const own = sections.filter(({ kind }) => kind === documentKind(id));
  await hub.using(id, async (live) => {
    // One that is newer than the app is read, and not written: those who have the newer app do it.
    if (!live.readOnly) await live.edit(ERASURE, (doc) => takeOut(doc, own, id, withdrawn));
    // It repeats the words, and lags a moment behind.
    await file.store.writeProjection(id, JSON.stringify(projectDocument(live.doc, own)));
  });
  await file.store.purge(id);
}

function takeOut(doc: Y.Doc, own: readonly Section[], id: DocumentId, withdrawn: ReadonlySet<RecordId>): void {
  for (const { embedded = [], repeats } of own) {
    repeats?.erase(doc, withdrawn, id);
    for (const root of embedded) for (const key of [...doc.getMap(root).keys()]) if (withdrawn.has(key)) doc.getMap(root).delete(key);
  }
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

/** The documents that may say again what stands elsewhere, today or at the time of a backup. */
async function repeatingDocuments({ hub, sections }: ErasureParts): Promise<readonly DocumentId[]> {
  const kinds = new Set(sections.filter(({ repeats }) => repeats).map(({ kind }) => kind));
  return (await hub.list()).filter((id) => kinds.has(documentKind(id) ?? 'core'));
}

/** Those whose log was not folded yet: it may hold what the document itself says no more. */
async function withUpdates({ store }: OpenWorkspaceFile, ids: readonly DocumentId[]): Promise<readonly DocumentId[]> {
  const found: DocumentId[] = [];
  for (const id of ids) if (((await store.load(id).catch(() => undefined))?.updates.length ?? 0) > 0) found.push(id);
  return found;
}

interface Redacted {
  readonly due: readonly DocumentId[];
  readonly repeating: readonly DocumentId[];
  readonly withdrawn: ReadonlySet<RecordId>;
}

/** For each document, what takes out of an older state the records that were removed here since, and what repeated them. */
async function redactions(
  parts: ErasureParts,
  { due, repeating, withdrawn }: Redacted,
): Promise<ReadonlyMap<DocumentId, (older: Y.Doc) => void>> {
  const found = new Map<DocumentId, (older: Y.Doc) => void>();
  for (const id of new Set([...due, ...(due.length > 0 ? repeating : [])])) {
    const own = parts.sections.filter(({ kind }) => kind === documentKind(id));
    const roots = due.includes(id) ? withdrawableRoots(parts, id) : [];
    const removed = roots.length > 0 ? await parts.hub.using(id, ({ doc }) => redaction(doc, roots)) : undefined;
    found.set(id, (older) => {
      removed?.(older);
      for (const section of own) section.repeats?.erase(older, withdrawn, id);
    });
  }
  return found;
}
