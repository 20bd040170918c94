import { z } from 'zod';
import { knownIfAny, knownOr, type NewerWord } from '#document/records/known-word';
import { partialDateSchema, quantitySchema } from '#document/records/value-schemas';

const line = z.string().max(300);
const reference = z.string().max(64);
const createdAt = z.number().catch(0);
const order = z.number().catch(0);

/** A subject of the diagnostic (« Trouver la bonne porte »); its text is the document `text:<id>`. */
export const chapterSchema = z.object({
  title: line,
  /** The question that opens it, often the method's. */
  question: line.catch(''),
  /** True of the one that a démarche begins with, until somebody names it: a place to write in, and nobody's subject. */
  unnamed: z.boolean().optional().catch(undefined),
  order,
  /** Since when it is put aside, in milliseconds; absent while it stands. */
  asideSince: z.number().optional().catch(undefined),
  createdAt,
});
/** A chapter as read; its text is not in it. */
export type Chapter = z.output<typeof chapterSchema>;

/** How far somebody agreed that their words go; what a newer version wrote goes nowhere. */
export const CONSENT_SCOPES = ['table', 'workspace', 'public', 'research'] as const;
/** How far one person agreed that their words go. `research` is for researchers alone: no restitution holds them. */
export type ConsentScope = (typeof CONSENT_SCOPES)[number] | NewerWord;

/** Somebody's words: never who, only what they agreed to be called (« une habitante, 45–54 ans »). */
export const testimonySchema = z.object({
  words: z.string().max(8000),
  /** Coarse, and the person's own choice. */
  label: line.catch(''),
  college: reference.catch(''),
  consent: knownOr(CONSENT_SCOPES, 'table'),
  chapterId: reference.catch(''),
  sourceId: reference.optional().catch(undefined),
  /** The contribution of a workshop these words were taken from. */
  contributionId: reference.optional().catch(undefined),
  createdAt,
});
/** A testimony as read. Without a readable consent it stays at the table. */
export type Testimony = z.output<typeof testimonySchema>;

/** « Cette table seulement »: the words then go to no other table, and into no file for others. */
export function isTestimonyKept({ consent }: Testimony): boolean {
  return consent === 'table';
}

/** A number of the diagnostic: never without saying what is counted, and where it comes from when known. */
export const figureSchema = z.object({
  quantity: quantitySchema,
  /** What is counted (« portes poussées avant la bonne »). */
  about: line,
  source: line.catch(''),
  sourceId: reference.optional().catch(undefined),
  date: partialDateSchema.optional().catch(undefined),
  /** Among how many. */
  n: z.number().int().min(0).optional().catch(undefined),
  chapterId: reference.catch(''),
  createdAt,
});
/** A figure as read. */
export type Figure = z.output<typeof figureSchema>;

/** How a college came to agree: aloud and together, by somebody who speaks for it, or on paper. */
export const VALIDATION_WAYS = ['together', 'spokesperson', 'written'] as const;

/** The most passages that one validation remembers. */
export const MAX_VALIDATED_PASSAGES = 3000;

/** A college stands behind a chapter as it was on that day. */
export const validationSchema = z.object({
  chapterId: reference,
  collegeId: reference,
  /** The person who noted it. */
  by: reference.catch(''),
  /** Undefined where an older app noted it. */
  how: knownIfAny(VALIDATION_WAYS),
  /** The marks of the passages that were agreed on, none of their words; undefined where an older app noted it. */
  passages: z.array(z.string().max(32)).max(MAX_VALIDATED_PASSAGES).optional().catch(undefined),
  /** When it was given, in milliseconds since 1970. */
  createdAt,
});
/** One college's agreement with one chapter, as read; the record's id is `validationId`. */
export type Validation = z.output<typeof validationSchema>;

/** A remark in the margin. */
export const noteSchema = z.object({
  chapterId: reference,
  words: z.string().max(2000),
  by: line.catch(''),
  college: reference.catch(''),
  done: z.boolean().catch(false),
  createdAt,
});
/** A remark as read; `done` once the group has dealt with it. */
export type Note = z.output<typeof noteSchema>;

/** The longest word that is learnt. */
export const LONGEST_WORD = 64;

/** A word that no dictionary knows and that the group writes so; every table knows it. */
export const learntWordSchema = z.object({ word: z.string().min(1).max(LONGEST_WORD), createdAt });
/** A learnt word as read. */
export type LearntWord = z.output<typeof learntWordSchema>;
