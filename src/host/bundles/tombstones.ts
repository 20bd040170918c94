import { z } from 'zod';
import type { DocumentStore } from '#host/storage/document-store';
import { type Tombstone, tombstoneSchema } from './bundle-manifest';

const SETTING = 'tombstones';

/** What was removed from this démarche for good. */
export async function readTombstones(store: DocumentStore): Promise<readonly Tombstone[]> {
  const text = await store.setting(SETTING);
  return text === undefined ? [] : z.array(tombstoneSchema).parse(JSON.parse(text));
}

/**
 * Removes these documents and remembers it, so that no bundle and no peer brings them back. A démarche that
 * meets another's tombstones obeys them before it takes anything else.
 */
export async function bury(store: DocumentStore, tombstones: readonly Tombstone[]): Promise<void> {
  const known = await readTombstones(store);
  const fresh = tombstones.filter((tombstone) => !known.some((other) => other.document === tombstone.document));
  if (fresh.length === 0) return;
  await store.writeSetting(SETTING, JSON.stringify([...known, ...fresh]));
  for (const { document } of fresh) await store.remove(document);
}
