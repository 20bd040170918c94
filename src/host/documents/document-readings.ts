import * as Y from 'yjs';
import { documentCondition, documentKind, type Repetition, type Section } from '#document/section';
import type { DocumentStore } from '#host/storage/document-store';
import { loadInTurns } from '#host/storage/backups/snapshot';
import type { DocumentId, RecordId } from '#shared/ids';
import type { DocumentHub } from './document-hub';

/** What one document says of attachments and of withdrawn words. */
export interface DocumentReading {
  /** Newer than this app: it may use, and repeat, what this app does not see. */
  readonly isNewer: boolean;
  /** Hashes of the attachments, and ids of the embedded ones, that it uses. */
  readonly uses: readonly string[];
  /** Ids of the attachments that are records of this very document. */
  readonly embedded: readonly RecordId[];
  /** Ids of the records that were removed from it for good. */
  readonly removed: readonly RecordId[];
  /** Ids of the records that may be withdrawn and stand in it. */
  readonly present: readonly RecordId[];
  readonly repeats: readonly Repetition[];
}

/** The documents of a démarche, each read again only where something may have changed. */
export interface DocumentReadings {
  /** A reading of every document; undefined for one that can't be read. */
  all(): Promise<ReadonlyMap<DocumentId, DocumentReading | undefined>>;
  /** The document changed. */
  forget(id: DocumentId): void;
}

/** Readings of what the store holds, each kept until its document changes. */
export function createDocumentReadings(store: DocumentStore, hub: DocumentHub, sections: readonly Section[]): DocumentReadings {
  const known = new Map<DocumentId, DocumentReading>();
  const changes = new Map<DocumentId, number>();
  const read = async (id: DocumentId): Promise<DocumentReading> => {
    const before = known.get(id);
    if (before) return before;
    const seen = changes.get(id);
    const reading = await readDocument(store, id, sections);
    // What changed while it was read is read again next time.
    if (changes.get(id) === seen) known.set(id, reading);
    return reading;
  };
  return {
    async all() {
      const readings = new Map<DocumentId, DocumentReading | undefined>();
      for (const id of await hub.list()) readings.set(id, await read(id).catch(() => undefined));
      return readings;
    },
    forget(id) {
      known.delete(id);
      changes.set(id, (changes.get(id) ?? 0) + 1);
    },
  };
}

/** Every attachment that some document uses; undefined while that can't be known. */
export function usedAttachments(readings: ReadonlyMap<DocumentId, DocumentReading | undefined>): ReadonlySet<string> | undefined {
  const used = new Set<string>();
  for (const reading of readings.values()) {
    if (!reading || reading.isNewer) return undefined;
    for (const name of reading.uses) used.add(name);
  }
  return used;
}

/**
 * Every record that is withdrawn: those that were removed and stand in no other document, where they were moved, and those
 * that consist of the words of such a one.
 */
export function withdrawnRecords(readings: ReadonlyMap<DocumentId, DocumentReading | undefined>): ReadonlySet<RecordId> {
  const all = [...readings.values()].filter((reading) => reading !== undefined);
  const present = new Set(all.flatMap((reading) => reading.present));
  const withdrawn = new Set(all.flatMap(({ removed }) => removed.filter((id) => !present.has(id))));
  const quotations = all.flatMap(({ repeats }) => repeats);
  for (let before = -1; before < withdrawn.size; ) {
    before = withdrawn.size;
    for (const { of, as } of quotations) if (as !== undefined && withdrawn.has(of)) withdrawn.add(as);
  }
  return withdrawn;
}

/** The keys of these root maps that held a record and hold none any more. */
function removedRecords(doc: Y.Doc, roots: readonly string[]): RecordId[] {
  return roots.flatMap((root) => [...doc.getMap(root)._map].flatMap(([key, item]) => (item.deleted ? [key] : [])));
}

/** Reads a document as it is stored, for the length of `use`, without keeping it in memory for those who edit. */
export async function readStored<T>(store: DocumentStore, id: DocumentId, use: (doc: Y.Doc) => T | Promise<T>): Promise<T> {
  const doc = new Y.Doc();
  try {
    await loadInTurns(doc, store, id);
    return await use(doc);
  } finally {
    doc.destroy();
  }
}

async function readDocument(store: DocumentStore, id: DocumentId, sections: readonly Section[]): Promise<DocumentReading> {
  const own = sections.filter(({ kind }) => kind === documentKind(id));
  const speaking = own.filter((section) => section.attachments || section.embedded || section.withdrawable || section.repeats);
  if (speaking.length === 0) return { isNewer: false, uses: [], embedded: [], removed: [], present: [], repeats: [] };
  const roots = speaking.flatMap((section) => section.withdrawable ?? []);
  return readStored(store, id, (doc) => ({
    isNewer: documentCondition(doc, speaking) === 'newer',
    uses: speaking.flatMap((section) => section.attachments?.(doc) ?? []),
    embedded: speaking.flatMap((section) => section.embedded ?? []).flatMap((root) => [...doc.getMap(root).keys()]),
    removed: removedRecords(doc, roots),
    present: roots.flatMap((root) => [...doc.getMap(root).keys()]),
    repeats: speaking.flatMap((section) => section.repeats?.list(doc, id) ?? []),
  }));
}
