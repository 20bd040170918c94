import { z } from 'zod';
import { call, contract, stream } from '#bridge/contract';
import { signallingNewsSchema, signallingRequestSchema } from '#bridge/signalling-frame';

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const tableId = z.string().min(1).max(40);
const documentId = z.string().min(1).max(120);
const name = z.string().max(60);

/** Another computer that takes part in the démarche, as its host knows it. */
export const tableSchema = z.object({ id: tableId, name, linked: z.boolean() });

/** What somebody receives who was let in: everything that it takes to come back without a code. */
export const membershipSchema = z.object({
  workspaceId: z.string().min(1).max(64),
  title: z.string().max(300),
  memberId: z.string().min(1).max(64),
  /** The id this computer bears among the tables; it asked for one, and somebody else may have had it. */
  table: tableId,
  /** Proves the member in the next handshakes; 32 bytes, and this computer's alone. */
  token: bytes,
  /** From which the meeting places of the windows are derived. */
  secret: bytes,
  host: z.object({ id: tableId, name }),
});

/** What one computer asks another for, through the sealed channel between them. */
export const tableContract = contract('table', {
  /** Asks to be let in; answered when somebody there has decided. `forbidden` when they said no. */
  join: call('facilitator', z.object({ tableId, name }), membershipSchema),
  /** Stays open as long as the link: what there is to link, and who is there. */
  meet: stream(
    'facilitator',
    z.object({ name }),
    z.object({ documents: z.array(documentId).max(5000), tables: z.array(tableSchema).max(200) }),
  ),
  /** The frames of one document (`document/peer-frame`), both ways. */
  document: stream('facilitator', z.object({ documentId }), bytes, bytes),
  /** One window's line to the signalling. */
  signalling: stream('facilitator', z.object({ documentId }), signallingNewsSchema, signallingRequestSchema),
  /** Goes for good: the membership ends with it. */
  leave: call('facilitator', z.object({}), z.object({})),
});

export type Table = z.infer<typeof tableSchema>;
export type Membership = z.infer<typeof membershipSchema>;
