import { TABLE_DOCUMENT } from '#document/records/kept-records';
import { documentId as nameDocument } from '#document/section';
import type { DocumentId, WorkspaceId } from '#shared/ids';
import type { Unsubscribe } from '#shared/lifecycle';
import { createObservable, type Observable } from '#shared/observable';
import type { HostConnection } from './host-connection';
import { type DocumentAttachment, type OpenDocument, openDocument } from './open-document';

/** One démarche, open in this window. */
export interface WorkspaceSession {
  readonly id: WorkspaceId;
  /** People, actors, experiments, settings: always open. */
  readonly core: OpenDocument;
  /** What this table keeps of the same kinds of records, and sends to no other: always open. */
  readonly table: OpenDocument;
  /** Opens a document, or shares the one that is open; it closes when the last one released it. */
  acquire(id: DocumentId): { readonly document: OpenDocument; readonly release: Unsubscribe };
  /** Every document open now. */
  documents(): readonly OpenDocument[];
  /** How many times the host refused a document, say one that it found damaged. */
  readonly refusals: Observable<number>;
  close(): void;
}

/** How long a document stays after its last reader left: going back and forth between screens is cheap. */
const LINGER_MS = 2000;

interface Slot {
  readonly document: ReturnType<typeof openDocument>;
  holders: number;
  timer?: ReturnType<typeof setTimeout>;
}

/** Opens a démarche's core, and other documents as they are asked for; `attachments` join each of them to more than the host. */
export function openWorkspaceSession(
  connection: HostConnection,
  id: WorkspaceId,
  attachments: readonly DocumentAttachment[] = [],
): WorkspaceSession {
  const slots = new Map<DocumentId, Slot>();
  const refusals = createObservable(0);
  const open = (wanted: DocumentId): Slot => {
    const document = openDocument(connection, id, wanted, attachments);
    document.ready.catch(() => refusals.set(refusals.get() + 1));
    return { document, holders: 0 };
  };
  const acquire = (wanted: DocumentId) => {
    const slot = slots.get(wanted) ?? open(wanted);
    slots.set(wanted, slot);
    slot.holders++;
    clearTimeout(slot.timer);
    let held = true;
    const release = () => {
      if (!held) return;
      held = false;
      slot.holders--;
      if (slot.holders === 0) slot.timer = setTimeout(() => closeSlot(wanted, slot), LINGER_MS);
    };
    return { document: slot.document, release };
  };
  const closeSlot = (wanted: DocumentId, slot: Slot) => {
    if (slots.get(wanted) !== slot) return;
    // What the host has not said is durable stays in memory until it has.
    if (slot.document.status.get().unsavedEdits > 0) slot.timer = setTimeout(() => closeSlot(wanted, slot), LINGER_MS);
    else {
      slots.delete(wanted);
      slot.document.close();
    }
  };
  const { document: core } = acquire(nameDocument('core'));
  const { document: table } = acquire(TABLE_DOCUMENT);
  return {
    id,
    core,
    table,
    acquire,
    documents: () => [...slots.values()].map((slot) => slot.document),
    refusals,
    close() {
      for (const slot of slots.values()) {
        clearTimeout(slot.timer);
        slot.document.close();
      }
      slots.clear();
    },
  };
}
