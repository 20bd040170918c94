import { z } from 'zod';
import type { DocumentStore } from '#host/storage/document-store';
import { newId, type WorkspaceId } from '#shared/ids';
import { newSecret } from './join-code';

const secret = z.string().regex(/^[0-9a-f]{64}$/u);

/** A table this one let in. The token is known to the two of them alone. */
const memberSchema = z.object({ table: z.string(), token: secret });
const joinedSchema = z.object({
  hostTable: z.string(),
  hostName: z.string(),
  /** Where it was joined. */
  address: z.string(),
  token: secret,
});
const sharedSchema = z.object({
  admit: z.enum(['ask', 'all']),
  /** Sharing ends by itself: a door nobody thinks of any more is not left open. Milliseconds since 1970. */
  until: z.number(),
});
/** Where this computer listens, since when, and on which of its networks, where it stays under another address. */
const placeSchema = z.object({ address: z.string(), port: z.int(), network: z.string(), since: z.number() });
/** Another table as it was last heard of; `since` is by its own clock. */
const knownSchema = z.object({ id: z.string(), name: z.string(), address: z.string(), since: z.number() });

const recordSchema = z.object({
  /** The démarche it belongs to: a copy of the file is another démarche, and no member of its group. */
  workspace: z.string(),
  /** Names this computer among the tables of the démarche. */
  table: z.string(),
  name: z.string(),
  secret,
  /** Grows each time a table is put out or leaves; the secret is then another one. */
  epoch: z.int().default(0),
  /** What each table is to know of the epoch, by table: hexadecimal, sealed for it alone. */
  notices: z.record(z.string(), z.string()).default({}),
  members: z.array(memberSchema),
  /** Who was put out: told so when they come back. */
  gone: z.array(memberSchema).default([]),
  /** The other tables, members or not of this one. */
  tables: z.array(knownSchema).default([]),
  place: placeSchema.optional(),
  joined: joinedSchema.optional(),
  shared: sharedSchema.optional(),
});

/** Who takes part in a démarche from this computer's side; kept in the démarche's encrypted file. */
export type SharingRecord = z.infer<typeof recordSchema>;
/** A table that was let in, with what it proves itself by. */
export type Member = z.infer<typeof memberSchema>;
/** Through which table this computer came in, with what it proves itself by. */
export type Joined = z.infer<typeof joinedSchema>;
/** Where this computer listens for other tables. */
export type Place = z.infer<typeof placeSchema>;
/** A table of the démarche that this one has heard of. */
export type KnownTable = z.infer<typeof knownSchema>;

const SETTING = 'sharing';

/** What a computer starts with that takes part in nothing: an id and a secret that nobody else knows. */
export function newSharingRecord(workspace: WorkspaceId, name: string): SharingRecord {
  return { workspace, table: newId(10), name, secret: toHex(newSecret()), epoch: 0, notices: {}, members: [], gone: [], tables: [] };
}

/** The record of a démarche; made and kept when there is none, since what is written here bears this table's id. */
export async function readSharingRecord(store: DocumentStore, workspace: WorkspaceId): Promise<SharingRecord> {
  const stored = await store.setting(SETTING);
  const result = recordSchema.safeParse(stored === undefined ? undefined : parsed(stored));
  if (result.success && result.data.workspace === workspace) return result.data;
  const record = newSharingRecord(workspace, '');
  await writeSharingRecord(store, record);
  return record;
}

/** Whether another table was ever in the démarche, as far as this computer knows. Files that were passed on are not known. */
export function wasShared({ members, gone, tables, joined, epoch }: SharingRecord): boolean {
  return members.length + gone.length + tables.length > 0 || joined !== undefined || epoch > 0;
}

/** Resolves once the record is durable. */
export function writeSharingRecord(store: DocumentStore, record: SharingRecord): Promise<void> {
  return store.writeSetting(SETTING, JSON.stringify(record));
}

/** Two lower-case digits for each byte. */
export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** The bytes that `toHex` wrote; of anything else, those up to where it stops being hexadecimal. */
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
