import { z } from 'zod';
import { contract, stream } from '#bridge/contract';
import { ERROR_CODES } from '#shared/app-error';

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const count = z.int().nonnegative();

/** What is new or changed on one side, as people would count it. */
export const newsSchema = z.object({
  /** How many, by what they are called: the feature and the key of its words under `inventory` (`actor-map:actors`). */
  changes: z.record(z.string().max(120), count),
  removed: count,
});
/** What is new on one side, as it crosses the bridge. */
export type News = z.output<typeof newsSchema>;

/** How many additions and changes in all. */
export function totalNews({ changes, removed }: News): number {
  return Object.values(changes).reduce((sum, part) => sum + part, removed);
}

/** What became of one file of the key. */
export const readFileSchema = z.discriminatedUnion('outcome', [
  /** `from` is the name of the table that wrote it, empty when it has none; `at` in milliseconds since 1970. */
  z.object({
    outcome: z.literal('taken'),
    name: z.string(),
    from: z.string(),
    at: z.number(),
    came: newsSchema,
    refused: count,
    /** How many documents the file asked to remove, which was not done. */
    removalsIgnored: count,
  }),
  /** Another démarche: left alone. */
  z.object({ outcome: z.literal('other'), name: z.string() }),
  /** Bears this démarche's id and is another one: left alone. */
  z.object({ outcome: z.literal('unrelated'), name: z.string() }),
  /** Asks for its passphrase; `isWrong` when one was given. */
  z.object({ outcome: z.literal('sealed'), name: z.string(), isWrong: z.boolean() }),
  z.object({ outcome: z.literal('unreadable'), name: z.string(), code: z.enum(ERROR_CODES) }),
]);
/** What became of one file of the key, as it crosses the bridge. */
export type ReadFile = z.output<typeof readFileSchema>;

const passphrase = z.string().max(400).optional();

const itemSchema = z.discriminatedUnion('type', [
  /** First: what this table is called, empty when it was never named. */
  z.object({ type: z.literal('ready'), tableName: z.string() }),
  z.object({ type: z.literal('read'), file: readFileSchema }),
  /** The file to put on the key: its name, its bytes, and at the end what it tells the key. */
  z.object({ type: z.literal('file'), name: z.string() }),
  z.object({ type: z.literal('bytes'), bytes }),
  z.object({ type: z.literal('written'), went: newsSchema }),
]);
/** What the host says during an exchange. */
export type ExchangeItem = z.output<typeof itemSchema>;

const upSchema = z.discriminatedUnion('type', [
  /** A file of the key: its name, its bytes in pieces, its end. */
  z.object({ type: z.literal('file'), name: z.string().max(255), passphrase }),
  z.object({ type: z.literal('bytes'), bytes }),
  z.object({ type: z.literal('end') }),
  /** Asks for the file to put on the key. */
  z.object({ type: z.literal('write'), tableName: z.string().trim().max(60), passphrase }),
]);
/** What a window says during an exchange; an answer follows `end` and `write`. */
export type ExchangeRequest = z.output<typeof upSchema>;

/**
 * An exchange by a USB key, both directions in one conversation: each file of the key is sent up and merged, then the
 * file to put on the key comes down. The host remembers what the key held, and so knows what went.
 */
export const exchangeContract = contract('exchange', {
  exchange: stream('facilitator', z.object({ id: z.string().min(1).max(64) }), itemSchema, upSchema),
});
