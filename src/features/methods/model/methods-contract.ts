import { z } from 'zod';
import { call, contract } from '#bridge/contract';
import { LANGUAGES } from '#shared/words/language';
import { MAX_METHOD_CHARACTERS } from './method-file';

const text = z.string().max(8000);

/** What whoever publishes says of the method; see `MethodTitlePage`. */
export const titlePageSchema = z.object({
  title: z.string().trim().min(1).max(300),
  edition: z.string().trim().min(1).max(40),
  summary: text,
  attribution: text,
  changes: text,
});
/** A title page as it crosses the bridge. */
export type TitlePage = z.output<typeof titlePageSchema>;

const place = { path: z.string(), under: z.array(z.string()), field: z.string(), text: z.string() };

/** A text in which something of the démarche was found. */
const findingSchema = z.object({ ...place, matches: z.array(z.object({ written: z.string(), kind: z.string() })) });
/** A text to read again. */
const doubtSchema = z.object({ ...place, words: z.array(z.string()) });
const changeSchema = z.object({
  kind: z.enum(['added', 'removed', 'changed', 'moved']),
  path: z.string(),
  under: z.array(z.string()),
  field: z.string(),
  before: z.string(),
  after: z.string(),
});

/**
 * A method about to be published, and what must be known first: what was found of the démarche, what to read again,
 * what changed. Paths name a text within the file.
 */
export const draftSchema = z.object({
  /** The file as it would be written. */
  text: z.string(),
  fileName: z.string(),
  findings: z.array(findingSchema),
  doubts: z.array(doubtSchema),
  changes: z.array(changeSchema),
  parentTitle: z.string().optional(),
  textCount: z.number(),
  termCount: z.number(),
});
/** A draft as it crosses the bridge. */
export type MethodDraft = z.output<typeof draftSchema>;

const draftInput = z.object({
  workspaceId: z.string().min(1).max(64),
  page: titlePageSchema,
  /** Texts rewritten for the file alone, by path; an empty one is dropped. */
  rewrites: z.record(z.string().max(400), z.string().max(8000)),
  /** What changed against the parent is told in it; the file is not. */
  language: z.enum(LANGUAGES),
});
/** What a draft is made from. */
export type DraftInput = z.output<typeof draftInput>;

/** A démarche to be made. */
const startInput = z.object({
  title: z.string().trim().min(1).max(120),
  territory: z.string().trim().max(120),
  /** The text of the method file whose path it starts on; none for a blank page. */
  methodText: z.string().max(MAX_METHOD_CHARACTERS).optional(),
  /** Both as in `Beginning`. */
  firstTitle: z.string().trim().min(1).max(300),
  language: z.enum(LANGUAGES),
});

/** Starting a démarche from a method, and drawing a method from a démarche. */
export const methodsContract = contract('methods', {
  /** Makes a démarche. Throws what `parseMethod` throws; nothing is made then. */
  start: call('facilitator', startInput, z.object({ id: z.string() })),
  /** What the file would hold, what was found in it, what changed against the parent. Writes nothing. */
  draft: call('facilitator', draftInput, draftSchema),
  /** The file's text, refused with `forbidden` as long as something of the démarche is found in it. */
  publish: call('facilitator', draftInput, z.object({ fileName: z.string(), text: z.string() })),
});
