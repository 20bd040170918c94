import type { GuestProfile, GuestView } from '#bridge/guest-contract';
import type { WriterRights } from '#document/rights/writer-rights';
import type { DocumentHold } from '#host/documents/document-hub';
import type { Unsubscribe } from '#shared/lifecycle';
import type { DocumentId } from '#shared/ids';
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
  hold(id: DocumentId): Promise<DocumentHold>;
  guardOf(held: DocumentHold): DocumentGuard;
  /** What a guest may write in a document, under the name it has and those it had. Throws `forbidden` where that is nothing. */
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
