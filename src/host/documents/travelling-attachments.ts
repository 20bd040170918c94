import { isWithheld } from '#document/audience';
import type { DocumentStore } from '#host/storage/document-store';
import type { DocumentId } from '#shared/ids';
import { type DocumentReading, usedAttachments } from './document-readings';

type Readings = ReadonlyMap<DocumentId, DocumentReading | undefined>;

/** Every attachment that some document uses; undefined while that can't be known, since one is damaged or newer than this app. */
export async function knownUses(store: DocumentStore, readings: Readings): Promise<ReadonlySet<string> | undefined> {
  return (await store.damaged()).length > 0 ? undefined : usedAttachments(readings);
}

/** See `Erasure.taken`. */
export async function takenAlong(store: DocumentStore, readings: Readings): Promise<ReadonlySet<string>> {
  const used = await knownUses(store, new Map([...readings].filter(([id]) => !isWithheld(id))));
  if (used) return used;
  return new Set((await store.listAttachments()).map(({ hash }) => hash).filter(mayTravel(readings)));
}

/**
 * Whether an attachment may go to another computer where it can't be known what uses it: not one that withheld documents use
 * and no other one does, and as long as one of them can't be read, only those that others use.
 */
function mayTravel(readings: Readings): (hash: string) => boolean {
  const travelling = new Set<string>();
  const withheld = new Set<string>();
  for (const [id, reading] of readings) for (const hash of reading?.uses ?? []) (isWithheld(id) ? withheld : travelling).add(hash);
  const isUnsure = [...readings].some(([id, reading]) => isWithheld(id) && !reading);
  return (hash) => travelling.has(hash) || (!isUnsure && !withheld.has(hash));
}
