import { z } from 'zod';
import { knownOr, type NEWER } from '#document/records/known-word';
import { newId } from '#shared/ids';

/** What a contribution is, in the order they are offered. */
export const CONTRIBUTION_KINDS = ['lived', 'difficulty', 'strength', 'solution', 'question', 'disagreement'] as const;
/** What one contribution is. */
export type ContributionKind = (typeof CONTRIBUTION_KINDS)[number];
/** A kind as it is shown and counted: those that a newer version brought are one. */
export type ShownKind = ContributionKind | typeof NEWER;

/** Characters one contribution may have: a page, not a book. */
export const MOST_CHARACTERS = 10_000;

/** A photo or a recording that goes with the words. */
const contributionFileSchema = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/u), mediaType: z.string().max(100) });

/**
 * What somebody brings at a step of a workshop. Its words are a `Y.Text` in the document, a string as read. `author`
 * is a random id for the afternoon and never a person's file; name, picture and college are as said then.
 */
export const contributionSchema = z.object({
  kind: knownOr(CONTRIBUTION_KINDS, 'lived'),
  text: z
    .string()
    .max(MOST_CHARACTERS * 2)
    .catch(''),
  author: z.string().max(64).catch(''),
  name: z.string().max(40).catch(''),
  picture: z.string().max(16).catch(''),
  college: z.string().max(64).catch(''),
  /** The id of the table it was written at. */
  table: z.string().max(64).catch(''),
  /** True once its author gave it to the group: until then nobody else is shown it. */
  given: z.boolean().catch(false),
  files: z.array(contributionFileSchema).max(8).catch([]),
  createdAt: z.number().catch(0),
});
/** A contribution as read. An empty `college` or `table`: not said. */
export type Contribution = z.output<typeof contributionSchema>;

const SCRIBE = 'scribe:';

/** The author of one piece that somebody writes for somebody else at a table's computer; a phone can't be it. */
export function newScribe(): string {
  return SCRIBE + newId();
}

/** Whether somebody wrote it for somebody else at a table's computer. */
export function isScribed({ author }: Pick<Contribution, 'author'>): boolean {
  return author.startsWith(SCRIBE);
}
