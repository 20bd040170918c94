import * as Y from 'yjs';
import { speakerOf } from '#document/sync/foreign-awareness';
import type { ReadLimits, UpdateEncoding } from '#document/updates/parse-update';
import { checkWriter, writesOnlyOwn } from '#document/rights/check-writer';
import type { WriterRights } from '#document/rights/writer-rights';
import type { LiveDocument } from '#host/documents/live-document';
import { AppError } from '#shared/app-error';

/** Looks at everything that phones write in one document, and knows which replica is whose. */
export interface DocumentGuard {
  /**
   * What may be applied of a guest's update; undefined when it leans on what is not here. Throws `forbidden`,
   * `bad-input`, `too-large`.
   */
  check(guestId: string, update: Uint8Array, encoding: UpdateEncoding, rights: WriterRights): Uint8Array | undefined;
}

/** What a phone may make of its submission: two hundred contributions of a page. */
const MOST_DOCUMENT_BYTES = 4 * 1024 * 1024;
/** An afternoon's words typed without Wi-Fi pass; looked at in one go, they hold the host up for some milliseconds. */
const LIMITS: ReadLimits = { mostBytes: 256 * 1024, mostStructs: 10_000 };
/** Each reload of a page is a replica. */
const MOST_REPLICAS = 500;

/** The guard of one open document. A replica belongs to the phone that first wrote by it, as long as the document is open. */
export function createDocumentGuard({ doc, awareness }: LiveDocument): DocumentGuard {
  const owners = new Map<number, string>();
  let bytes = Y.encodeStateAsUpdate(doc).byteLength;
  const isFree = (guestId: string, replica: number, rights: WriterRights) => {
    if (replica === doc.clientID || countOf(owners, guestId) >= MOST_REPLICAS) return false;
    // A window or another phone that is here and wrote nothing yet: its replica shows in its presence.
    const speaker = speakerOf(awareness, replica);
    if (speaker !== undefined && !speaker.startsWith(`${guestId}/`)) return false;
    return writesOnlyOwn(doc, replica, rights);
  };
  const measure = (more: number) => {
    if (bytes + more > MOST_DOCUMENT_BYTES) bytes = Y.encodeStateAsUpdate(doc).byteLength;
    if (bytes + more > MOST_DOCUMENT_BYTES) throw new AppError('too-large', 'the document is full');
    bytes += more;
  };
  return {
    check(guestId, update, encoding, rights) {
      const owns = (replica: number) => (owners.get(replica) ?? (isFree(guestId, replica, rights) ? guestId : '')) === guestId;
      const allowed = checkWriter(doc, update, rights, owns, { encoding, limits: LIMITS });
      if (!allowed) return undefined;
      measure(allowed.update.byteLength);
      for (const replica of allowed.replicas) owners.set(replica, guestId);
      return allowed.update;
    },
  };
}

function countOf(owners: ReadonlyMap<number, string>, guestId: string): number {
  let count = 0;
  for (const owner of owners.values()) if (owner === guestId) count++;
  return count;
}
