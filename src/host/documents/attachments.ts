import { contentHash } from '#host/storage/content-hash';
import type { DocumentStore } from '#host/storage/document-store';
import type { Unsubscribe } from '#shared/lifecycle';

/** A photo, a recording or a file: its bytes, and what they are (`image/jpeg`). */
export interface Attachment {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** Somewhere else that an attachment may be: the other tables. Undefined when it is not there, or can't be had now. */
export type AttachmentSource = (hash: string) => Promise<Attachment | undefined>;

/** The attachments of one démarche: those kept here, and those that another computer still has. */
export interface Attachments {
  /** From here, else from whoever has it; what came from elsewhere is kept here from then on. */
  get(hash: string): Promise<Attachment | undefined>;
  /** Only what is kept here: what other tables are answered from, so that nobody asks in a circle. */
  kept(hash: string): Promise<Attachment | undefined>;
  addSource(source: AttachmentSource): Unsubscribe;
}

/** The attachments over one démarche's store, with no other source yet. */
export function createAttachments(store: DocumentStore): Attachments {
  const sources = new Set<AttachmentSource>();
  const coming = new Map<string, Promise<Attachment | undefined>>();
  const fetch = async (hash: string): Promise<Attachment | undefined> => {
    for (const source of sources) {
      const found = await source(hash).catch(() => undefined);
      // Whatever another computer calls by this name counts only if it is that.
      if (!found || contentHash(found.bytes) !== hash) continue;
      await store.putAttachment(found.bytes, found.mediaType).catch(() => {});
      return found;
    }
    return undefined;
  };
  /** Ten windows that show one photo ask for it once. */
  const fetchOnce = (hash: string) => {
    const asked = coming.get(hash) ?? fetch(hash).finally(() => coming.delete(hash));
    coming.set(hash, asked);
    return asked;
  };
  return {
    get: async (hash) => (await store.attachment(hash)) ?? fetchOnce(hash),
    kept: (hash) => store.attachment(hash),
    addSource(source) {
      sources.add(source);
      return () => sources.delete(source);
    },
  };
}
