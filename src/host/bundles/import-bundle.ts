import * as Y from 'yjs';
import { IMPORT } from '#document/origin';
import { applyForeignUpdate } from '#document/updates/foreign-updates';
import type { DocumentHub, DocumentHold } from '#host/documents/document-hub';
import type { DocumentStore } from '#host/storage/document-store';
import type { OpenWorkspaceFile } from '#host/storage/open-workspace';
import { applyStored } from '#host/storage/snapshot';
import type { Protect } from '#host/storage/workspace-key';
import type { WorkspaceStorage } from '#host/storage/workspace-storage';
import { type AppError, type ErrorCode, toAppError } from '#shared/app-error';
import type { DocumentId } from '#shared/ids';
import { bury, readTombstones } from './tombstones';
import type { Bundle } from './read-bundle';

/** What an import did, for the person to read. */
export interface ImportReport {
  readonly added: readonly DocumentId[];
  readonly merged: readonly DocumentId[];
  /** Already here, to the last letter. */
  readonly unchanged: readonly DocumentId[];
  /** Removed here or there for good: not taken. */
  readonly buried: readonly DocumentId[];
  readonly refused: readonly { readonly id: DocumentId; readonly code: ErrorCode }[];
  /** Left out of a damaged bundle. */
  readonly leftOut: readonly string[];
  readonly attachmentsAdded: number;
  /** When the bundle was written; milliseconds since 1970. */
  readonly exportedAt: number;
}

/** Where a bundle goes: the démarche's store, and its live documents when it is open. */
export interface ImportTarget {
  readonly store: DocumentStore;
  readonly hub?: DocumentHub | undefined;
}

/**
 * Merges a checked bundle into a démarche. The merge is the documents' own (Yjs): importing twice, or several
 * bundles in any order, ends in the same state. Each document passes the gate in a scratch copy first; those
 * that pass are then written in one commit. Attachments go before: a reader must never meet a missing one.
 */
export async function importBundle(bundle: Bundle, target: ImportTarget): Promise<ImportReport> {
  const { store } = target;
  const buried = new Set([...(await readTombstones(store)), ...bundle.manifest.tombstones].map((tombstone) => tombstone.document));
  const wanted = new Map([...bundle.documents].filter(([id]) => !buried.has(id)));
  const attachmentsAdded = await addAttachments(bundle, store);
  await bury(store, bundle.manifest.tombstones);
  const holds = await holdAll(target.hub, [...wanted.keys()]);
  try {
    const plan = await rehearseAll(wanted, store, holds);
    await writeAll(plan, store, holds);
    return {
      added: idsOf(plan, 'added'),
      merged: idsOf(plan, 'merged'),
      unchanged: idsOf(plan, 'unchanged'),
      refused: plan.flatMap(({ id, error }) => (error ? [{ id, code: error.code }] : [])),
      buried: [...bundle.documents.keys()].filter((id) => buried.has(id)),
      leftOut: bundle.leftOut,
      attachmentsAdded,
      exportedAt: bundle.manifest.exportedAt,
    };
  } finally {
    for (const hold of holds.values()) hold.release();
  }
}

/** What will happen to one document. `news` is the part that is not here yet. */
interface Step {
  readonly id: DocumentId;
  readonly outcome: 'added' | 'merged' | 'unchanged' | 'refused';
  readonly news?: Uint8Array;
  readonly error?: AppError;
}

function idsOf(plan: readonly Step[], outcome: Step['outcome']): DocumentId[] {
  return plan.filter((step) => step.outcome === outcome).map((step) => step.id);
}

async function addAttachments(bundle: Bundle, store: DocumentStore): Promise<number> {
  const here = new Set((await store.listAttachments()).map((attachment) => attachment.hash));
  const missing = bundle.manifest.attachments.filter((attachment) => !here.has(attachment.sha256));
  for (const { sha256, mediaType } of missing) await store.putAttachment(await bundle.attachment(sha256), mediaType);
  return missing.length;
}

type Holds = ReadonlyMap<DocumentId, DocumentHold>;

async function holdAll(hub: DocumentHub | undefined, ids: readonly DocumentId[]): Promise<Holds> {
  const holds = new Map<DocumentId, DocumentHold>();
  // A document that can't be opened here is refused in its step, not a reason to refuse the others.
  if (hub)
    for (const id of ids)
      await hub
        .hold(id)
        .then((hold) => holds.set(id, hold))
        .catch(() => undefined);
  return holds;
}

async function rehearseAll(wanted: ReadonlyMap<DocumentId, Uint8Array>, store: DocumentStore, holds: Holds): Promise<Step[]> {
  const present = new Set(await store.list());
  const plan: Step[] = [];
  for (const [id, update] of wanted) {
    try {
      const news = newsOf(update, await stateHere(id, store, holds));
      plan.push(news ? { id, outcome: present.has(id) ? 'merged' : 'added', news } : { id, outcome: 'unchanged' });
    } catch (error) {
      plan.push({ id, outcome: 'refused', error: toAppError(error) });
    }
  }
  return plan;
}

/** A scratch copy of the document as it is here now. */
async function stateHere(id: DocumentId, store: DocumentStore, holds: Holds): Promise<Y.Doc> {
  const doc = new Y.Doc();
  const live = holds.get(id)?.live;
  if (live) Y.applyUpdate(doc, Y.encodeStateAsUpdate(live.doc));
  else {
    const stored = await store.load(id);
    if (stored) applyStored(doc, stored);
  }
  return doc;
}

/** What the update adds to the scratch copy, or undefined: nothing. Throws what the gate throws. */
function newsOf(update: Uint8Array, scratch: Y.Doc): Uint8Array | undefined {
  let news: Uint8Array | undefined;
  scratch.on('update', (part: Uint8Array) => {
    news = part;
  });
  try {
    applyForeignUpdate(scratch, update, IMPORT);
    return news;
  } finally {
    scratch.destroy();
  }
}

/** All in one turn of the loop, so that the store puts them into one commit: all of the import or none of it. */
async function writeAll(plan: readonly Step[], store: DocumentStore, holds: Holds): Promise<void> {
  const writes: Promise<unknown>[] = [];
  for (const { id, news } of plan) {
    if (!news) continue;
    const live = holds.get(id)?.live;
    writes.push(live ? live.apply(news, IMPORT) : store.append(id, news));
  }
  await Promise.all(writes);
}

/**
 * Makes the démarche of a bundle on this computer, open, under its own id and title. `workspace-exists` when it
 * is here already: then open it and `importBundle` into it. Nothing is left behind when the import fails.
 */
export async function createFromBundle(
  bundle: Bundle,
  storage: WorkspaceStorage,
  protect?: Protect,
): Promise<{ readonly workspace: OpenWorkspaceFile; readonly report: ImportReport }> {
  const { id, title } = bundle.manifest.workspace;
  const workspace = await storage.create({ id, title, ...(protect && { protect }) });
  try {
    return { workspace, report: await importBundle(bundle, { store: workspace.store }) };
  } catch (error) {
    await workspace.close();
    await storage.remove(id);
    throw error;
  }
}
