import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { type Origin, STORE } from '#document/origin';
import { documentCondition, documentKind, migrateDocument, projectDocument, type Section } from '#document/section';
import { applyForeignUpdate, hasPendingUpdates } from '#document/update-gate';
import type { DocumentStore } from '#host/storage/document-store';
import { AppError } from '#shared/app-error';
import type { DocumentId } from '#shared/ids';
import { createEmitter, type Unsubscribe } from '#shared/lifecycle';
import { createPersistence } from './persistence';

export interface DocumentUpdate {
  /** V1 encoding. */
  readonly update: Uint8Array;
  readonly origin: unknown;
}

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
  /** Changes the document from inside the host and resolves once that is durable. */
  edit(origin: Origin, change: (doc: Y.Doc) => void): Promise<void>;
  /** Resolves once everything applied until now is durable. */
  whenSaved(): Promise<void>;
  /** True while updates wait for others that never came. */
  isMissingUpdates(): boolean;
  onUpdate(listener: (update: DocumentUpdate) => void): Unsubscribe;
  /** Writes the projection and a compact state, then lets go of the memory. */
  close(): Promise<void>;
}

/** Reads a document from the store, migrates it if it is older, and keeps it alive. */
export async function openLiveDocument(id: DocumentId, store: DocumentStore, allSections: readonly Section[]): Promise<LiveDocument> {
  const kind = documentKind(id);
  if (!kind) throw new AppError('bad-input', 'a document of an unknown kind');
  const sections = allSections.filter((section) => section.kind === kind);
  const doc = new Y.Doc();
  const stored = await store.load(id);
  doc.transact(() => {
    if (stored?.snapshot) Y.applyUpdateV2(doc, stored.snapshot, STORE);
    for (const update of stored?.updates ?? []) Y.applyUpdate(doc, update, STORE);
  }, STORE);

  const persistence = createPersistence(id, doc, store, stored, () => JSON.stringify(projectDocument(doc, sections)));
  const updates = createEmitter<DocumentUpdate>();
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    persistence.add(update);
    updates.emit({ update, origin });
  });
  const awareness = new Awareness(doc);
  awareness.setLocalState(null);
  const isReadOnly = () => documentCondition(doc, sections) === 'newer';
  migrateDocument(doc, sections);

  return {
    id,
    doc,
    awareness,
    get readOnly() {
      return isReadOnly();
    },
    async apply(update, origin) {
      // What newer apps write still arrives, by file or from their tables; nothing that is written here does.
      const isFromElsewhere = origin.kind === 'import' || origin.kind === 'peer';
      if (isReadOnly() && !isFromElsewhere) throw new AppError('newer-version', 'the document is newer than this app');
      applyForeignUpdate(doc, update, origin);
      await persistence.whenSaved();
    },
    async edit(origin, change) {
      if (isReadOnly()) throw new AppError('newer-version', 'the document is newer than this app');
      doc.transact(() => change(doc), origin);
      await persistence.whenSaved();
    },
    whenSaved: () => persistence.whenSaved(),
    isMissingUpdates: () => hasPendingUpdates(doc),
    onUpdate: (listener) => updates.on(listener),
    async close() {
      updates.clear();
      awareness.destroy();
      await persistence.close();
      doc.destroy();
    },
  };
}
