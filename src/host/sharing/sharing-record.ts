import { z } from 'zod';
import type { DocumentStore } from '#host/storage/document-store';
import { newId, type WorkspaceId } from '#shared/ids';
import { newSecret } from './join-code';

const secret = z.string().regex(/^[0-9a-f]{64}$/u);

const memberSchema = z.object({ id: z.string(), table: z.string(), name: z.string(), token: secret });
const joinedSchema = z.object({
  hostTable: z.string(),
  hostName: z.string(),
  address: z.string(),
  memberId: z.string(),
  token: secret,
});
const sharedSchema = z.object({
  address: z.string(),
  port: z.int(),
  admit: z.enum(['ask', 'all']),
  /** Sharing ends by itself: a door nobody thinks of any more is not left open. Milliseconds since 1970. */
  until: z.number(),
});

const recordSchema = z.object({
  /** The démarche it belongs to: a copy of the file is another démarche, and no member of its group. */
  workspace: z.string(),
  /** Names this computer among the tables of the démarche. */
  table: z.string(),
  name: z.string(),
  secret,
  members: z.array(memberSchema),
  joined: joinedSchema.optional(),
  shared: sharedSchema.optional(),
});

/** Who takes part in a démarche from this computer's side; kept in the démarche's encrypted file. */
export type SharingRecord = z.infer<typeof recordSchema>;
export type Member = z.infer<typeof memberSchema>;
export type Joined = z.infer<typeof joinedSchema>;
export type Shared = z.infer<typeof sharedSchema>;

const SETTING = 'sharing';

/** The record of a démarche; made and kept when there is none, since what is written here bears this table's id. */
export async function readSharingRecord(store: DocumentStore, workspace: WorkspaceId): Promise<SharingRecord> {
  const stored = await store.setting(SETTING);
  const result = recordSchema.safeParse(stored === undefined ? undefined : parsed(stored));
  if (result.success && result.data.workspace === workspace) return result.data;
  const record = { workspace, table: newId(10), name: '', secret: toHex(newSecret()), members: [] };
  await writeSharingRecord(store, record);
  return record;
}

/** Resolves once the record is durable. */
export function writeSharingRecord(store: DocumentStore, record: SharingRecord): Promise<void> {
  return store.writeSetting(SETTING, JSON.stringify(record));
}

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

export function fromHex(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'hex'));
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
