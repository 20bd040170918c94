import { z } from 'zod';
import { durationSchema } from '#document/records/value-schemas';

/**
 * A method: how to go about it, without anybody's data. It is what a network publishes, what a démarche
 * starts from, and what a démarche gives back. One file, `.methode.json`, with a published JSON Schema
 * (resources/schemas/methode.schema.json, generated from this module; a test compares the two).
 */
export const METHOD_FORMAT = 'faire-avec/methode';
/** The version of the file format this app writes; a file with a higher one is refused, never half read. */
export const METHOD_FORMAT_VERSION = 1;
/** The licence of a method that comes from no other, as it is written in the file. */
export const METHOD_LICENCE = 'CC BY-SA 4.0';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/u);
const line = z.string().max(300);
const text = z.string().max(4000);
const simple = text.default('');
const lines = z.array(text).max(80).default([]);

const agendaSchema = z.object({
  id,
  kind: z.literal('agenda'),
  title: line,
  purpose: text.default(''),
  simple,
  /** Timed steps, the same for every group. */
  times: z
    .array(
      z.object({
        title: line,
        minutes: z.number().int().min(1).max(10_000),
        instruction: text.default(''),
        simple,
        prompts: lines,
        /** What is asked for (`lived`, `difficulty`…), as a workshop says it; every kind when it is not said. */
        kinds: z.array(z.string().max(40)).max(20).optional(),
      }),
    )
    .min(1)
    .max(40),
});

const gridSchema = z.object({
  id,
  kind: z.literal('grid'),
  title: line,
  purpose: text.default(''),
  simple,
  columns: z.array(line).min(1).max(12),
  rows: z.array(line).max(60).default([]),
});

const formSchema = z.object({
  id,
  kind: z.literal('form'),
  title: line,
  purpose: text.default(''),
  simple,
  fields: z
    .array(
      z.object({
        label: line,
        kind: z.enum(['short', 'long', 'choice', 'scale', 'number']),
        options: z.array(line).max(30).default([]),
        help: text.default(''),
      }),
    )
    .min(1)
    .max(60),
});

const checklistSchema = z.object({
  id,
  kind: z.literal('checklist'),
  title: line,
  purpose: text.default(''),
  simple,
  items: z.array(text).min(1).max(80),
});

const templateSchema = z.object({
  id,
  kind: z.literal('template'),
  title: line,
  purpose: text.default(''),
  simple,
  parts: z
    .array(z.object({ heading: line, prompt: text.default('') }))
    .min(1)
    .max(40),
});

/** Something one puts on the table: a timed agenda, a grid, a form, a checklist, a writing template. */
export const toolSchema = z.discriminatedUnion('kind', [agendaSchema, gridSchema, formSchema, checklistSchema, templateSchema]);

/** A step of a phase. `roles` and `tools` are ids of the same file; whether they are there is not checked here. */
export const methodStepSchema = z.object({
  id,
  title: line,
  purpose: text.default(''),
  simple,
  duration: durationSchema.optional(),
  prompts: lines,
  materials: lines,
  watch: lines,
  output: text.default(''),
  roles: z.array(id).max(40).default([]),
  tools: z.array(id).max(40).default([]),
});

/** A phase of a method, with its steps in order. */
export const methodPhaseSchema = z.object({
  id,
  title: line,
  goal: text.default(''),
  simple,
  duration: durationSchema.optional(),
  outputs: lines,
  checks: lines,
  steps: z.array(methodStepSchema).max(60).default([]),
});

/** A chapter of the diagnostic: a subject, and the question that opens it. */
const outlinePartSchema = z.object({ id, title: line, prompt: text.default(''), simple });

/** How an experiment begins in a method: questions to ask and what to look at, never anybody's answers. */
export const experimentTemplateSchema = z.object({
  title: line.default(''),
  questionPrompt: text.default(''),
  hypothesisPrompt: text.default(''),
  actionPrompts: lines,
  indicators: z
    .array(z.object({ label: line, forWhom: z.enum(['people', 'operators', 'both']) }))
    .max(40)
    .default([]),
  learnedPrompts: lines,
});

/** A method that this one comes from, and what was changed since. */
export const lineageSchema = z.object({ id, title: line, edition: z.string().max(40), licence: line, changes: text.default('') });

/** A whole method file, version 1. Refuses what has another `format` or `formatVersion`; absent texts and lists are empty. */
export const methodSchema = z.object({
  format: z.literal(METHOD_FORMAT),
  formatVersion: z.literal(METHOD_FORMAT_VERSION),
  id,
  title: line.min(1),
  edition: z.string().min(1).max(40),
  summary: text.default(''),
  simple,
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u))
    .min(1)
    .max(20),
  licence: line.min(1),
  attribution: text.default(''),
  /** The methods this one comes from, the oldest first. */
  lineage: z.array(lineageSchema).max(60).default([]),
  principles: z
    .array(z.object({ id, title: line, text: text.default(''), simple }))
    .max(40)
    .default([]),
  roles: z
    .array(z.object({ id, title: line, mission: text.default(''), simple }))
    .max(40)
    .default([]),
  rules: z.array(z.object({ id, text, simple })).max(40).default([]),
  phases: z.array(methodPhaseSchema).min(1).max(30),
  tools: z.array(toolSchema).max(100).default([]),
  outline: z.array(outlinePartSchema).max(40).default([]),
  experiments: z.array(experimentTemplateSchema).max(20).default([]),
  /** What features that this format does not name take along, by their keys; each reads its own. */
  parts: z.record(z.string().regex(/^[a-z][a-z0-9-]{0,63}$/u), z.json()).optional(),
});

/** A method as read, every default filled in. */
export type Method = z.output<typeof methodSchema>;
/** A phase of a method as read. */
export type MethodPhase = z.output<typeof methodPhaseSchema>;
/** A step of a method as read; `Step` of `process-section` is the démarche's own. */
export type MethodStep = z.output<typeof methodStepSchema>;
/** A tool as read; its `kind` says which fields it has. */
export type MethodTool = z.output<typeof toolSchema>;
/** How an experiment begins, as read. */
export type ExperimentTemplate = z.output<typeof experimentTemplateSchema>;
/** One ancestor of a method as read. */
export type Lineage = z.output<typeof lineageSchema>;
