import { isWithheld } from '#document/audience';
import { IMPORT } from '#document/origin';
import type { DocumentHub, DocumentHold } from '#host/documents/document-hub';
import type { LiveDocument } from '#host/documents/live-document';
import type { DocumentStore } from '#host/storage/document-store';
import type { OpenWorkspaceFile } from '#host/storage/open-workspace';
import type { Protect } from '#host/storage/keys/workspace-key';
import type { WorkspaceStorage } from '#host/storage/workspace-storage';
import { AppError, type ErrorCode, toAppError } from '#shared/app-error';
import type { DocumentId, WorkspaceId } from '#shared/ids';
import { inTurn } from '#shared/in-turns';
import type { Bundle } from './read-bundle';

/** What an import did, for the person to read. */
export interface ImportReport {
  readonly added: readonly DocumentId[];
  readonly merged: readonly DocumentId[];
  /** Already here, to the last letter. */
  readonly unchanged: readonly DocumentId[];
  readonly refused: readonly { readonly id: DocumentId; readonly code: ErrorCode }[];
  /** Left out of a damaged bundle. */
  readonly leftOut: readonly string[];
  /** How many documents the bundle asked to remove. It was not obeyed: anybody can write such a file. */
  readonly removalsIgnored: number;
  readonly attachmentsAdded: number;
  /** When the bundle was written; milliseconds since 1970. */
  readonly exportedAt: number;
}

/** Where a bundle goes: the démarche's store, and its live documents when it is open. */
interface ImportTarget {
  readonly store: DocumentStore;
  readonly hub?: DocumentHub | undefined;
}

/**
 * Merges a checked bundle into a démarche. The merge is the documents' own (Yjs): importing twice, or several
 * bundles in any order, ends in the same state. The bundle's reader tries each document on a copy of the stored one;
 * what passes is written in one commit, then applied to the live documents piece by piece, so that nobody who writes
 * meanwhile waits. Attachments go before: a reader must never meet a missing one.
 * Throws `unrelated-workspace`, and changes nothing, when the bundle is another démarche that bears the same id.
 */
export async function importBundle(bundle: Bundle, target: ImportTarget): Promise<ImportReport> {
  const { store } = target;
  const plan = await planAll(bundle, store);
  expectRelated(plan);
  const attachmentsAdded = await addAttachments(bundle, store);
  await writeAll(plan, target);
  return {
    added: idsOf(plan, 'added'),
    merged: idsOf(plan, 'merged'),
    unchanged: idsOf(plan, 'unchanged'),
    refused: plan.flatMap(({ id, error }) => (error ? [{ id, code: error.code }] : [])),
    leftOut: bundle.leftOut,
    removalsIgnored: bundle.manifest.tombstones.length,
    attachmentsAdded,
    exportedAt: bundle.manifest.exportedAt,
  };
}

/** What will happen to one document. `pieces` is the part that is not here yet. */
interface Step {
  readonly id: DocumentId;
  readonly outcome: 'added' | 'merged' | 'unchanged' | 'refused';
  readonly pieces: readonly Uint8Array[];
  /** See `DocumentNews`. */
  readonly isRelated: boolean | undefined;
  readonly error?: AppError;
}

function idsOf(plan: readonly Step[], outcome: Step['outcome']): DocumentId[] {
  return plan.filter((step) => step.outcome === outcome).map((step) => step.id);
}

async function planAll(bundle: Bundle, store: DocumentStore): Promise<Step[]> {
  const present = new Set(await store.list());
  const plan: Step[] = [];
  // A document that stays with its table is in no honest bundle.
  for (const id of bundle.documents.filter((one) => !isWithheld(one))) {
    try {
      const { pieces, isRelated } = await bundle.news(id, present.has(id) ? await store.load(id) : undefined);
      const outcome = pieces.length === 0 ? 'unchanged' : present.has(id) ? 'merged' : 'added';
      plan.push({ id, outcome, pieces, isRelated });
    } catch (error) {
      // A reader that ran out of time or memory has none left for the others either.
      if (toAppError(error).code === 'too-large') throw error;
      plan.push({ id, outcome: 'refused', pieces: [], isRelated: undefined, error: toAppError(error) });
    }
  }
  return plan;
}

/**
 * The core decides: it is made once, by the démarche's creator, and every copy of it descends from that one. Where
 * one side has none (a damaged file, a table that joined a moment ago), any other document that both hold does.
 */
function expectRelated(plan: readonly Step[]): void {
  const told = plan.filter(({ isRelated }) => isRelated !== undefined);
  const deciding = told.find(({ id }) => id === 'core') ?? told.find(({ isRelated }) => isRelated) ?? told[0];
  if (deciding?.isRelated === false) throw new AppError('unrelated-workspace', 'two démarches bear one id and began apart');
}

async function addAttachments(bundle: Bundle, store: DocumentStore): Promise<number> {
  const here = new Set((await store.listAttachments()).map((attachment) => attachment.hash));
  const missing = bundle.manifest.attachments.filter((attachment) => !here.has(attachment.sha256));
  for (const { sha256, mediaType } of missing) await store.putAttachment(await bundle.attachment(sha256), mediaType);
  return missing.length;
}

/** First the store, then the documents in memory: the store knows all of the import or nothing of it. */
async function writeAll(plan: readonly Step[], { store, hub }: ImportTarget): Promise<void> {
  const news = plan.filter(({ pieces }) => pieces.length > 0);
  const holds = await holdAll(hub, news);
  try {
    // In one turn of the loop: the store then puts them into one commit.
    await Promise.all(news.flatMap(({ id, pieces }) => pieces.map((piece) => store.append(id, piece))));
    for (const { id, pieces } of news) {
      const live = holds.get(id)?.live;
      if (live) await applyInTurns(live, pieces);
    }
  } finally {
    for (const hold of holds.values()) hold.release();
  }
}

/** Whoever else waits for the loop has it in between. */
async function applyInTurns(live: LiveDocument, pieces: readonly Uint8Array[]): Promise<void> {
  const saving: Promise<unknown>[] = [];
  for (const piece of pieces) {
    await inTurn(() => {
      const saved = live.apply(piece, IMPORT);
      saved.catch(() => undefined);
      saving.push(saved);
    });
  }
  await Promise.all(saving);
}

async function holdAll(hub: DocumentHub | undefined, news: readonly Step[]): Promise<ReadonlyMap<DocumentId, DocumentHold>> {
  const holds = new Map<DocumentId, DocumentHold>();
  // A document that can't be opened here is written all the same: a newer app may know its kind.
  if (hub)
    for (const { id } of news)
      await hub
        .hold(id)
        .then((hold) => holds.set(id, hold))
        .catch(() => undefined);
  return holds;
}

interface CreateOptions {
  readonly protect?: Protect;
  /** Another id than the bundle's: the démarche then stands beside the one that bears that id. */
  readonly id?: WorkspaceId;
}

/**
 * Makes the démarche of a bundle on this computer, open, under its title and its own id or the one that is given.
 * `workspace-exists` when it is here already: then open it and `importBundle` into it. Nothing is left behind when
 * the import fails.
 */
export async function createFromBundle(
  bundle: Bundle,
  storage: WorkspaceStorage,
  { id = bundle.manifest.workspace.id, protect }: CreateOptions = {},
): Promise<{ readonly workspace: OpenWorkspaceFile; readonly report: ImportReport }> {
  const { title } = bundle.manifest.workspace;
  const workspace = await storage.create({ id, title, ...(protect && { protect }) });
  try {
    return { workspace, report: await importBundle(bundle, { store: workspace.store }) };
  } catch (error) {
    await workspace.close();
    await storage.remove(id);
    throw error;
  }
}
