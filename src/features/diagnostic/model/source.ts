import { z } from 'zod';
import { knownIfAny } from '#document/records/known-word';
import type { Stored } from '#document/records/record-collection';
import { partialDateSchema } from '#document/records/value-schemas';
import { CONSENT_SCOPES } from './diagnostic-records';

/** What a source is. A démarche may write any other word; it is kept, and shown as `other`. */
export const SOURCE_KINDS = ['text', 'interview', 'official-figure', 'document', 'press', 'site', 'other'] as const;
/** A kind that the app has a word for. */
export type SourceKind = (typeof SOURCE_KINDS)[number];

/**
 * Where something that the diagnostic says comes from. A light card: the words read from the file are in
 * a document of their own (`source-content`), the file itself is an attachment, byte for byte.
 */
export const sourceSchema = z.object({
  title: z.string().min(1).max(300),
  /** One of `SOURCE_KINDS`, or the démarche's own word. */
  kind: z.string().max(40).catch('other'),
  /** A role or an organisation (« enquête de la commune »), never somebody's file. */
  author: z.string().max(300).catch(''),
  /** As precise as it is known; undefined when nobody knows. */
  date: partialDateSchema.optional().catch(undefined),
  /** True when it carries words somebody said, which go no further than `consent` says. */
  testimony: z.boolean().catch(false),
  /** Undefined as long as nobody was asked. */
  consent: knownIfAny(CONSENT_SCOPES),
  /** Name of the file it was read from; empty for a pasted text. */
  fileName: z.string().max(255).catch(''),
  mediaType: z.string().max(100).catch(''),
  fileSize: z.number().min(0).optional().catch(undefined),
  /** SHA-256 of the original. Undefined only when the card was written by hand. */
  attachmentHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/u)
    .optional()
    .catch(undefined),
  /** Names the document with the words that were read. */
  contentId: z
    .string()
    .regex(/^[\w-]{1,64}$/u)
    .optional()
    .catch(undefined),
  /** How many passages the reading did not understand; they are listed with the words. */
  notUnderstood: z.number().int().min(0).catch(0),
  /** Its first words, for the list. */
  excerpt: z.string().max(400).catch(''),
  note: z.string().max(4000).catch(''),
  createdAt: z.number().catch(0),
  /** Id of the college that added it. */
  addedBy: z.string().max(64).catch(''),
});

/** The card of a source as read; neither its words nor its file are in it. */
export type Source = z.output<typeof sourceSchema>;
/** The card of a source with its record id. */
export type StoredSource = Stored<Source>;

/** A new card with empty facts; `title` is put on one line and is never empty. */
export function newSource(title: string, now: number, fields: Partial<Source> = {}): Source {
  return {
    kind: 'other',
    author: '',
    testimony: false,
    fileName: '',
    mediaType: '',
    notUnderstood: 0,
    excerpt: '',
    note: '',
    createdAt: now,
    addedBy: '',
    ...fields,
    title: oneLine(title).slice(0, 300) || '…',
  };
}

/** True for one of the kinds this app knows. */
export function isSourceKind(kind: string): kind is SourceKind {
  return (SOURCE_KINDS as readonly string[]).includes(kind);
}

/** True when words somebody said may not yet leave the table, because nobody asked them. */
export function lacksConsent(source: Source): boolean {
  return source.testimony && source.consent === undefined;
}

/** Whether a source stays at the table where it was brought: nobody was asked, or this is what they answered. */
export function isSourceKept(source: Source): boolean {
  return source.testimony && (lacksConsent(source) || source.consent === 'table');
}

/** Text on one line, without control characters. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/gu, ' ')
    .trim();
}
