import type * as Y from 'yjs';
import { LOCAL } from '#document/origin';
import type { RecordCollection, Stored } from '#document/records/record-collection';
import type { RecordId } from '#shared/ids';
import type { ContributionKind } from './contribution';
import { type Step, stepSchema, stepsOf, stepsOfWorkshop, type Workshop, workshopSchema, workshopsOf } from './workshop-section';

/** What is asked at a step, before it has a place in a workshop. */
export type StepDraft = Partial<Pick<Step, 'question' | 'help' | 'kinds' | 'minutes'>>;

/** The three steps that suit most afternoons; their words are the interface's, in its language. */
export const CLASSIC_STEPS: readonly {
  readonly key: 'lived' | 'both' | 'first';
  readonly kinds: ContributionKind[];
  readonly minutes: number;
}[] = [
  { key: 'lived', kinds: ['lived'], minutes: 20 },
  { key: 'both', kinds: ['difficulty', 'strength'], minutes: 25 },
  { key: 'first', kinds: ['solution', 'question', 'disagreement'], minutes: 25 },
];

/** A new workshop with its steps, if any; gives its id. */
export function startWorkshop(core: Y.Doc, title: string, createdAt: number, steps: readonly StepDraft[] = []): RecordId {
  let id = '';
  core.transact(() => {
    id = workshopsOf(core).create(workshopSchema.parse({ title, createdAt }));
    addSteps(core, id, steps, createdAt);
  }, LOCAL);
  return id;
}

/** Adds steps after those that are there; gives their ids. */
export function addSteps(core: Y.Doc, workshop: RecordId, drafts: readonly StepDraft[], createdAt: number): readonly RecordId[] {
  const last = stepsOfWorkshop(stepsOf(core).list(), workshop).at(-1)?.order ?? -1;
  let ids: readonly RecordId[] = [];
  core.transact(() => {
    ids = drafts.map((draft, index) =>
      stepsOf(core).create(stepSchema.parse({ ...draft, workshop, order: last + 1 + index, createdAt: createdAt + index })),
    );
  }, LOCAL);
  return ids;
}

/** Moves a step one place up (-1) or down (1); at the end of the list, nothing happens. */
export function moveStep(core: Y.Doc, id: RecordId, by: -1 | 1): void {
  const steps = stepsOf(core);
  const ordered = [...stepsOfWorkshop(steps.list(), steps.get(id)?.workshop ?? '')];
  const from = ordered.findIndex((step) => step.id === id);
  const [moved, other] = [ordered[from], ordered[from + by]];
  if (!moved || !other) return;
  ordered[from] = other;
  ordered[from + by] = moved;
  core.transact(() => {
    for (const [order, step] of ordered.entries()) steps.patch(step.id, { order });
  }, LOCAL);
}

/** What was taken away, to be put back as it was. */
interface Removed {
  readonly workshops: readonly Stored<Workshop>[];
  readonly steps: readonly Stored<Step>[];
}

/** Removes a workshop and its steps. What was brought stays in documents of its own, and comes back with them. */
export function removeWorkshop(core: Y.Doc, id: RecordId): Removed {
  const workshop = workshopsOf(core).get(id);
  const removed = { workshops: workshop ? [workshop] : [], steps: stepsOfWorkshop(stepsOf(core).list(), id) };
  takeAway(core, removed);
  return removed;
}

/** Removes one step; what was brought to it comes back with it. */
export function removeStep(core: Y.Doc, id: RecordId): Removed {
  const step = stepsOf(core).get(id);
  const removed = { workshops: [], steps: step ? [step] : [] };
  takeAway(core, removed);
  return removed;
}

function takeAway(core: Y.Doc, { workshops, steps }: Removed): void {
  core.transact(() => {
    for (const { id } of steps) stepsOf(core).remove(id);
    for (const { id } of workshops) workshopsOf(core).remove(id);
  }, LOCAL);
}

/** Puts back what was removed; what came back otherwise meanwhile is left as it is. */
export function putBack(core: Y.Doc, { workshops, steps }: Removed): void {
  core.transact(() => {
    putBackIn(workshopsOf(core), workshops);
    putBackIn(stepsOf(core), steps);
  }, LOCAL);
}

function putBackIn<T extends object>(collection: RecordCollection<T>, records: readonly Stored<T>[]): void {
  for (const record of records) if (!collection.get(record.id)) collection.create(record, { id: record.id });
}

/** The step before and the step after in the same workshop. */
export function neighbours(steps: readonly Stored<Step>[], id: RecordId): { before: RecordId | undefined; after: RecordId | undefined } {
  const ordered = stepsOfWorkshop(steps, steps.find((step) => step.id === id)?.workshop ?? '');
  const at = ordered.findIndex((step) => step.id === id);
  return { before: ordered[at - 1]?.id, after: ordered[at + 1]?.id };
}
