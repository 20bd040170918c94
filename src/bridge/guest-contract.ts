import { z } from 'zod';
import { call, contract, stream } from './contract';

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const documentId = z.string().min(1).max(120);
const recordId = z.string().min(1).max(64);
const nothing = z.object({});

/** The path of the socket that phones open; sealed by `handshake` before anything else. */
export const GUEST_SOCKET_PATH = '/phone';
/** The fragment that carries the secret of the QR code, after `#`: `j=<26 letters>`. */
export const QR_FRAGMENT = 'j=';
/** Whom a phone says to be in the handshake: somebody who scanned, who heard the code, else its guest id with its token. */
export const BY_QR = 'qr';
/** Somebody who typed or heard the spoken code: no name yet. */
export const BY_CODE = '';

/** The QR code's secret as the handshake takes it. */
export function qrSecret(letters: string): Uint8Array {
  return new TextEncoder().encode(letters);
}

/** What a photo or a recording may weigh when a phone gives it. */
export const MOST_GUEST_FILE_BYTES = 8 * 1024 * 1024;

/** Who somebody is for the afternoon: a first name or a picture, and a college. All may be empty. */
export const guestProfileSchema = z.object({
  name: z.string().max(40),
  picture: z.string().max(16),
  college: z.string().max(64),
});
/** How a person on a phone wants to be shown to the others; each part may be empty. */
export type GuestProfile = z.infer<typeof guestProfileSchema>;

/** How far being let in has come. */
export const admissionSchema = z.discriminatedUnion('step', [
  /** Somebody looks at the request; `sign` is shown on the phone and on the computer, and must be the same. */
  z.object({ step: z.literal('waiting'), sign: z.tuple([z.int(), z.int()]) }),
  /** Let in: what it takes to come back without a code, until the session ends. */
  z.object({ step: z.literal('in'), guestId: z.string().min(1).max(64), token: bytes }),
]);
/** Where a phone stands that asked to be let in. */
export type Admission = z.infer<typeof admissionSchema>;

/** What a phone asks for before it is let in; its channel is sealed with the secret of the QR code, or the spoken code. */
export const guestDoorContract = contract('guest-door', {
  /** The démarche's title, and what one chooses from (colleges), in the words of the feature that shows it. */
  lobby: call('guest', nothing, z.object({ title: z.string().max(300), lobby: z.unknown() })),
  /** Asks to be let in; ends with `in`, or with `forbidden` when somebody said no. A kiosk forgets between two people. */
  join: stream('guest', z.object({ profile: guestProfileSchema, kiosk: z.boolean() }), admissionSchema),
});

/** What is open to one phone now. */
export const guestViewSchema = z.object({
  title: z.string().max(300),
  lobby: z.unknown(),
  profile: guestProfileSchema,
  /** The id of the table it sits at: what it writes says so. */
  table: z.string().max(64),
  /**
   * The document that is asked about now; null between two steps. The phone writes in `submissionId`, a document of its own,
   * and is told what others gave. `subject` is read by the page of the feature that shows it.
   */
  open: z
    .object({ documentId, submissionId: documentId, feature: z.string().max(60), subject: z.unknown(), readOnly: z.boolean() })
    .nullable(),
});
/** What a phone is shown at a moment: the session, itself, and the one document that is open to it. */
export type GuestView = z.infer<typeof guestViewSchema>;

/** A photo or a recording that a phone is about to give, in bytes. */
export const givenFileSchema = z.object({
  documentId,
  mediaType: z.string().regex(/^(?:image|audio)\/[\w.+-]{1,60}$/u),
  size: z.int().min(1).max(MOST_GUEST_FILE_BYTES),
});
/** What a phone announces before the bytes of a file: where it belongs, its media type, its size in bytes. */
export type GivenFile = z.infer<typeof givenFileSchema>;

/** How far giving has come: bytes received so far, then the hash it is kept under. */
export const givingStepSchema = z.discriminatedUnion('step', [
  z.object({ step: z.literal('received'), bytes: z.int() }),
  z.object({ step: z.literal('kept'), hash: z.string() }),
]);
/** What the host answers while a file comes in. */
export type GivingStep = z.infer<typeof givingStepSchema>;

/** What was given in a document, as a phone is told of it: what is new since the last time, or `isAll` that it begins anew. */
export const shownNewsSchema = z.object({
  records: z.array(z.object({ id: recordId, value: z.unknown() })),
  removed: z.array(recordId),
  isAll: z.boolean(),
});
/** A change of what a phone is shown of others. */
export type ShownNews = z.infer<typeof shownNewsSchema>;

/** What a phone that was let in asks for; its channel is sealed with its own token. */
export const guestContract = contract('guest', {
  /** What is open, now and each time it changes. Ends when the session does, or the phone is put out (`forbidden`). */
  view: stream('guest', nothing, guestViewSchema),
  /** The frames of `document/sync/sync-frame`, both ways, for a submission of one's own. Errors: `forbidden` for any other document. */
  document: stream('guest', z.object({ documentId }), bytes, bytes),
  /**
   * Keeps a photo or a recording: its parts go up one after the other, so that what is typed meanwhile is not held
   * up. Ends with `kept`. `guest-file` speaks this for a page. Errors: `forbidden`, `unknown-file-kind`, `too-large`,
   * `too-many-requests`.
   */
  give: stream('guest', givenFileSchema, givingStepSchema, bytes),
  /** What was given in the document that is open. Ends when another one is, or with `forbidden`. */
  shown: stream('guest', z.object({ documentId }), shownNewsSchema),
  /** Takes what one gave back into one's submission; false where it is not there any more, or another's. */
  takeBack: call('guest', z.object({ documentId, recordId }), z.object({ isTaken: z.boolean() })),
  /** Says one's name, picture or college anew. */
  introduce: call('guest', guestProfileSchema, nothing),
  /** Goes for good: the token opens nothing any more. What was written stays in the démarche. */
  leave: call('guest', nothing, nothing),
});
