import { z } from 'zod';
import { call, contract, stream } from './contract';
import { publishSchema, signallingRequestSchema } from './signalling-frame';

const workspaceId = z.string().min(1).max(64);
const inWorkspace = z.object({ workspaceId });
const nothing = z.object({});
const time = z.number().nullable();

/** Another computer of the démarche, from what it acknowledged. */
export const tableStateSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** True for the table this one joined: it holds the door. */
  isHost: z.boolean(),
  linked: z.boolean(),
  /** When something of it last arrived here, in milliseconds since 1970. */
  lastExchange: time,
  /** Additions here that it has not acknowledged. */
  pending: z.int(),
});

/** Somebody who knows the code and waits to be let in. */
const joinRequestSchema = z.object({ id: z.string(), name: z.string(), from: z.string() });

export const sharingStateSchema = z.object({
  /** This computer's id and name among the tables. */
  tableId: z.string(),
  tableName: z.string(),
  /** The open door, while this computer shares. */
  share: z
    .object({
      address: z.string(),
      code: z.string(),
      codeExpiresAt: z.number(),
      admit: z.enum(['ask', 'all']),
      requests: z.array(joinRequestSchema),
    })
    .nullable(),
  /** The door this computer came through; `link` is the best of its links with any table. */
  joined: z.object({ hostName: z.string(), address: z.string(), link: z.enum(['connecting', 'linked', 'lost']) }).nullable(),
  tables: z.array(tableStateSchema),
  /** What each document has that some table has not acknowledged; a document that is not named is everywhere. */
  waiting: z.array(z.object({ documentId: z.string(), table: z.string(), pending: z.int() })),
});

/** How far joining has come; each step is shown. */
export const joinProgressSchema = z.discriminatedUnion('step', [
  z.object({ step: z.enum(['searching', 'calling', 'waiting', 'receiving']) }),
  z.object({ step: z.literal('done'), workspaceId, title: z.string() }),
]);

/** Where the windows of a document meet; none while the démarche is not shared. */
export const meetingSchema = z.discriminatedUnion('type', [
  /** `at`: the table whose signalling all use now; told so that windows announce themselves again when it changes. */
  z.object({ type: z.literal('place'), topic: z.string(), table: z.string(), at: z.string(), tables: z.array(z.string()) }),
  z.object({ type: z.literal('nowhere') }),
  publishSchema,
]);

/** Sharing a démarche with other tables, as the window of this computer asks for it. */
export const sharingContract = contract('sharing', {
  state: stream('facilitator', inWorkspace, sharingStateSchema),
  /** The addresses this computer has on its networks, the likeliest first. */
  addresses: call('facilitator', nothing, z.array(z.object({ address: z.string(), network: z.string() }))),
  /** Opens the door on one address. Errors: `port-in-use`, `bad-input` when the address is not there. */
  share: call(
    'facilitator',
    z.object({
      workspaceId,
      tableName: z.string().max(60),
      address: z.string().max(60),
      port: z.int().min(0).max(65_535).optional(),
      admit: z.enum(['ask', 'all']),
    }),
    nothing,
  ),
  stopSharing: call('facilitator', inWorkspace, nothing),
  renewCode: call('facilitator', inWorkspace, nothing),
  /** Answers somebody who waits at the door. */
  decide: call('facilitator', z.object({ workspaceId, requestId: z.string(), admitted: z.boolean() }), nothing),
  /** Puts a table out, at once; it keeps what it already had. */
  remove: call('facilitator', z.object({ workspaceId, table: z.string() }), nothing),
  nearby: stream('facilitator', nothing, z.array(z.object({ name: z.string(), address: z.string() }))),
  /**
   * Joins with a code; ends with `done`, or with `unknown-join-code`, `join-code-expired`, `host-unreachable`,
   * `too-many-requests`, `forbidden` (not let in), `workspace-exists`. Closing the stream gives up.
   */
  join: stream(
    'facilitator',
    z.object({ code: z.string().max(40), address: z.string().max(80).optional(), tableName: z.string().max(60) }),
    joinProgressSchema,
  ),
  /** Leaves for good: the démarche stays here as it is, and nothing more comes or goes. */
  leave: call('facilitator', inWorkspace, nothing),
  /** One document's line to the windows of the other tables. */
  windows: stream('facilitator', z.object({ workspaceId, documentId: z.string().min(1).max(120) }), meetingSchema, signallingRequestSchema),
});

/** What the windows of this computer are shown of the other tables: what is shared, from where, with whom. */
export type SharingState = z.infer<typeof sharingStateSchema>;
/** Another table of the démarche, as this computer knows it. */
export type TableState = z.infer<typeof tableStateSchema>;
/** Where a computer stands that wants to join a table. */
export type JoinProgress = z.infer<typeof joinProgressSchema>;
/** What a window is told of the others: where to meet, or what one of them sent. */
export type Meeting = z.infer<typeof meetingSchema>;
