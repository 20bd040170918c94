import type { GuestProfile, GuestView } from '#bridge/guest-contract';
import type { WriterRights } from '#document/rights/writer-rights';
import type { DocumentHold } from '#host/documents/document-hub';
import type { Unsubscribe } from '#shared/lifecycle';
import type { DocumentId, RecordId } from '#shared/ids';
import type * as Y from 'yjs';
import type { ShownRecord } from '#document/feature-model';
import type { DocumentGuard } from './document-guard';
import type { FrameLimit } from '#host/documents/frame-limit';
import type { KnownGuest } from './phones-record';

/** What the seat of one phone is given of its session. */
export interface GuestRoom {
  /** The guest as it is known now; undefined once it was put out or the session ended. */
  guest(id: string): KnownGuest | undefined;
  viewOf(guest: KnownGuest): GuestView;
  /** Calls back when what phones are shown, or may do, changed. */
  onChange(listener: () => void): Unsubscribe;
  isReadOnly(guest: KnownGuest): boolean;
  shown(): DocumentId | null;
  /** Whether phones were shown it since the session began. */
  wasShown(id: DocumentId): boolean;
  hold(id: DocumentId): Promise<DocumentHold>;
  /** Opens a submission of a guest. */
  holdSubmission(id: DocumentId): Promise<DocumentHold>;
  /** What a guest is told of what stands in `doc`, which is the document `id`. */
  shownTo(id: DocumentId, doc: Y.Doc, guest: KnownGuest): readonly ShownRecord[];
  /** Takes what a guest gave to a document back into its submission; false where it is not the guest's. */
  takeBack(id: DocumentId, record: RecordId, guest: KnownGuest): Promise<boolean>;
  guardOf(held: DocumentHold): DocumentGuard;
  /** What a guest may write in its submission for a document, under the name it has and those it had. Throws `forbidden` where that is nothing. */
  rightsOf(id: DocumentId, guest: KnownGuest): WriterRights;
  /** One for all of a guest's connections. */
  limitOf(guestId: string): FrameLimit;
  introduce(guestId: string, profile: GuestProfile): Promise<void>;
  /** Keeps a file of the guest. Throws `too-many-requests` when it gave many already. */
  keepFile(guestId: string, bytes: Uint8Array, mediaType: string): Promise<string>;
  leave(guestId: string): Promise<void>;
  /** Something that no phone of ours writes was refused. */
  onRefused(): void;
  heard(guestId: string): void;
}
