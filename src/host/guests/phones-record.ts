import { z } from 'zod';
import { guestProfileSchema } from '#bridge/guest-contract';
import type { DocumentStore } from '#host/storage/document-store';
import type { WorkspaceId } from '#shared/ids';

const secret = z.string().regex(/^[0-9a-f]{64}$/u);

const guestSchema = z.object({
  id: z.string(),
  token: secret,
  profile: guestProfileSchema,
  /** Who it said to be before: what it wrote then may still be on its way. */
  earlier: z.array(guestProfileSchema),
  kiosk: z.boolean(),
  readOnly: z.boolean(),
  /** Milliseconds since 1970. */
  lastSeen: z.number(),
});

const sessionSchema = z.object({
  address: z.string(),
  port: z.int(),
  admit: z.enum(['ask', 'all']),
  /** The session ends by itself: a door nobody thinks of any more is not left open. Milliseconds since 1970. */
  until: z.number(),
  readOnly: z.boolean(),
  shown: z.string().nullable(),
  /** All that was shown since the session began: what somebody began then may still be given. */
  asked: z.array(z.string()).default([]),
  /** The letters of the QR code. */
  letters: z.string(),
});

const recordSchema = z.object({
  /** The démarche it belongs to: a copy of the file opens no door of its original. */
  workspace: z.string(),
  session: sessionSchema.optional(),
  guests: z.array(guestSchema),
});

/** The phones of a démarche at this computer; kept in the démarche's encrypted file, so that a restart puts nobody out. */
export type PhonesRecord = z.infer<typeof recordSchema>;
/** An open session, as it is found again after a restart. */
export type SessionRecord = z.infer<typeof sessionSchema>;
/** A phone that was let in. */
export type KnownGuest = z.infer<typeof guestSchema>;

const SETTING = 'phones';

/** The record of a démarche; without a session when there is none, or none that can be read. */
export async function readPhonesRecord(store: DocumentStore, workspace: WorkspaceId): Promise<PhonesRecord> {
  const stored = await store.setting(SETTING);
  try {
    const record = recordSchema.parse(JSON.parse(stored ?? 'null'));
    if (record.workspace === workspace) return record;
  } catch {
    // What can't be read is no record.
  }
  return { workspace, guests: [] };
}

/** Resolves once the record is durable. */
export function writePhonesRecord(store: DocumentStore, record: PhonesRecord): Promise<void> {
  return store.writeSetting(SETTING, JSON.stringify(record));
}
