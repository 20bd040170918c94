import type * as Y from 'yjs';
import { submissionOf } from '#document/audience';
import { type FeatureModel, type Guest, type GuestPart, type ShownRecord, submissionPart } from '#document/feature-model';
import type { WriterRights } from '#document/rights/writer-rights';
import type { DocumentId } from '#shared/ids';

/** What a document is to a phone: the feature whose page shows it, and what that page reads. */
export interface GuestSubject {
  readonly feature: string;
  readonly subject: unknown;
}

/** What phones are shown and may write, as the features declare it together. Everything returned is plain JSON. */
export interface GuestPolicy {
  /** What somebody chooses from before coming in (the colleges), from the core document. */
  lobby(core: Y.Doc): unknown;
  /** What is asked in a document, from the core document; undefined for one that phones are never shown. */
  subject(core: Y.Doc, id: DocumentId): GuestSubject | undefined;
  /** What a guest may write in its submission for it; undefined when that is nothing. */
  rights(core: Y.Doc, id: DocumentId, guest: Guest): WriterRights | undefined;
  /** What a guest is told of what stands in `doc`, which is the document `id`. */
  shown(core: Y.Doc, id: DocumentId, doc: Y.Doc, guest: Guest): readonly ShownRecord[];
  /** How many pieces in a submission hold something and are not given. */
  keptIn(submission: DocumentId, doc: Y.Doc): number;
  /** Takes everything out of a submission that was not given. */
  abandonIn(submission: DocumentId, doc: Y.Doc): void;
}

/** The one policy of all features; the first that knows a document shows it. */
export function guestPolicyOf(models: readonly FeatureModel[]): GuestPolicy {
  const find = (core: Y.Doc, id: DocumentId): { readonly guest: GuestPart; readonly shown: GuestSubject } | undefined => {
    for (const { name: feature, guest } of models) {
      const subject = guest?.subject?.(core, id);
      if (guest && subject !== undefined) return { guest, shown: { feature, subject } };
    }
    return undefined;
  };
  return {
    lobby: (core) => Object.assign({}, ...models.map(({ guest }) => guest?.lobby?.(core))),
    subject: (core, id) => find(core, id)?.shown,
    rights: (core, id, guest) => find(core, id)?.guest.rights?.(id, guest),
    shown: (core, id, doc, guest) => find(core, id)?.guest.shown?.(doc, guest) ?? [],
    keptIn: (submission, doc) => submissionPart(models, submissionOf(submission)?.target)?.kept(doc) ?? 0,
    abandonIn: (submission, doc) => submissionPart(models, submissionOf(submission)?.target)?.abandon(doc),
  };
}
