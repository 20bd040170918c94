import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { documentsContract } from '#bridge/documents-contract';
import { LOCAL } from '#document/origin';
import type { DocumentId, WorkspaceId } from '#shared/ids';
import type { Unsubscribe } from '#shared/lifecycle';
import { createObservable, type Observable } from '#shared/observable';
import { type DocumentStatus, OPENING } from './document-status';
import type { HostConnection } from './host-connection';
import { linkToHost } from './host-link';

/** A document of a démarche, alive in this window and linked to the host. */
export interface OpenDocument {
  readonly id: DocumentId;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly status: Observable<DocumentStatus>;
  /** Resolves after the first exchange with the host; rejects when the host refuses the document. */
  readonly ready: Promise<void>;
  /** Undo of this window's own record edits; the editor has its own, per text. */
  readonly undo: Y.UndoManager;
}

/**
 * Joins a document to something beyond the host, say the other tables; called once per open document.
 * The returned function leaves.
 */
export type DocumentAttachment = (document: OpenDocument, workspaceId: WorkspaceId) => Unsubscribe;

/** Undo does not grow for ever: beyond this, the oldest steps are forgotten. */
const MAX_UNDO_STEPS = 200;

/** Opens a document and keeps it linked until `close`. One owner, outside React. */
export function openDocument(
  connection: HostConnection,
  workspaceId: WorkspaceId,
  id: DocumentId,
  attachments: readonly DocumentAttachment[],
): OpenDocument & { close(): void } {
  const doc = new Y.Doc({ guid: id });
  const awareness = new Awareness(doc);
  const status = createObservable<DocumentStatus>(OPENING);
  const undo = createRecordUndo(doc);
  let refuse: (error: unknown) => void = () => {};
  const ready = new Promise<void>((resolve, reject) => {
    refuse = reject;
    const stop = status.subscribe(() => {
      if (status.get().host !== 'linked') return;
      stop();
      resolve();
    });
  });
  // Somebody who never waits for it is not to be killed by its failure.
  ready.catch(() => {});
  const documents = connection.client(documentsContract);
  const unlink = linkToHost({
    connection,
    documentId: id,
    openStream: (listener) => documents.open({ workspaceId, documentId: id }, listener),
    doc,
    awareness,
    status,
    onRefused: (error) => refuse(error),
  });
  const document: OpenDocument = { id, doc, awareness, status, ready, undo };
  const leave = attachments.map((attach) => attach(document, workspaceId));
  return {
    ...document,
    close() {
      awareness.setLocalState(null);
      for (const stop of leave) stop();
      unlink();
      undo.destroy();
      awareness.destroy();
      doc.destroy();
    },
  };
}

/** Follows record edits (origin `LOCAL`) under every root that holds records. */
function createRecordUndo(doc: Y.Doc): Y.UndoManager {
  const undo = new Y.UndoManager(doc, { trackedOrigins: new Set([LOCAL]), captureTimeout: 400 });
  undo.on('stack-item-added', () => {
    const surplus = undo.undoStack.length - MAX_UNDO_STEPS;
    if (surplus > 0) undo.undoStack.splice(0, surplus);
  });
  return undo;
}
