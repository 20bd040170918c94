import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Origin } from '#document/origin';
import { documentCondition, documentKind, migrateDocument, projectDocument, type Section } from '#document/section';
import { applyForeignUpdate } from '#document/updates/foreign-updates';
import type { DocumentStore } from '#host/storage/document-store';
import { applyStoredInTurns } from '#host/storage/snapshot';
import { AppError } from '#shared/app-error';
import type { DocumentId } from '#shared/ids';
import { createFanOut, type FanOut } from './fan-out';
import { CLIENTS, createIntake } from './intake';
import { createJoinSnapshots, type JoinSnapshots } from './join-snapshot';
import { createPersistence, type Persistence } from './persistence';

/**
 * A document in memory, every change of which is on its way to the store. One per document and host: two
 * would not know of each other's edits.
 */
export interface LiveDocument {
  readonly id: DocumentId;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** True for a document that holds something newer than this app: shown, never written. */
  readonly readOnly: boolean;
  /**
   * Applies bytes that came from outside and resolves once they are durable. Rejects with `too-large` or
   * `bad-input` when the gate refuses them, `newer-version` when a window of this computer writes in a read-only one.
   */
  apply(update: Uint8Array, origin: Origin): Promise<void>;
  /**
   * Takes an update of a client, to be applied within milliseconds with those of others. Resolves and rejects as
   * `apply`; to `parked` when it leans on others that never came.
   */
  receive(update: Uint8Array, author: Origin): Promise<'saved' | 'parked'>;
  /** Changes the document from inside the host and resolves once that is durable. */
  edit(origin: Origin, change: (doc: Y.Doc) => void): Promise<void>;
  /** Applies what was received and waits for others. */
  settle(): void;
  /** Resolves once everything applied until now is durable. */
  whenSaved(): Promise<void>;
  /** Carries its changes to the clients that follow it. */
  readonly fanOut: FanOut;
  readonly snapshots: JoinSnapshots;
  /** Writes the projection and a compact state, then lets go of the memory. */
  close(): Promise<void>;
}

/**
 * Reads a document from the store, migrates it if it is older, and keeps it alive. `joinMs` is how long updates
 * wait for others that travel with them.
 */
export async function openLiveDocument(
  id: DocumentId,
  store: DocumentStore,
  allSections: readonly Section[],
  joinMs?: number,
): Promise<LiveDocument> {
  const sections = sectionsOf(id, allSections);
  const stored = await store.load(id);
  const doc = new Y.Doc();
  if (stored) await applyStoredInTurns(doc, stored);
  const persistence = createPersistence(id, doc, store, stored, () => JSON.stringify(projectDocument(doc, sections)));
  const isNewer = () => documentCondition(doc, sections) === 'newer';
  return enliven({ id, doc, persistence, isNewer }, joinMs, () => migrateDocument(doc, sections));
}

interface LiveParts {
  readonly id: DocumentId;
  readonly doc: Y.Doc;
  readonly persistence: Persistence;
  isNewer(): boolean;
}

function enliven({ id, doc, persistence, isNewer }: LiveParts, joinMs: number | undefined, migrate: () => void): LiveDocument {
  const awareness = new Awareness(doc);
  awareness.setLocalState(null);
  const fanOut = createFanOut(awareness, { joinMs, beforeFlush: () => intake.drain() });
  const intake = createIntake(doc, { onWaiting: fanOut.soon, onApplied: fanOut.add, whenSaved: persistence.whenSaved });
  const snapshots = createJoinSnapshots(doc, fanOut);
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    persistence.add(update);
    if (origin !== CLIENTS) fanOut.add(update, origin);
  });
  migrate();
  return {
    id,
    doc,
    awareness,
    get readOnly() {
      return isNewer();
    },
    async apply(update, origin) {
      // What newer apps write still arrives, by file or from their tables; nothing that is written here does.
      refuseNewer(isNewer() && origin.kind !== 'import' && origin.kind !== 'peer');
      intake.drain();
      applyForeignUpdate(doc, update, origin);
      await persistence.whenSaved();
    },
    receive: async (update, author) => {
      refuseNewer(isNewer());
      return intake.receive(update, author);
    },
    async edit(origin, change) {
      refuseNewer(isNewer());
      doc.transact(() => change(doc), origin);
      await persistence.whenSaved();
    },
    settle: intake.drain,
    whenSaved() {
      intake.drain();
      return persistence.whenSaved();
    },
    fanOut,
    snapshots,
    async close() {
      intake.drain();
      snapshots.close();
      fanOut.close();
      awareness.destroy();
      await persistence.close();
      doc.destroy();
    },
  };
}

function refuseNewer(isNewer: boolean): void {
  if (isNewer) throw new AppError('newer-version', 'the document is newer than this app');
}

function sectionsOf(id: DocumentId, all: readonly Section[]): Section[] {
  const kind = documentKind(id);
  if (!kind) throw new AppError('bad-input', 'a document of an unknown kind');
  return all.filter((section) => section.kind === kind);
}
