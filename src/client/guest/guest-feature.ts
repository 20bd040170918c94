import type * as Y from 'yjs';
import type { GuestProfile } from '#bridge/guest-contract';
import type { Language } from '#shared/words/language';
import type { Part } from '#client/light/element';
import type { RecordId } from '#shared/ids';
import type { Observable } from '#shared/observable';

/** What a feature shows on a phone; one line in `src/features/guest.ts` adds it. */
export interface GuestFeature {
  /** As its model is called: the host says by it whose document is open. */
  readonly name: string;
  /** Draws the screen of a document that is open. */
  open(props: GuestScreenProps): GuestScreen;
}

/** What the screen of a document is given. */
export interface GuestScreenProps {
  readonly language: Language;
  /** What the feature's model said of the document (`GuestPart.subject`), to be read with a schema. */
  readonly subject: unknown;
  /** The submission that the phone writes in: nobody else reads it. */
  readonly doc: Y.Doc;
  /** What was given in the document that is open, as the feature's model says it (`GuestPart.shown`). */
  readonly shown: Observable<ReadonlyMap<RecordId, unknown>>;
  /** Takes back what this phone gave, into its submission. Rejects while the table can't be reached. */
  takeBack(id: RecordId): Promise<void>;
  readonly isLinked: Observable<boolean>;
  readonly guestId: string;
  /** The id of the table the phone sits at. */
  readonly table: string;
  readonly profile: Observable<GuestProfile>;
  readonly readOnly: Observable<boolean>;
  /** Keeps a photo or a recording at the table, and gives its hash. Throws what `giveFile` throws. */
  attach(mediaType: string, bytes: Uint8Array): Promise<string>;
  /** Somebody, as this page draws a person. */
  person(profile: GuestProfile): HTMLElement;
}

/** A document's screen on a phone. */
export interface GuestScreen extends Part {
  /** What was written and given to nobody, each piece in its words. */
  heldBack(): readonly string[];
  /** Gives it to the group. */
  giveAll(): void;
  /** Erases it, here and at the table. */
  eraseAll(): void;
}
