import type * as Y from 'yjs';
import { z } from 'zod';
import { Origin } from '#document/origin';
import { adoptingLists, rootsOf } from '#document/records/former-lists';
import { knownWord, type NewerWord } from '#document/records/known-word';
import { listedCollection } from '#document/records/listed-collection';
import { type RecordCollection, recordCollection, type Stored } from '#document/records/record-collection';
import { listOfReferences } from '#document/records/record-list';
import type { Section } from '#document/section';
import type { DocumentId, RecordId } from '#shared/ids';
import { CONTRIBUTION_KINDS, type ContributionKind } from './contribution';
import { stepOfDocument } from './step-section';

/** An afternoon of the démarche: a title, perhaps a date, and steps. */
export const workshopSchema = z.object({
  title: z.string().max(200).catch(''),
  /** As `shared/partial-date` reads it; empty when it is not said. */
  date: z.string().max(40).catch(''),
  createdAt: z.number().catch(0),
});
/** A workshop as read. */
export type Workshop = z.output<typeof workshopSchema>;

/** One question put to everybody at the same time. What is answered lives in a document of its own. */
export const stepSchema = z.object({
  workshop: z.string().max(64).catch(''),
  question: z.string().max(300).catch(''),
  /** A sentence under the question, for who does not know how to begin. */
  help: z.string().max(600).catch(''),
  /** What may be brought; a single kind is not asked. It stands under a root of its own: see `LISTS`. */
  kinds: z.array(knownWord(CONTRIBUTION_KINDS)).readonly().catch([]),
  /** How long it is meant to last, in minutes; 0 when it is not said. */
  minutes: z.number().min(0).max(600).catch(0),
  order: z.number().catch(0),
  createdAt: z.number().catch(0),
});
/** A step as read; it names its workshop. */
export type Step = z.output<typeof stepSchema>;

/** A table that takes part, by the name it gave itself; its id is what contributions say. */
export const tableSchema = z.object({ name: z.string().max(60).catch(''), createdAt: z.number().catch(0) });
/** A table as read. */
export type Table = z.output<typeof tableSchema>;

/** The workshops, oldest first. */
export function workshopsOf(core: Y.Doc): RecordCollection<Workshop> {
  return recordCollection(core, 'workshops', workshopSchema);
}

/** The lists of the steps: what two tables add to one at once both stands. */
const LISTS = {
  'workshop-steps': { kinds: listOfReferences<ContributionKind | NewerWord>('workshop-step-kinds', 'stepId', 'kind') },
} as const;

/** The steps of all workshops; `stepsOfWorkshop` gives those of one, in order. */
export function stepsOf(core: Y.Doc): RecordCollection<Step> {
  return listedCollection(core, 'workshop-steps', stepSchema, LISTS['workshop-steps']);
}

/** The tables that took part; write them with `nameTable`. */
export function tablesOf(core: Y.Doc): RecordCollection<Table> {
  return recordCollection(core, 'workshop-tables', tableSchema);
}

/** Saying one's table is no gesture on the démarche: « Défaire » leaves it alone. */
const NAMING = new Origin('local', 'table');

/** Writes a table's name in the démarche, where it stays readable once the tables have gone home. */
export function nameTable(core: Y.Doc, id: RecordId, name: string, createdAt: number): void {
  const tables = tablesOf(core);
  if (tables.get(id)) tables.patch(id, { name }, NAMING);
  else tables.create({ name, createdAt }, { id, origin: NAMING });
}

/** The steps of one workshop, in their order. */
export function stepsOfWorkshop(steps: readonly Stored<Step>[], workshop: RecordId): readonly Stored<Step>[] {
  return steps.filter((step) => step.workshop === workshop).sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

/** What a phone is told of a step: read by the phone's page with this same schema. */
export const stepSubjectSchema = z.object({
  question: z.string().max(300).catch(''),
  help: z.string().max(600).catch(''),
  kinds: z.array(z.enum(CONTRIBUTION_KINDS)).catch([]),
});
/** A step as a phone is told of it. */
export type StepSubject = z.output<typeof stepSubjectSchema>;

/** What a phone is told of the step a document belongs to; undefined when it belongs to none that is there. */
export function subjectOfDocument(core: Y.Doc, id: DocumentId): StepSubject | undefined {
  const step = stepsOf(core).get(stepOfDocument(id) ?? '');
  return step && { question: step.question, help: step.help, kinds: kindsOf(step) };
}

/** The kinds that were chosen for a step, in the order they are offered; those of a newer version are left out. */
export function chosenKinds(step: Step): ContributionKind[] {
  return CONTRIBUTION_KINDS.filter((kind) => step.kinds.includes(kind));
}

/** What may be brought at a step: every kind when none was chosen that this version knows. */
export function kindsOf(step: Step): ContributionKind[] {
  const chosen = chosenKinds(step);
  return chosen.length > 0 ? chosen : [...CONTRIBUTION_KINDS];
}

const adoptLists = adoptingLists(LISTS);

/** The workshops, their steps and tables' place in the core document; what is answered is in `stepSection`. */
export const workshopSection: Section = {
  name: 'workshop',
  kind: 'core',
  version: 2,
  migrations: [() => {}, adoptLists],
  adopt: adoptLists,
  project: (core) => ({ workshops: workshopsOf(core).list(), steps: stepsOf(core).list() }),
  counted: 'workshops',
  published: ['workshop-steps', ...rootsOf(LISTS)],
  *findable(core) {
    for (const { id, title } of workshopsOf(core).list()) yield { kind: 'workshop', record: id, title, words: '' };
    for (const { id, workshop, question, help } of stepsOf(core).list()) {
      yield { kind: 'workshop-step', record: id, within: workshop, title: question, words: help };
    }
  },
};
