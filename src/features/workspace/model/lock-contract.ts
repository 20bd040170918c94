import { z } from 'zod';
import { call, contract, stream } from '#bridge/contract';

const id = z.string().min(1).max(64);
const inWorkspace = z.object({ id });
const nothing = z.object({});
const passphrase = z.string().max(400);

/** Who keeps a démarche closed to others: its passphrase, this computer's session, or nobody. */
export const keeperSchema = z.enum(['passphrase', 'keychain', 'none']);
/** See `keeperSchema`. */
export type Keeper = z.output<typeof keeperSchema>;

/** After how many minutes without a gesture a locked démarche closes; 0: never. */
export const lockAfterSchema = z.literal([5, 15, 60, 0]);
/** See `lockAfterSchema`. */
export type LockAfterMinutes = z.output<typeof lockAfterSchema>;

/** How a démarche is protected, and what would keep it without a passphrase. */
export const protectionSchema = z.object({
  keeper: keeperSchema,
  /** Who will keep it once its passphrase is taken off. */
  otherwise: keeperSchema,
  lockAfter: lockAfterSchema,
});
/** See `protectionSchema`. */
export type Protection = z.output<typeof protectionSchema>;

/**
 * Locking a démarche. A wrong passphrase is `wrong-passphrase`; after several, `too-many-requests` with
 * `details.seconds` to wait.
 */
export const lockContract = contract('lock', {
  protection: call('facilitator', inWorkspace, protectionSchema),
  /** Sets a passphrase, or another one; `current` is the present one, where there is one. */
  setPassphrase: call('facilitator', inWorkspace.extend({ current: passphrase.optional(), next: passphrase.min(1) }), nothing),
  removePassphrase: call('facilitator', inWorkspace.extend({ current: passphrase }), nothing),
  unlock: call('facilitator', inWorkspace.extend({ passphrase }), nothing),
  /** Closes it now, in every window. */
  lock: call('facilitator', inWorkspace, nothing),
  setLockAfter: call('facilitator', z.object({ minutes: lockAfterSchema }), nothing),
  /** Somebody made a gesture in a window. */
  stirred: call('facilitator', nothing, nothing),
  /** One item when the démarche is about to be locked: the window sends its last words, then ends the stream. */
  watch: stream('facilitator', inWorkspace, z.object({ isLocking: z.literal(true) })),
});
