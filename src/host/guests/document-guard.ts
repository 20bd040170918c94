import * as Y from 'yjs';
import type { ReadLimits, UpdateEncoding } from '#document/updates/parse-update';
import { checkWriter } from '#document/rights/check-writer';
import type { WriterRights } from '#document/rights/writer-rights';
import { AppError } from '#shared/app-error';

/** Looks at everything that the pages of one phone write in its submission. */
export interface DocumentGuard {
  /**
   * What may be applied of an update; undefined when it leans on what is not here. Throws `forbidden`, `bad-input`,
   * `too-large`.
   */
  check(update: Uint8Array, encoding: UpdateEncoding, rights: WriterRights): Uint8Array | undefined;
}

/** What a phone may make of its submission: two hundred contributions of a page. */
const MOST_DOCUMENT_BYTES = 4 * 1024 * 1024;
/** An afternoon's words typed without Wi-Fi pass; looked at in one go, they hold the host up for some milliseconds. */
const LIMITS: ReadLimits = { mostBytes: 256 * 1024, mostStructs: 10_000 };
/** Each reload of a page is a replica. */
const MOST_REPLICAS = 500;

/**
 * The guard of one open submission. Nobody but its guest and the host write in it: every replica is the guest's but the
 * host's own, under whose number a phone would take the place of what the host writes next.
 */
export function createDocumentGuard(doc: Y.Doc): DocumentGuard {
  const { clients } = doc.store;
  let bytes = Y.encodeStateAsUpdate(doc).byteLength;
  const owns = (replica: number) => replica !== doc.clientID && (clients.has(replica) || clients.size < MOST_REPLICAS);
  const measure = (more: number) => {
    if (bytes + more > MOST_DOCUMENT_BYTES) bytes = Y.encodeStateAsUpdate(doc).byteLength;
    if (bytes + more > MOST_DOCUMENT_BYTES) throw new AppError('too-large', 'the document is full');
    bytes += more;
  };
  return {
    check(update, encoding, rights) {
      const allowed = checkWriter(doc, update, rights, owns, { encoding, limits: LIMITS });
      if (allowed) measure(allowed.byteLength);
      return allowed;
    },
  };
}
