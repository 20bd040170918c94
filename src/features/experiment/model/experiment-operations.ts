import type { Stored } from '#document/records/record-collection';
import type { Quantity } from '#shared/quantity';
import { nextOrder } from '#features/methods/model/process-section';
import {
  type Action,
  type Commitment,
  type Experiment,
  type ExperimentRecords,
  experimentSchema,
  type Indicator,
  type JournalEntry,
  type Loop,
  type Observation,
  actionSchema,
  commitmentSchema,
  indicatorSchema,
  journalSchema,
  loopSchema,
} from './experiment-section';

/** A new experiment and its first loop; gives the ids of both. */
export function startExperiment(
  records: ExperimentRecords,
  values: Partial<Experiment> & { readonly title: string; readonly createdAt: number },
  loop: Partial<Pick<Loop, 'question' | 'hypothesis'>> = {},
): { readonly experimentId: string; readonly loopId: string } {
  let [experimentId, loopId] = ['', ''];
  records.together(() => {
    experimentId = records.experiments.create(experimentSchema.parse(values));
    loopId = records.loops.create(loopSchema.parse({ ...loop, experimentId, order: 0, createdAt: values.createdAt }));
  });
  return { experimentId, loopId };
}

/**
 * Goes round once more: the new question of the last loop becomes the question of the next. Its indicators
 * are taken along, and what was last observed becomes their baseline, so that the two loops compare.
 */
export function startNextLoop(records: ExperimentRecords, experimentId: string, createdAt: number): string {
  const loops = loopsOf(records, experimentId);
  const last = loops.at(-1);
  let loopId = '';
  records.together(() => {
    const values = { experimentId, question: last?.nextQuestion ?? '', order: nextOrder(loops), createdAt };
    loopId = records.loops.create(loopSchema.parse(values));
    for (const indicator of last ? indicatorsOf(records, last.id) : []) {
      const { id, ...fields } = indicator;
      const baseline = latestObservation(records, id)?.quantity ?? indicator.baseline;
      records.indicators.create({ ...fields, loopId, baseline, createdAt });
    }
    records.experiments.patch(experimentId, { state: 'under-way' });
  });
  return loopId;
}

/** Which loop of which experiment. */
type LoopRef = Pick<Stored<Loop>, 'id' | 'experimentId'>;

/** Adds an action to a loop. */
export function addAction(
  records: ExperimentRecords,
  loop: LoopRef,
  values: Partial<Action> & { title: string; createdAt: number },
): string {
  return records.actions.create(actionSchema.parse({ ...values, experimentId: loop.experimentId, loopId: loop.id }));
}

/** Adds an indicator to a loop. */
export function addIndicator(
  records: ExperimentRecords,
  loop: LoopRef,
  values: Partial<Indicator> & { label: string; createdAt: number },
): string {
  return records.indicators.create(indicatorSchema.parse({ ...values, experimentId: loop.experimentId, loopId: loop.id }));
}

/** Adds an entry to an experiment's journal. */
export function addJournalEntry(
  records: ExperimentRecords,
  values: Partial<JournalEntry> & { experimentId: string; date: string; text: string; createdAt: number },
): string {
  return records.journal.create(journalSchema.parse(values));
}

/** Writes down who commits to what. */
export function addCommitment(records: ExperimentRecords, values: Partial<Commitment> & { what: string; createdAt: number }): string {
  return records.commitments.create(commitmentSchema.parse(values));
}

/** Removes an experiment with its loops, actions, indicators, observations, journal and links; commitments stay. */
export function removeExperiment(records: ExperimentRecords, experimentId: string): void {
  const indicators = new Set(
    records.indicators
      .list()
      .filter((one) => one.experimentId === experimentId)
      .map((one) => one.id),
  );
  records.together(() => {
    for (const observation of records.observations.list())
      if (indicators.has(observation.indicatorId)) records.observations.remove(observation.id);
    for (const collection of [records.loops, records.actions, records.indicators, records.journal, records.findings])
      for (const record of collection.list()) if (record.experimentId === experimentId) collection.remove(record.id);
    for (const commitment of records.commitments.list())
      if (commitment.experimentId === experimentId) records.commitments.patch(commitment.id, { experimentId: undefined });
    records.experiments.remove(experimentId);
  });
}

/** Removes an indicator and what was observed of it. */
export function removeIndicator(records: ExperimentRecords, indicatorId: string): void {
  records.together(() => {
    for (const observation of records.observations.list())
      if (observation.indicatorId === indicatorId) records.observations.remove(observation.id);
    records.indicators.remove(indicatorId);
  });
}

/** The loops of an experiment, the first one first. */
export function loopsOf(records: ExperimentRecords, experimentId: string): readonly Stored<Loop>[] {
  return records.loops
    .list()
    .filter((loop) => loop.experimentId === experimentId)
    .sort((a, b) => a.order - b.order);
}

/** The indicators followed in one loop. */
export function indicatorsOf(records: ExperimentRecords, loopId: string): readonly Stored<Indicator>[] {
  return records.indicators.list().filter((indicator) => indicator.loopId === loopId);
}

/** What was observed of an indicator, the oldest first. */
export function observationsOf(records: Pick<ExperimentRecords, 'observations'>, indicatorId: string): readonly Stored<Observation>[] {
  return records.observations
    .list()
    .filter((observation) => observation.indicatorId === indicatorId)
    .sort((a, b) => (a.date === b.date ? a.createdAt - b.createdAt : a.date < b.date ? -1 : 1));
}

/** The last observation that holds a figure. */
export function latestObservation(records: Pick<ExperimentRecords, 'observations'>, indicatorId: string): Stored<Observation> | undefined {
  return observationsOf(records, indicatorId).findLast((observation) => amountOf(observation.quantity) !== undefined);
}

/** One number for a quantity, the middle of a range; undefined when it is unknown or withheld. */
export function amountOf(quantity: Quantity | undefined): number | undefined {
  switch (quantity?.kind) {
    case 'exact':
    case 'about':
    case 'more-than':
    case 'less-than':
      return quantity.value;
    case 'range':
      return (quantity.from + quantity.to) / 2;
    case 'from':
      return quantity.from;
    default:
      return undefined;
  }
}
