import { z } from 'zod';
import { call, contract, stream } from './contract';

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const workspaceId = z.string().min(1).max(64);
const documentId = z.string().min(1).max(120);
const place = z.object({ workspaceId, documentId });

/** What one attachment may weigh when it crosses the bridge. */
const MAX_BRIDGED_ATTACHMENT_BYTES = 50 * 1024 * 1024;

/** Somewhere in a démarche where words stand that were looked for. */
export const wordsPlaceSchema = z.object({
  /** What it is and what it belongs to, the nearest first: ids of records, and what follows the kind in a document's id. */
  ids: z.array(z.string()),
  /** The words as they are written there. */
  words: z.string(),
});
/** One place where words that were looked for stand. */
export type WordsPlace = z.output<typeof wordsPlaceSchema>;

const markedTextSchema = z.object({
  text: z.string(),
  /** The stretches to be marked: from, and up to. */
  marks: z.array(z.tuple([z.number(), z.number()])),
});
/** Words, and which of them were looked for. */
export type MarkedText = z.output<typeof markedTextSchema>;

const searchHitSchema = z.object({
  /** What it is, and the records it is opened by; see `Findable`. */
  kind: z.string(),
  record: z.string(),
  within: z.string().optional(),
  title: markedTextSchema,
  /** A piece of what is written there, round the words. */
  snippet: markedTextSchema,
});
/** Something that was written and holds the words. */
export type SearchHit = z.output<typeof searchHitSchema>;

/** How many of the best are given. */
export const MAX_HITS = 60;

/**
 * Documents as any client reaches them on its own host. `open` carries the frames of
 * `document/sync/sync-frame` both ways; their meaning is written there.
 */
export const documentsContract = contract('documents', {
  open: stream('facilitator', place, bytes, bytes),
  /** Plain JSON for the first paint, or null when nothing was projected yet. It may lag behind. */
  projection: call('facilitator', place, z.string().nullable()),
  /** Where the same words stand in a row, four at least; see `host/documents/find-words`. */
  findWords: call(
    'facilitator',
    z.object({ workspaceId, words: z.string().max(20_000), except: z.array(z.string().max(64)).max(1000) }),
    z.array(wordsPlaceSchema),
  ),
  /**
   * What holds all these words, whatever their accents, capitals and plurals; the last may be a beginning. Best first, at most
   * `MAX_HITS`. Not complete: something that was written is not read yet, and whoever asks again may find more.
   */
  search: call(
    'facilitator',
    z.object({ workspaceId, words: z.string().max(200) }),
    z.object({ hits: z.array(searchHitSchema).max(MAX_HITS), isComplete: z.boolean() }),
  ),
  /** Keeps a file of the démarche and returns its hash. */
  putAttachment: call(
    'facilitator',
    z.object({ workspaceId, mediaType: z.string().max(100), bytes: bytes.refine((b) => b.byteLength <= MAX_BRIDGED_ATTACHMENT_BYTES) }),
    z.string(),
  ),
  /** 32 bytes that seal what a window keeps of the démarche in its browser; kept in the démarche's own file, for this computer. */
  journalKey: call('facilitator', z.object({ workspaceId }), bytes),
  attachment: call(
    'facilitator',
    z.object({ workspaceId, hash: z.string().regex(/^[0-9a-f]{64}$/u) }),
    z.object({ bytes, mediaType: z.string() }).nullable(),
  ),
});
