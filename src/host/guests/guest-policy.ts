import type * as Y from 'yjs';
import type { GuestProfile } from '#bridge/guest-contract';
import type { WriterRights } from '#document/writer-rights';
import type { DocumentId } from '#shared/ids';

/** A phone that was let in. */
export interface Guest {
  readonly id: string;
  readonly profile: GuestProfile;
  /** The id of the table it sits at. */
  readonly table: string;
}

/**
 * What phones are shown and may write: said by the features, since the host knows none of them. Everything
 * returned is plain JSON that the feature's own page reads with its own schema.
 */
export interface GuestPolicy {
  /** What somebody chooses from before coming in (the colleges), from the core document. */
  lobby(core: Y.Doc): unknown;
  /** What is asked in a document, from the core document; undefined for one that phones are never shown. */
  subject(core: Y.Doc, id: DocumentId): unknown;
  /** What a guest may write in it. */
  rights(id: DocumentId, guest: Guest): WriterRights;
}
