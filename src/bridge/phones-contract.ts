import { z } from 'zod';
import { call, contract, stream } from './contract';
import { guestProfileSchema } from './guest-contract';

const workspaceId = z.string().min(1).max(64);
const inWorkspace = z.object({ workspaceId });
const guest = z.object({ workspaceId, guestId: z.string().min(1).max(64) });
const nothing = z.object({});
const admit = z.enum(['ask', 'all']);

/** A phone that waits to be let in. */
export const guestRequestSchema = z.object({
  id: z.string(),
  profile: guestProfileSchema,
  kiosk: z.boolean(),
  /** The address it comes from. */
  from: z.string(),
  /** Two small numbers, shown as pictures on both sides: the same device is meant. */
  sign: z.tuple([z.int(), z.int()]),
});

/** A phone that was let in. */
export const guestStateSchema = z.object({
  id: z.string(),
  profile: guestProfileSchema,
  kiosk: z.boolean(),
  /** True while its page is linked. */
  here: z.boolean(),
  /** It sees, and can't write. */
  readOnly: z.boolean(),
  /** How many pieces it began and did not give. */
  kept: z.int(),
  /** When something of it last arrived, in milliseconds since 1970. */
  lastSeen: z.number(),
});

/** The phones of one démarche at this computer. */
export const phonesStateSchema = z.object({
  /** The open session; null while no phone can come. */
  session: z
    .object({
      /** `http://192.168.1.20:4321/`: what is read aloud. */
      address: z.string(),
      /** The same with the secret in its fragment: what the QR code says, and nothing else does. */
      link: z.string(),
      code: z.string(),
      codeExpiresAt: z.number(),
      admit,
      /** When the session ends by itself, in milliseconds since 1970. */
      until: z.number(),
      /** Nobody can write for now. */
      readOnly: z.boolean(),
      /** What phones are shown; null between two steps. */
      shown: z.string().nullable(),
      requests: z.array(guestRequestSchema),
      /** Devices other than this computer that opened the page since the session began: the self-test. */
      reached: z.int(),
      /** Something that no phone of ours does was tried and refused; null when nothing was. */
      alert: z.object({ kind: z.enum(['wrong-codes', 'refused-writing']), at: z.number() }).nullable(),
    })
    .nullable(),
  /** The last session ended by itself, after its time, and none was opened since. */
  hasRunOut: z.boolean(),
  guests: z.array(guestStateSchema),
});

/** Phones, as the window of this computer asks its host for them. */
export const phonesContract = contract('phones', {
  state: stream('facilitator', inWorkspace, phonesStateSchema),
  /** Opens a session on one address of this computer. Errors: `port-in-use`, `bad-input` when the address is not there. */
  open: call(
    'facilitator',
    z.object({ workspaceId, address: z.string().max(60), port: z.int().min(0).max(65_535).optional(), admit }),
    nothing,
  ),
  /** Ends it: every code and every token dies, every phone is told. */
  close: call('facilitator', inWorkspace, nothing),
  /** A new QR secret and a new spoken code; phones that are in stay in. */
  renew: call('facilitator', inWorkspace, nothing),
  setAdmit: call('facilitator', z.object({ workspaceId, admit }), nothing),
  /** Answers one request, or all of them. */
  decide: call('facilitator', z.object({ workspaceId, requestId: z.string().optional(), admitted: z.boolean() }), nothing),
  /** Puts one phone out, at once: what it still had on the way is refused. */
  remove: call('facilitator', guest, nothing),
  /** Makes one phone, or all of them, read-only, or lets them write again. */
  setReadOnly: call('facilitator', z.object({ workspaceId, guestId: z.string().optional(), readOnly: z.boolean() }), nothing),
  /** Shows one document to the phones in place of what they saw, or nothing. `forbidden` when it is not one for phones. */
  show: call('facilitator', z.object({ workspaceId, documentId: z.string().max(120).nullable() }), nothing),
});

/** What the windows of this computer are shown of the phones: the session, who is in, who waits, what was tried. */
export type PhonesState = z.infer<typeof phonesStateSchema>;
/** Somebody at the door, as the facilitator decides on them. */
export type GuestRequest = z.infer<typeof guestRequestSchema>;
/** A phone that was let in, as the facilitator sees it. */
export type GuestState = z.infer<typeof guestStateSchema>;
