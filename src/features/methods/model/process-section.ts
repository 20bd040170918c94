import type * as Y from 'yjs';
import { z } from 'zod';
import { LOCAL, type Origin } from '#document/origin';
import { knownOr, type NewerWord } from '#document/records/known-word';
import { adoptingLists, rootsOf } from '#document/records/former-lists';
import { listedCollection } from '#document/records/listed-collection';
import { type RecordCollection, recordCollection, type Stored } from '#document/records/record-collection';
import { listOfLines, listOfReferences } from '#document/records/record-list';
import { type Findable, type Section, written } from '#document/section';
import { durationSchema, periodSchema } from '#document/records/value-schemas';
import { experimentTemplateSchema, toolSchema } from './method';

/**
 * How this démarche goes about it: its phases, their steps, the tools, roles and ground rules. It starts as
 * a copy of a method, the group changes it as it goes, and a new method can be drawn from it.
 */

/** How far something is, in the order it goes. */
export const PROGRESS_STATES = ['to-come', 'under-way', 'done'] as const;
/** À venir, en cours, fait; or what a newer version wrote. */
export type ProgressState = (typeof PROGRESS_STATES)[number] | NewerWord;

const line = z.string().max(300);
const text = z.string().max(4000);
/** Lists that stand under roots of their own: see `LISTS`. */
const lines = z.array(text).readonly().catch([]);
const references = z.array(z.string().max(64)).readonly().catch([]);
const order = z.number().catch(0);
const createdAt = z.number().catch(0);
/** How far something is; what can't be read is still to come. */
export const progressSchema = knownOr(PROGRESS_STATES, 'to-come');

/** A phase of the démarche's process, with its dates and how far it is. */
export const phaseSchema = z.object({
  title: line,
  goal: text.catch(''),
  /** The same in simple words; « relu par… » belongs to whoever read it again. */
  simple: text.catch(''),
  duration: durationSchema.optional().catch(undefined),
  planned: periodSchema.optional().catch(undefined),
  actual: periodSchema.optional().catch(undefined),
  state: progressSchema,
  outputs: lines,
  /** Questions the group asks itself at the end of the phase: who proposes, who decides, who speaks. */
  checks: lines,
  order,
  createdAt,
});

/** A step of a phase. `roleIds` and `toolIds` name records that may be gone. */
export const stepSchema = z.object({
  phaseId: z.string().max(64),
  title: line,
  purpose: text.catch(''),
  simple: text.catch(''),
  duration: durationSchema.optional().catch(undefined),
  prompts: lines,
  materials: lines,
  watch: lines,
  output: text.catch(''),
  roleIds: references,
  toolIds: references,
  state: progressSchema,
  order,
  createdAt,
});

/** A role that the method asks for: a function, never somebody. */
export const roleSchema = z.object({ title: line, mission: text.catch(''), simple: text.catch(''), order, createdAt });
/** A ground rule that the group agreed on. */
export const ruleSchema = z.object({ text, simple: text.catch(''), order, createdAt });
/** What the method rests on: a title and why. */
export const principleSchema = z.object({ title: line, text: text.catch(''), simple: text.catch(''), order, createdAt });
const toolRecordSchema = z.object({ tool: toolSchema, order, createdAt });
const templateRecordSchema = z.object({ template: experimentTemplateSchema, order, createdAt });

/** A phase as read. */
export type Phase = z.output<typeof phaseSchema>;
/** A step as read; it names its phase. */
export type Step = z.output<typeof stepSchema>;
/** A role as read. */
export type Role = z.output<typeof roleSchema>;
/** A ground rule as read. */
export type Rule = z.output<typeof ruleSchema>;
/** A principle as read. */
export type Principle = z.output<typeof principleSchema>;
/** A tool of the process, as a method file writes it, and its place among the others. */
export type ToolRecord = z.output<typeof toolRecordSchema>;
/** The beginning of an experiment, as a method file writes it, and its place among the others. */
export type TemplateRecord = z.output<typeof templateRecordSchema>;

/** The core document, for models that pass it on without touching Yjs themselves. */
export type CoreDocument = Y.Doc;

/** The collections of the core document that the process is made of; `inOrder` gives each its order. */
export interface ProcessRecords {
  readonly phases: RecordCollection<Phase>;
  readonly steps: RecordCollection<Step>;
  readonly roles: RecordCollection<Role>;
  readonly rules: RecordCollection<Rule>;
  readonly principles: RecordCollection<Principle>;
  readonly tools: RecordCollection<ToolRecord>;
  /** How an experiment begins in this method: prompts and indicators, never an experiment itself. */
  readonly templates: RecordCollection<TemplateRecord>;
  /** Runs several writes as one operation: one undo, one update. */
  together(write: () => void, origin?: Origin): void;
}

/** The root maps of the process, in the core document. */
const ROOTS = {
  phases: 'process-phases',
  steps: 'process-steps',
  roles: 'process-roles',
  rules: 'process-rules',
  principles: 'process-principles',
  tools: 'process-tools',
  templates: 'process-experiment-templates',
  origin: 'process-origin',
} as const;

/** The lists of phases and steps: what two tables add to one at once both stands. */
const LISTS = {
  [ROOTS.phases]: {
    outputs: listOfLines('process-phase-outputs', 'phaseId'),
    checks: listOfLines('process-phase-checks', 'phaseId'),
  },
  [ROOTS.steps]: {
    prompts: listOfLines('process-step-prompts', 'stepId'),
    materials: listOfLines('process-step-materials', 'stepId'),
    watch: listOfLines('process-step-watch', 'stepId'),
    roleIds: listOfReferences('process-step-roles', 'stepId', 'roleId'),
    toolIds: listOfReferences('process-step-tools', 'stepId', 'toolId'),
  },
} as const;

/** The process of a démarche, in its core document. */
export function processRecords(core: CoreDocument): ProcessRecords {
  return {
    phases: listedCollection(core, ROOTS.phases, phaseSchema, LISTS[ROOTS.phases]),
    steps: listedCollection(core, ROOTS.steps, stepSchema, LISTS[ROOTS.steps]),
    roles: recordCollection(core, ROOTS.roles, roleSchema),
    rules: recordCollection(core, ROOTS.rules, ruleSchema),
    principles: recordCollection(core, ROOTS.principles, principleSchema),
    tools: recordCollection(core, ROOTS.tools, toolRecordSchema),
    templates: recordCollection(core, ROOTS.templates, templateRecordSchema),
    together: (write, origin = LOCAL) => core.transact(write, origin),
  };
}

/** The text of the method file this démarche started from, kept whole so that what changed can be shown. */
export function originMethodText(core: CoreDocument): string | undefined {
  const value = core.getMap(ROOTS.origin).get('method');
  return typeof value === 'string' ? value : undefined;
}

/** Remembers the method a démarche starts from. */
export function rememberOriginMethod(core: CoreDocument, methodText: string, origin: Origin = LOCAL): void {
  core.transact(() => core.getMap(ROOTS.origin).set('method', methodText), origin);
}

/** Calls back when the démarche's origin method changes. */
export function onOriginMethod(core: CoreDocument, listener: () => void): () => void {
  const root = core.getMap(ROOTS.origin);
  root.observe(listener);
  return () => root.unobserve(listener);
}

/** Records in the order the group gave them. */
export function inOrder<T extends { readonly order: number }>(records: readonly Stored<T>[]): readonly Stored<T>[] {
  return [...records].sort((a, b) => a.order - b.order);
}

/** The order of a record added at the end. */
export function nextOrder(records: readonly { readonly order: number }[]): number {
  return records.reduce((highest, record) => Math.max(highest, record.order), -1) + 1;
}

const adoptLists = adoptingLists(LISTS);

function* findableOf(doc: CoreDocument): Generator<Findable, void, void> {
  const { phases, steps, roles, rules, principles, tools, templates } = processRecords(doc);
  for (const { id, title, goal, simple, outputs, checks } of phases.list()) {
    yield { kind: 'phase', record: id, title, words: written(goal, simple, ...outputs, ...checks) };
  }
  for (const { id, phaseId, title, purpose, simple, prompts, materials, watch, output } of steps.list()) {
    const words = written(purpose, simple, ...prompts, ...materials, ...watch, output);
    yield { kind: 'method-step', record: id, within: phaseId, title, words };
  }
  for (const { id, title, mission, simple } of roles.list()) yield { kind: 'role', record: id, title, words: written(mission, simple) };
  for (const { id, text, simple } of rules.list()) yield { kind: 'rule', record: id, title: text, words: simple };
  for (const { id, title, text, simple } of principles.list()) {
    yield { kind: 'principle', record: id, title, words: written(text, simple) };
  }
  for (const { id, tool } of tools.list()) yield { kind: 'tool', record: id, title: tool.title, words: written(...stringsIn(tool)) };
  for (const { id, template } of templates.list()) {
    yield { kind: 'template', record: id, title: template.title, words: written(...stringsIn(template)) };
  }
}

/** Keys of a method file that hold a word of its format. */
const FORMAT_KEYS = new Set(['id', 'kind', 'type', 'forWhom']);

/** Everything that is written in a tool, whatever its kind. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => (FORMAT_KEYS.has(key) ? [] : stringsIn(one)));
}

/** The process's place in the core document: all of it may be published with a method. */
export const processSection: Section = {
  name: 'process',
  kind: 'core',
  version: 2,
  migrations: [() => {}, adoptLists],
  adopt: adoptLists,
  project: (doc) => {
    const records = processRecords(doc);
    return { phases: inOrder(records.phases.list()), steps: inOrder(records.steps.list()) };
  },
  counted: 'processes',
  published: [...Object.values(ROOTS), ...rootsOf(LISTS)],
  findable: findableOf,
};
