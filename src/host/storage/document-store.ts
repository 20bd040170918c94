import { toAppError } from '#shared/app-error';
import type { DocumentId } from '#shared/ids';
import type { Unsubscribe } from '#shared/lifecycle';

/** A document as it lies in the store: `snapshot`, then `updates` on top of it, give the whole of it. */
export interface StoredDocument {
  /** A Yjs state, V2 encoding; absent until the first compaction. */
  readonly snapshot: Uint8Array | undefined;
  /** Yjs updates, V1 encoding, oldest first. */
  readonly updates: readonly Uint8Array[];
  /** Everything up to this sequence number is in here: what `compact` wants to know. */
  readonly sequence: number;
}

/** Whether the store takes edits. `disk-full` ends by itself when space is back, without a restart. */
export type StoreCondition = 'writable' | 'disk-full';

/** A document of which something could not be read, and why. */
export interface DamagedDocument {
  readonly id: DocumentId;
  /** `snapshot`, `update`, `page`: bytes that are not what was written; `content`: bytes that no document can be made of. */
  readonly reason: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** How many stored pieces were set aside, unreadable. */
  readonly piecesSetAside: number;
}

/** A file that a document refers to, by the hash of its content. */
export interface StoredAttachment {
  /** SHA-256 of the content, hexadecimal. */
  readonly hash: string;
  readonly mediaType: string;
  readonly size: number;
}

/** A state of the whole démarche that somebody gave a name to. */
export interface NamedVersion {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/**
 * Where one démarche's documents live. Two implementations, in memory and in one SQLite file, pass one
 * suite (test/suites/document-store-suite.ts), which holds every promise made here.
 *
 * Every write resolves after it is durable: killed or unplugged after that, it is still there. Writes that
 * can't be done leave what was there untouched and reject: `disk-full`, `too-large`, `closed`.
 */
export interface DocumentStore {
  /** Every document that holds something, damaged ones included, in the order they were made. */
  list(): Promise<readonly DocumentId[]>;
  /** What each of them has come to: as long as this stays the same, so does what is stored of the document. */
  revisions(): Promise<ReadonlyMap<DocumentId, string>>;
  /**
   * The document, or undefined if there is none. Throws `damaged-document` when a piece of it can't be read, which is then
   * set aside, or when it was marked; the rest is still there (`loadReadable`), and the other documents don't notice.
   */
  load(id: DocumentId): Promise<StoredDocument | undefined>;
  /** What can be read of a document, damaged or not. */
  loadReadable(id: DocumentId): Promise<StoredDocument | undefined>;
  /**
   * Adds an update, and resolves to its sequence number once it is durable. Calls made within 50 ms of one
   * another share one commit; updates of one document keep their order.
   */
  append(id: DocumentId, update: Uint8Array): Promise<number>;
  /**
   * Puts a snapshot (V2) in the place of everything up to and with the sequence number `upTo`, which the
   * snapshot must contain. What was appended after `upTo`, or is on its way, stays.
   */
  compact(id: DocumentId, snapshotV2: Uint8Array, upTo: number): Promise<void>;
  /**
   * Folds a document's log into one snapshot, so that nothing deleted from it is left in the file, in its free pages
   * or in its write-ahead log. A damaged document is left as it is: what was set aside may be needed.
   */
  purge(id: DocumentId): Promise<void>;
  /** Forgets a document, its projection included. */
  remove(id: DocumentId): Promise<void>;
  /** Documents of which a piece was set aside, or that were marked, until `acceptDamage`. */
  damaged(): Promise<readonly DamagedDocument[]>;
  /**
   * Says that what is stored of the document can be read and not be applied: it is damaged (`content`) from now on, and
   * nothing of it is moved. One that is damaged already, or not there, stays as it is.
   */
  markDamaged(id: DocumentId): Promise<void>;
  /**
   * The document goes on with `recovered` (updates, V1, say from a backup) and all that can be applied of what is stored,
   * as one snapshot; what can't is set aside, bytes kept. It is damaged no more. Unknown: `not-found`.
   */
  acceptDamage(id: DocumentId, recovered: readonly Uint8Array[]): Promise<void>;

  /** Plain JSON of a document for lists and first paint; it may lag behind, and is never the truth. */
  projection(id: DocumentId): Promise<string | undefined>;
  writeProjection(id: DocumentId, json: string): Promise<void>;

  /** Small facts of the démarche's file that no document holds. */
  setting(name: string): Promise<string | undefined>;
  writeSetting(name: string, value: string): Promise<void>;

  /**
   * Keeps a file once, however often it is put, and returns its hash. What is damaged of it is replaced. At most
   * `MAX_ATTACHMENT_BYTES`.
   */
  putAttachment(bytes: Uint8Array, mediaType: string): Promise<string>;
  /** The content behind a hash, checked against it (`damaged-file` when it differs), or undefined. */
  attachment(hash: string): Promise<{ readonly bytes: Uint8Array; readonly mediaType: string } | undefined>;
  listAttachments(): Promise<readonly StoredAttachment[]>;
  removeAttachment(hash: string): Promise<void>;

  /** Keeps the present state of every document under a name. */
  saveVersion(name: string): Promise<NamedVersion>;
  /** Newest first. */
  listVersions(): Promise<readonly NamedVersion[]>;
  /** The documents of a version, as V2 snapshots. Unknown: `not-found`. */
  readVersion(versionId: string): Promise<ReadonlyMap<DocumentId, Uint8Array>>;
  removeVersion(versionId: string): Promise<void>;

  condition(): StoreCondition;
  /** Calls back at each change of condition, and within a second of the failed write that caused it. */
  onCondition(listener: (condition: StoreCondition) => void): Unsubscribe;

  /** Writes what is on its way, then lets go of the file. Later calls reject with `closed`. Twice is harmless. */
  close(): Promise<void>;
}

/** What one attachment may weigh: 200 MB. */
export const MAX_ATTACHMENT_BYTES = 200 * 1024 * 1024;

/** How long updates may wait for each other before their common commit, in milliseconds. */
export const GROUP_COMMIT_MS = 50;

/** Whether an attachment is there, and its content is what its hash says. */
export async function isWholeAttachment({ attachment }: Pick<DocumentStore, 'attachment'>, hash: string): Promise<boolean> {
  try {
    return (await attachment(hash)) !== undefined;
  } catch (error) {
    if (toAppError(error).code === 'damaged-file') return false;
    throw error;
  }
}
