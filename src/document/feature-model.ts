import type * as Y from 'yjs';
import type { DocumentId, RecordId } from '#shared/ids';
import type { KeptRecords } from './records/kept-records';
import { documentKind, type DocumentKind, type Section } from './section';
import type { Language } from '#shared/words/language';
import type { WriterRights } from './rights/writer-rights';

/**
 * What a feature declares of itself in every process: its place in the documents, and what whoever passes a démarche on
 * (a method, an exchange, a phone, the sample) must know of it. One line in `src/features/model.ts` adds it; nothing
 * outside its folder names its roots, its words or its kinds.
 */
export interface FeatureModel {
  /** Its folder, and the namespace of its words. */
  readonly name: string;
  readonly sections: readonly Section[];
  /** Writes what a new démarche holds of it from the first minute, after a method or a sample filled it. Once, by its creator. */
  begin?(core: Y.Doc, beginning: Beginning): void;
  readonly method?: MethodPart;
  readonly sample?: SamplePart;
  readonly guest?: GuestPart;
  readonly submissions?: SubmissionPart;
  readonly kept?: readonly KeptRecords[];
}

/** How a démarche begins. */
export interface Beginning {
  /** In milliseconds since 1970. */
  readonly createdAt: number;
  /** What the first text to write in is called, in the language of whoever begins; empty where a method or a sample says what to write. */
  readonly firstTitle: string;
  /** The language that names of the app's own are written in, for the group to change. */
  readonly language: Language;
}

/** The content of a method file by its keys (`phases`, `tools`…), as the feature `methods` reads and writes it. */
export type MethodFile = Readonly<Record<string, unknown>>;

/** What a method takes along of a feature: how it is gone about, never what was lived or written. */
export interface MethodPart {
  /**
   * What goes into the file, by key; a list is added to what others give under the same key, and a key that the format
   * does not name goes under `parts`. `parent` is the method that the démarche came from. Ids are the parent's or
   * positions, never a record's own.
   */
  published?(core: Y.Doc, parent: MethodFile | undefined): MethodFile;
  /** Writes what the file holds for this feature into a démarche. Twice is as good as once, on two computers too. */
  apply?(core: Y.Doc, method: MethodFile, createdAt: number): void;
}

/** How the sample démarche is written. `part` is what `resources/sample` holds under the feature's name. */
export interface SamplePart {
  /** Fills the core document. Throws on a part that can't be read. */
  write(core: Y.Doc, part: unknown, now: number): void;
  /** The other documents to fill, once the core is written. */
  documents?(core: Y.Doc, part: unknown, now: number): readonly SampleDocument[];
}

/** A document of the sample beside its core. */
export interface SampleDocument {
  readonly kind: DocumentKind;
  readonly record: RecordId;
  write(doc: Y.Doc): void;
}

/** A phone that was let in, as it is known to what it may write. Name, picture and college may be empty. */
export interface Guest {
  readonly id: string;
  readonly name: string;
  readonly picture: string;
  readonly college: string;
  /** The id of the table it sits at. */
  readonly table: string;
}

/** What phones are shown of a feature. What is returned is plain JSON that the feature's own page reads with its own schema. */
export interface GuestPart {
  /** What somebody chooses from before coming in, by name, from the core document. */
  lobby?(core: Y.Doc): Readonly<Record<string, unknown>>;
  /** What is asked in a document, from the core document; undefined for one that this feature shows to no phone. */
  subject?(core: Y.Doc, id: DocumentId): unknown;
  /** What a guest may write, in a submission of its own, for a document that has a subject (see `SubmissionPart`). */
  rights?(id: DocumentId, guest: Guest): WriterRights;
  /**
   * What a guest is told of a document that has a subject: what was given, as plain JSON that says of nobody who they are
   * beyond what they said to all. The host asks again at each change, and sends what is new.
   */
  shown?(doc: Y.Doc, guest: Guest): readonly ShownRecord[];
}

/** A record as phones are told of it. The same object again means: nothing changed. */
export interface ShownRecord {
  readonly id: RecordId;
  readonly value: unknown;
}

/**
 * How a feature lets people write for themselves and give it afterwards. Until then it stands in a document of the author
 * alone (`audience.ts`), under the same root and in the same shape; a record that its author marks as given is written
 * afresh where all read it, by the host, which then erases it from the submission: what was typed and deleted again on
 * the way never leaves it.
 */
export interface SubmissionPart {
  /** Of documents that things are given to. */
  readonly kind: DocumentKind;
  /** Those that their author marked as given. */
  marked(submission: Y.Doc): readonly RecordId[];
  /** Writes the marked ones afresh into `target`. Twice is as good as once. Runs in one transaction, at `now` (ms since 1970). */
  give(submission: Y.Doc, target: Y.Doc, now: number): void;
  /** Takes records out of a submission. */
  erase(submission: Y.Doc, ids: readonly RecordId[]): void;
  /** Takes out everything that is not marked: nobody will give it any more. */
  abandon(submission: Y.Doc): void;
  /** How many hold something and are not marked. */
  kept(submission: Y.Doc): number;
  /**
   * How a record goes back out of `target` into a submission, as a new one called `as`; undefined where it is not `author`'s.
   * `write` and `remove` run in one transaction of their document each.
   */
  takeBack(target: Y.Doc, id: RecordId, author: string): { write(submission: Y.Doc, as: RecordId): void; remove(): void } | undefined;
  /** Whether a record of this name is in a submission, or was. */
  held(submission: Y.Doc, id: RecordId): boolean;
  /** What stands in `target` from before there were submissions: written at `table` and never given. Its submission is `owner`'s. */
  strays(target: Y.Doc, table: string): readonly { readonly id: RecordId; readonly author: string; readonly owner: string }[];
}

/** How things are given to a document; undefined where nothing is. */
export function submissionPart(models: readonly FeatureModel[], target: DocumentId | undefined): SubmissionPart | undefined {
  const kind = target === undefined ? undefined : documentKind(target);
  return kind && models.find(({ submissions }) => submissions?.kind === kind)?.submissions;
}

/** Every feature's place in the documents. */
export function sectionsOf(models: readonly FeatureModel[]): readonly Section[] {
  return models.flatMap(({ sections }) => sections);
}
