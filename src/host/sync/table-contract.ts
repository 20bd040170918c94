import { z } from 'zod';
import { call, contract, stream } from '#bridge/contract';
import { signallingNewsSchema, signallingRequestSchema } from '#bridge/signalling-frame';

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const tableId = z.string().min(1).max(40);
const documentId = z.string().min(1).max(120);
const name = z.string().max(60);
const epoch = z.int().min(0);
const placed = { address: z.string().max(80), since: z.number() };

/** Another computer that takes part in the démarche, as whoever speaks of it knows it. */
const tableSchema = z.object({
  id: tableId,
  name,
  /** Where it listens, as `192.168.1.20:4321`; empty while nobody knows. */
  ...placed,
  /** Whether the one who speaks is linked with it now. */
  linked: z.boolean(),
});

/** What a table says of itself and of the others, again whenever it changes. */
export const tableNewsSchema = z.object({
  name,
  /** Where this table listens, and since when by its own clock: of two addresses of a table the later counts. */
  ...placed,
  documents: z.array(documentId).max(5000),
  tables: z.array(tableSchema).max(200),
  epoch,
  /** The notices of the epoch (hexadecimal), each sealed for one table: whoever meets it hands it over. */
  notices: z.array(z.object({ table: tableId, sealed: z.string().regex(/^[0-9a-f]{0,6000}$/u) })).max(300),
});

/** What somebody receives who was let in: everything that it takes to come back without a code. */
export const membershipSchema = z.object({
  workspaceId: z.string().min(1).max(64),
  title: z.string().max(300),
  /** The id this computer bears among the tables; it asked for one, and somebody else may have had it. */
  table: tableId,
  /** Known to this computer and to the table that shares alone; 32 bytes. */
  token: bytes,
  /** Of every member, until somebody is put out; 32 bytes. Links and meeting places are derived from it. */
  secret: bytes,
  epoch,
  host: z.object({ id: tableId, name }),
  /** The state vector of the core: tells the démarche from another one that bears its id. Older tables don't say it. */
  core: bytes.optional(),
});

/** What one computer asks another for, through the sealed channel between them. Both ends may ask. */
export const tableContract = contract('table', {
  /** Asks to be let in; answered when somebody there has decided. `forbidden` when they said no. */
  join: call('facilitator', z.object({ tableId, name }), membershipSchema),
  /** Stays open as long as the link. */
  meet: stream('facilitator', z.object({}), tableNewsSchema),
  /** The frames of one document (`document/sync/peer-frame`), both ways; opened by the end that called. */
  document: stream('facilitator', z.object({ documentId }), bytes, bytes),
  /** One window's line to the signalling. */
  signalling: stream('facilitator', z.object({ documentId }), signallingNewsSchema, signallingRequestSchema),
  /** A photo, a recording, a file, by its hash; null when it is not kept there, or is too heavy for one message. */
  attachment: call(
    'facilitator',
    z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/u) }),
    z.object({ bytes, mediaType: z.string().max(100) }).nullable(),
  ),
  /** Goes for good: the membership ends with it. */
  leave: call('facilitator', z.object({}), z.object({})),
});

/** What a table tells another of itself and of those it knows, whole, each time something of it changes. */
export type TableNews = z.infer<typeof tableNewsSchema>;
/** What a table that was let in takes home. */
export type Membership = z.infer<typeof membershipSchema>;
