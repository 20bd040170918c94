import type * as Y from 'yjs';
import type { DocumentId, RecordId } from '#shared/ids';
import { MIGRATION } from './origin';

/** The kinds of document a démarche is made of: each is opened, sent and granted as a whole, to whom `audience.ts` says. */
export const DOCUMENT_KINDS = ['core', 'text', 'workshop', 'inquiry', 'table', 'submission'] as const;
/** One of these kinds: what stands before the colon in a document's id. */
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/**
 * A feature's place in one kind of document: its version, how older content becomes this version, and
 * the plain projection that lists and first paint are read from.
 */
export interface Section {
  readonly name: string;
  readonly kind: DocumentKind;
  /** The version this app writes. Raised with each migration. */
  readonly version: number;
  /**
   * `migrations[n]` takes a document from version n to n + 1. Deterministic, idempotent and add-only: two
   * peers that both run it must end with the same document.
   */
  readonly migrations: readonly ((doc: Y.Doc) => void)[];
  /**
   * Takes in what an app of an earlier version wrote after this one had migrated; run at each opening, and like a migration.
   * After a transaction it is given it, and may look at what changed in it alone.
   */
  readonly adopt?: (doc: Y.Doc, since?: Y.Transaction) => void;
  /** Plain JSON of the section: no Yjs type, no function. */
  project(doc: Y.Doc): unknown;
  /**
   * What its records are called where changes are counted (« 3 acteurs »): a key under `inventory` of the feature's words.
   * Undefined where another section's records stand for them.
   */
  readonly counted: string | undefined;
  /** Root maps that a method publishes on purpose; what any other root says is searched for before a method leaves. */
  readonly published?: readonly string[];
  /** Root maps whose records are somebody or something with a name, and what. */
  readonly named?: Readonly<Record<string, 'person' | 'actor' | 'circle'>>;
  /** Hashes (ids, for `embedded` ones) of the attachments that the section uses in this document: what nothing uses any more is erased. */
  attachments?(doc: Y.Doc): readonly string[];
  /** Root maps of records that are attachments kept in the document itself; also `withdrawable`. */
  readonly embedded?: readonly string[];
  /** Root maps of records of somebody's words: one that is removed is withdrawn, and leaves log and backups. */
  readonly withdrawable?: readonly string[];
  /** What the section says again of withdrawable records of any document. */
  readonly repeats?: Repeats;
  /** All that was written in this document for others to read, for « Chercher ». Read bit by bit: each step is to be short. */
  findable?(doc: Y.Doc, id: DocumentId): Iterable<Findable>;
}

/** Something that was written, as it is looked for. */
export interface Findable {
  /** A word of the feature's: its client side says what it is called, and where it is shown. No other feature has the same. */
  readonly kind: string;
  /** Its record, or the one whose text it is. What has the same record is found once. */
  readonly record: RecordId;
  /** The record in whose screen it stands, where it has none of its own. */
  readonly within?: RecordId;
  /** The document that holds its words, where what follows the kind in that document's id is not `record`. */
  readonly text?: DocumentId;
  /** What it is called: found first. Empty where another findable of the same record says so. */
  readonly title: string;
  /** Everything else that is written in it, a paragraph a line. */
  readonly words: string;
}

/** What was written, a paragraph a line: what is not said is left out. */
export function written(...texts: readonly (string | undefined)[]): string {
  return texts.filter(Boolean).join('\n');
}

/** How a section finds words of records that stand elsewhere, and lets go of them when those are withdrawn. */
export interface Repeats {
  /** What it repeats in this document. What was erased is not listed any more. */
  list(doc: Y.Doc, id: DocumentId): readonly Repetition[];
  /** Takes out what it repeats of these records. Each computer does so by itself: twice must be as good as once. */
  erase(doc: Y.Doc, withdrawn: ReadonlySet<RecordId>, id: DocumentId): void;
}

/** Words that stand a second time: a quotation, the label of an embed. */
export interface Repetition {
  /** The record whose words they are. */
  readonly of: RecordId;
  /** The record that consists of them, and is withdrawn with it. */
  readonly as?: RecordId;
}

type DocumentCondition = 'current' | 'older' | 'newer';

/** The root of every document that says which versions it was written by: the kernel's own. */
export const META = 'meta';

/**
 * The version of `section` in `doc`. An empty document is at the version this app writes; content without a
 * stamp is at version 1, from before anything needed one.
 */
export function sectionVersion(doc: Y.Doc, section: Section): number {
  const version = doc.getMap(META).get(`version:${section.name}`);
  if (typeof version === 'number') return version;
  return doc.store.clients.size === 0 ? section.version : 1;
}

/** Whether this app may write the document: one section newer than the app makes it read-only. */
export function documentCondition(doc: Y.Doc, sections: readonly Section[]): DocumentCondition {
  const gaps = sections.map((section) => sectionVersion(doc, section) - section.version);
  if (gaps.some((gap) => gap > 0)) return 'newer';
  return gaps.some((gap) => gap < 0) ? 'older' : 'current';
}

/**
 * Brings the sections of a document to the versions this app writes, and adopts what is left of earlier ones, in one
 * transaction. Leaves a document that holds a newer section untouched.
 */
function migrateDocument(doc: Y.Doc, sections: readonly Section[], since?: Y.Transaction): DocumentCondition {
  const before = documentCondition(doc, sections);
  if (before === 'newer') return before;
  doc.transact(() => {
    for (const section of sections) {
      section.adopt?.(doc, since);
      if (before !== 'older') continue;
      for (let from = sectionVersion(doc, section); from < section.version; from++) section.migrations[from]?.(doc);
      stampVersion(doc, section);
    }
  }, MIGRATION);
  return 'current';
}

/** Migrates a document now, and again whenever content of an earlier version comes in while it is open. */
export function keepMigrated(doc: Y.Doc, sections: readonly Section[]): void {
  const mayBeOlder = sections.some((section) => section.adopt || section.version > 1);
  migrateDocument(doc, sections);
  if (!mayBeOlder) return;
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    if (transaction.origin !== MIGRATION) migrateDocument(doc, sections, transaction);
  });
}

/** Writes the versions into a new document, so that a later app knows what it reads. */
export function stampVersions(doc: Y.Doc, sections: readonly Section[]): void {
  doc.transact(() => {
    for (const section of sections) stampVersion(doc, section);
  }, MIGRATION);
}

function stampVersion(doc: Y.Doc, section: Section): void {
  const meta = doc.getMap(META);
  const key = `version:${section.name}`;
  if (meta.get(key) !== section.version) meta.set(key, section.version);
}

/** The plain content of every section of one document, keyed by section name. */
export function projectDocument(doc: Y.Doc, sections: readonly Section[]): Record<string, unknown> {
  return Object.fromEntries(sections.map((section) => [section.name, section.project(doc)]));
}

/** `core`, or `text:<record>`: the kind and the record a document belongs to. */
export function documentId(kind: DocumentKind, record = ''): string {
  return record ? `${kind}:${record}` : kind;
}

/** The kind a document id says, or undefined for an id this app does not know. */
export function documentKind(id: string): DocumentKind | undefined {
  const kind = id.split(':', 1)[0];
  return DOCUMENT_KINDS.find((known) => known === kind);
}
