import * as Y from 'yjs';
import { documentCondition, documentKind, type Section } from '#document/section';
import type { DocumentStore } from '#host/storage/document-store';
import { loadInTurns } from '#host/storage/snapshot';
import type { DocumentId } from '#shared/ids';
import type { DocumentHub } from './document-hub';

/** Which attachments the documents of a démarche use, counted again only where something may have changed. */
export interface AttachmentUses {
  /**
   * Every hash some document uses; undefined while that can't be known: a document is damaged, or newer than this app
   * and may use what this app does not see.
   */
  all(): Promise<ReadonlySet<string> | undefined>;
  /** The document changed. */
  forget(id: DocumentId): void;
}

export function createAttachmentUses(store: DocumentStore, hub: DocumentHub, sections: readonly Section[]): AttachmentUses {
  const known = new Map<DocumentId, readonly string[]>();
  const changes = new Map<DocumentId, number>();
  const counting = (id: DocumentId) => sections.filter(({ kind, attachments }) => kind === documentKind(id) && attachments);
  const count = async (id: DocumentId): Promise<readonly string[] | undefined> => {
    const own = counting(id);
    if (own.length === 0) return [];
    const before = known.get(id);
    if (before) return before;
    const seen = changes.get(id);
    return readDocument(store, id, (doc) => {
      if (documentCondition(doc, own) === 'newer') return undefined;
      const used = own.flatMap((section) => section.attachments?.(doc) ?? []);
      // What changed while it was read is counted again next time.
      if (changes.get(id) === seen) known.set(id, used);
      return used;
    });
  };
  return {
    async all() {
      if ((await store.damaged()).length > 0) return undefined;
      const used = new Set<string>();
      for (const id of await hub.list()) {
        const own = await count(id).catch(() => undefined);
        if (!own) return undefined;
        for (const hash of own) used.add(hash);
      }
      return used;
    },
    forget(id) {
      known.delete(id);
      changes.set(id, (changes.get(id) ?? 0) + 1);
    },
  };
}

/** Reads a document as it is stored, for the length of `use`, without keeping it in memory for those who edit. */
async function readDocument<T>(store: DocumentStore, id: DocumentId, use: (doc: Y.Doc) => T): Promise<T> {
  const doc = new Y.Doc();
  try {
    await loadInTurns(doc, store, id);
    return use(doc);
  } finally {
    doc.destroy();
  }
}
