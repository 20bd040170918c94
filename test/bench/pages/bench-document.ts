import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { OpenDocument } from '#client/documents/open-document';
import type { DocumentId } from '#shared/ids';
import { createObservable } from '#shared/observable';

/** A document alive in a bench page as the workbench holds one, without a host behind it. */
export function openDocumentOf(doc: Y.Doc): OpenDocument {
  const status = createObservable({ host: 'linked', unsavedEdits: 0, trouble: undefined, readOnly: false, refusal: undefined } as const);
  return { id: 'bench' as DocumentId, doc, awareness: new Awareness(doc), status, ready: Promise.resolve(), undo: new Y.UndoManager(doc) };
}
