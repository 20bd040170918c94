import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Client } from '#bridge/contract';
import type { guestContract } from '#bridge/guest-contract';
import { STORE } from '#document/origin';
import type { DocumentId } from '#shared/ids';
import { createObservable, type Observable } from '#shared/observable';
import { type DocumentStatus, isSaved, OPENING } from '../documents/document-status';
import type { HostConnection } from '../documents/host-connection';
import { linkToHost } from '../documents/host-link';
import type { GuestMemory } from './guest-memory';

/** Where one's words are: at the table, on this device until they can go, or in this page only. */
export type WordsPlace = 'table' | 'device' | 'page';

/** The submission that a phone writes in now: a document of its own. */
export interface GuestDocument {
  readonly id: DocumentId;
  readonly doc: Y.Doc;
  readonly status: Observable<DocumentStatus>;
  readonly words: Observable<WordsPlace>;
  close(): void;
}

interface GuestDocumentOptions {
  readonly id: DocumentId;
  readonly connection: HostConnection;
  readonly guest: Client<typeof guestContract>;
  readonly memory: GuestMemory;
}

/**
 * Follows a submission. What stands in it is written on this device at each change, until it is given, and merged back when
 * the document is opened again: a reload or a killed tab loses nothing, and whoever is put out still has their words.
 */
export function openGuestDocument({ id, connection, guest, memory }: GuestDocumentOptions): GuestDocument {
  const doc = new Y.Doc({ guid: id });
  // Others are not shown where a phone's caret is.
  const awareness = new Awareness(doc);
  awareness.setLocalState(null);
  const status = createObservable<DocumentStatus>(OPENING);
  const unsent = memory.unsent(id);
  const words = createObservable<WordsPlace>(unsent ? 'device' : 'table');
  if (unsent) bringBack(doc, unsent);

  let isKept = unsent !== undefined;
  const keep = () => {
    isKept = memory.keepUnsent(id, Y.encodeStateAsUpdate(doc)) || isKept;
  };
  const follow = () => {
    // Read-only, the table takes nothing: what waits here still waits.
    if (isSaved(status.get()) && !status.get().readOnly) {
      if (holdsRecords(doc)) keep();
      else if (isKept) memory.dropUnsent(id);
      isKept &&= holdsRecords(doc);
      words.set('table');
    } else if (status.get().unsavedEdits > 0) {
      keep();
      words.set(isKept ? 'device' : 'page');
    }
  };
  status.subscribe(follow);
  const unlink = linkToHost({
    connection,
    documentId: id,
    openStream: (listener) => guest.document({ documentId: id }, listener),
    doc,
    awareness,
    status,
    // A document that is closed to this phone goes with the next view of what is open.
    onRefused: () => {},
  });
  return {
    id,
    doc,
    status,
    words,
    close() {
      unlink();
      awareness.destroy();
      doc.destroy();
    },
  };
}

/** Whether anything stands in a submission: what was given or erased is gone from it. */
function holdsRecords(doc: Y.Doc): boolean {
  return [...doc.share.keys()].some((root) => doc.getMap(root).size > 0);
}

/** Bytes that a failing device bent bring nothing, and stop nothing. */
function bringBack(doc: Y.Doc, update: Uint8Array): void {
  try {
    Y.applyUpdate(doc, update, STORE);
  } catch (error) {
    console.warn('words kept on this device could not be read', error instanceof Error ? error.name : '');
  }
}
