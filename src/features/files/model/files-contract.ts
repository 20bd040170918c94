import { z } from 'zod';
import { contract, stream } from '#bridge/contract';

const id = z.string().min(1).max(64);
const passphrase = z.string().max(400).optional();

/** What a file brought, for the person to read. Counts of documents, ids of those that could not be taken. */
export const importOutcomeSchema = z.object({
  id,
  title: z.string(),
  /** `created`: it was not here yet. `merged`: both sides' changes are in it now. */
  kind: z.enum(['created', 'merged']),
  added: z.number(),
  merged: z.number(),
  unchanged: z.number(),
  refused: z.number(),
  /** Parts of a damaged file that could not be read. */
  leftOut: z.number(),
  /** How many documents the file asked to remove, which was not done. */
  removalsIgnored: z.number(),
});
/** What a file brought, as it crosses the bridge. */
export type ImportOutcome = z.output<typeof importOutcomeSchema>;

/** How a démarche's file ends. */
export const BUNDLE_EXTENSION = '.faireavec';

/** What one file may weigh: half a gigabyte, photographs included. */
export const MAX_FILE_BYTES = 512 * 1024 * 1024;
/** Files travel in pieces of this size: what one of them costs whoever receives it is well under a millisecond. */
export const PIECE_BYTES = 64 * 1024;

/** What the home screen asks of this computer about files. */
export const filesContract = contract('files', {
  /** The whole démarche as one `.faireavec` file: its name first, then its bytes in pieces. */
  save: stream(
    'facilitator',
    z.object({ id, passphrase }),
    z.object({ name: z.string().optional(), bytes: z.instanceof(Uint8Array).optional() }),
  ),
  /**
   * Takes a `.faireavec` file sent up in pieces, ended by an empty one: a new démarche, or what it brings to the
   * one that is here. Closes with `locked`, `wrong-passphrase`, `damaged-file` (`details.intact` parts can be taken
   * with `acceptIntact`), `newer-version`, `unknown-file-kind`, `too-large`, or `unrelated-workspace` when the one that is
   * here bears the same id and is another one (`apart` then opens it beside, under an id of its own).
   */
  open: stream(
    'facilitator',
    z.object({ passphrase, acceptIntact: z.boolean(), apart: z.boolean().optional() }),
    importOutcomeSchema,
    z.object({ bytes: z.instanceof(Uint8Array) }),
  ),
});
