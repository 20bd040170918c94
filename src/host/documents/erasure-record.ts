import { z } from 'zod';
import type { DocumentStore } from '#host/storage/document-store';

/** An attachment that no document uses, or that one used. Moments are the steady clock's. */
const attachmentSchema = z.object({
  /** Some document did use it: it waits for « Remettre », and not for a card that is still being written. */
  wasUsed: z.boolean(),
  unusedSince: z.number().nullable(),
});

/** What is to be erased from a démarche's file, kept in it: stopped in between, it is done in the next session. */
export const erasureRecordSchema = z.object({
  /** Documents from which something was withdrawn, and when. */
  documents: z.record(z.string(), z.number()),
  attachments: z.record(z.string(), attachmentSchema),
  /** Hashes of what was erased: an older file that brings one again brings nothing. */
  erased: z.array(z.string()),
});
/** What waits to be erased at this computer and since when, and what was. Times are those of the steady clock, in milliseconds. */
export type ErasureRecord = z.output<typeof erasureRecordSchema>;

const SETTING = 'erasure';
const NOTHING: ErasureRecord = { documents: {}, attachments: {}, erased: [] };

/** The record as it was last kept; an empty one when there is none or it can't be read. */
export async function readErasureRecord(store: DocumentStore): Promise<ErasureRecord> {
  const text = await store.setting(SETTING);
  return text === undefined ? NOTHING : erasureRecordSchema.catch(NOTHING).parse(JSON.parse(text));
}

/** Resolves once the record is durable. */
export async function writeErasureRecord(store: DocumentStore, record: ErasureRecord): Promise<void> {
  await store.writeSetting(SETTING, JSON.stringify(record));
}

/** How long a photo that was taken away waits for « Remettre »: ten minutes. Words wait as long, and leave with it. */
export const UNDO_MS = 10 * 60_000;
/** How long an attachment that no document has used yet waits for one: a day. */
const UNCLAIMED_MS = 24 * 3_600_000;

/** The record as these attachments of the file, and their uses, make it now. */
export function noteUses(record: ErasureRecord, kept: readonly string[], used: ReadonlySet<string>, now: number): ErasureRecord {
  const attachments = kept.map((hash) => {
    const before = record.attachments[hash];
    if (used.has(hash)) return [hash, { wasUsed: true, unusedSince: null }] as const;
    return [hash, { wasUsed: before?.wasUsed ?? false, unusedSince: before?.unusedSince ?? now }] as const;
  });
  // Used again, it is nobody's leftover any more.
  return { ...record, attachments: Object.fromEntries(attachments), erased: record.erased.filter((hash) => !used.has(hash)) };
}

/** Attachments whose time is over; one that was erased before has none. */
export function attachmentsDue({ attachments, erased }: ErasureRecord, now: number): readonly string[] {
  const due = ([hash, { wasUsed, unusedSince }]: [string, ErasureRecord['attachments'][string]]) => {
    const wait = erased.includes(hash) ? 0 : wasUsed ? UNDO_MS : UNCLAIMED_MS;
    return unusedSince !== null && now - unusedSince >= wait;
  };
  return Object.entries(attachments)
    .filter(due)
    .map(([hash]) => hash);
}

/**
 * Those of these attachments kept in a document whose time is over. To remove one removes it everywhere: never because
 * the text that shows it has not come yet, only after its last use was seen to go.
 */
export function embeddedDue(record: ErasureRecord, embedded: readonly string[], now: number): readonly string[] {
  return attachmentsDue(record, now).filter((name) => embedded.includes(name) && record.attachments[name]?.wasUsed);
}

/** Documents whose words are to leave the file now. */
export function documentsDue({ documents }: ErasureRecord, now: number): readonly string[] {
  return Object.entries(documents)
    .filter(([, since]) => now - since >= UNDO_MS)
    .map(([id]) => id);
}
