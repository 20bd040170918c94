import { z } from 'zod';
import { LOCAL, type Origin } from '#document/origin';
import { knownIfAny, knownOr, type NewerWord } from '#document/records/known-word';
import { adoptingLists } from '#document/records/former-lists';
import { listedCollection } from '#document/records/listed-collection';
import { type RecordCollection, recordCollection } from '#document/records/record-collection';
import { listOfReferences } from '#document/records/record-list';
import { type Findable, type Section, written } from '#document/section';
import { partialDateSchema, periodSchema, quantitySchema } from '#document/records/value-schemas';
import { type CoreDocument, progressSchema } from '#features/methods/model/process-section';

/**
 * Experiments of a démarche, in its core document. The research-action loop is question → hypothesis →
 * actions → observations → analysis → new question; an experiment goes round it as often as it takes.
 * Each part is a record of its own, so that two tables can work on one experiment without stepping on
 * each other.
 */

const reference = z.string().max(64);
/** A list that stands under a root of its own: see `LISTS`. */
const references = z.array(reference).readonly().catch([]);
const line = z.string().max(300);
const text = z.string().max(8000);
const createdAt = z.number().catch(0);
const order = z.number().catch(0);

/** Who does it: a role in plain words, and actors of the map. Never a person's name. */
const whoFields = { role: line.catch(''), actorIds: references };

/** How an experiment goes on. */
export const OUTCOMES = ['continue', 'extend', 'change', 'stop'] as const;

/** An experiment: what it is for, whom, who carries it, and how it ended. What happens in it is in its loops. */
export const experimentSchema = z.object({
  title: line,
  objective: text.catch(''),
  /** Whom it is meant for, in plain words. */
  audience: text.catch(''),
  /** Rules of this experiment: conditions to enter, who pays what, what is put on hold. */
  rules: text.catch(''),
  carrierIds: references,
  circleIds: references,
  state: progressSchema,
  outcome: knownIfAny(OUTCOMES),
  outcomeNote: text.catch(''),
  createdAt,
});

/** One turn of an experiment, from a question to the next question; `order` counts the turns. */
export const loopSchema = z.object({
  experimentId: reference,
  question: text.catch(''),
  hypothesis: text.catch(''),
  /** « Ce que nous avons appris ». */
  learned: text.catch(''),
  nextQuestion: text.catch(''),
  order,
  createdAt,
});

/** Something that is done in a loop. Planned and actual dates are two things, and either may be missing. */
export const actionSchema = z.object({
  experimentId: reference,
  loopId: reference,
  title: line,
  ...whoFields,
  planned: periodSchema.optional().catch(undefined),
  actual: periodSchema.optional().catch(undefined),
  state: progressSchema,
  /** What must be true first, in words: « si le financement est accordé ». */
  condition: line.catch(''),
  note: text.catch(''),
  createdAt,
});

/** Effects have two sides: on the people concerned, on the professionals and volunteers, or on both. */
export const FOR_WHOM = ['people', 'operators', 'both'] as const;

/** What a loop looks at to see whether something changes, for whom, from where and to where. */
export const indicatorSchema = z.object({
  experimentId: reference,
  loopId: reference,
  label: line,
  forWhom: knownOr(FOR_WHOM, 'both'),
  baseline: quantitySchema.optional().catch(undefined),
  target: quantitySchema.optional().catch(undefined),
  createdAt,
});

/** What an indicator was on one date. A record without a readable date and quantity is none. */
export const observationSchema = z.object({
  indicatorId: reference,
  date: partialDateSchema,
  quantity: quantitySchema,
  source: line.catch(''),
  /** How many answers or cases the figure rests on. */
  sampleSize: z.number().int().min(0).optional().catch(undefined),
  note: text.catch(''),
  createdAt,
});

/** What a journal entry may record, in the order they are offered. */
export const JOURNAL_KINDS = ['observation', 'expected', 'unexpected', 'contradiction', 'decision', 'adaptation'] as const;
/** What a journal entry records; a contradiction is between two rules, held by the actors it names; or what a newer version wrote. */
export type JournalKind = (typeof JOURNAL_KINDS)[number] | NewerWord;

/** An entry of an experiment's journal: what was seen or decided on one date, and from which college's view. */
export const journalSchema = z.object({
  experimentId: reference,
  loopId: reference.catch(''),
  date: partialDateSchema,
  kind: knownOr(JOURNAL_KINDS, 'observation'),
  text,
  college: reference.catch(''),
  actorIds: references,
  createdAt,
});

/** Ties an experiment to a passage of the diagnostic, both ways; the label survives a passage that is gone. */
export const findingLinkSchema = z.object({
  experimentId: reference,
  textId: z.string().max(120),
  blockId: z.string().max(120).catch(''),
  label: line,
  createdAt,
});

/** Whether a promise was kept. */
export const COMMITMENT_STATES = ['promised', 'kept', 'not-kept'] as const;

/** Whether a promise awaits an answer, and whether it came. */
export const ANSWER_STATES = ['none', 'expected', 'received'] as const;

/**
 * A commitment: who promises what, by when, whether it was kept, and the answer that is awaited. It may belong to no
 * experiment.
 */
export const commitmentSchema = z.object({
  what: text,
  ...whoFields,
  experimentId: reference.optional().catch(undefined),
  due: partialDateSchema.optional().catch(undefined),
  decidedOn: partialDateSchema.optional().catch(undefined),
  state: knownOr(COMMITMENT_STATES, 'promised'),
  why: text.catch(''),
  /** Whether an answer is awaited, from whom, and what came back. */
  answer: knownOr(ANSWER_STATES, 'none'),
  answerFrom: line.catch(''),
  answeredOn: partialDateSchema.optional().catch(undefined),
  answerText: text.catch(''),
  createdAt,
});

/** An experiment as read. */
export type Experiment = z.output<typeof experimentSchema>;
/** A loop as read; it names its experiment. */
export type Loop = z.output<typeof loopSchema>;
/** An action as read; it names its loop. */
export type Action = z.output<typeof actionSchema>;
/** An indicator as read; it names its loop. */
export type Indicator = z.output<typeof indicatorSchema>;
/** An observation as read; it names its indicator. */
export type Observation = z.output<typeof observationSchema>;
/** A journal entry as read. */
export type JournalEntry = z.output<typeof journalSchema>;
/** A tie to the diagnostic as read; the passage may be gone. */
export type FindingLink = z.output<typeof findingLinkSchema>;
/** A commitment as read. */
export type Commitment = z.output<typeof commitmentSchema>;

/**
 * The collections of the core document that experiments are made of. Records name one another by id; one that is named
 * may be gone.
 */
export interface ExperimentRecords {
  readonly experiments: RecordCollection<Experiment>;
  readonly loops: RecordCollection<Loop>;
  readonly actions: RecordCollection<Action>;
  readonly indicators: RecordCollection<Indicator>;
  readonly observations: RecordCollection<Observation>;
  readonly journal: RecordCollection<JournalEntry>;
  readonly findings: RecordCollection<FindingLink>;
  readonly commitments: RecordCollection<Commitment>;
  /** Runs several writes as one operation: one undo, one update. */
  together(write: () => void, origin?: Origin): void;
}

/** The lists of the records, by the root of the records: what two tables add to one at once both stands. */
const LISTS = {
  experiments: {
    carrierIds: listOfReferences('experiment-carriers', 'experimentId', 'actorId'),
    circleIds: listOfReferences('experiment-circles', 'experimentId', 'circleId'),
  },
  'experiment-actions': { actorIds: listOfReferences('experiment-action-actors', 'actionId', 'actorId') },
  'experiment-journal': { actorIds: listOfReferences('experiment-journal-actors', 'entryId', 'actorId') },
  commitments: { actorIds: listOfReferences('commitment-actors', 'commitmentId', 'actorId') },
} as const;

/** The experiments of a démarche and all that belongs to them. */
export function experimentRecords(core: CoreDocument): ExperimentRecords {
  return {
    experiments: listedCollection(core, 'experiments', experimentSchema, LISTS.experiments),
    loops: recordCollection(core, 'experiment-loops', loopSchema),
    actions: listedCollection(core, 'experiment-actions', actionSchema, LISTS['experiment-actions']),
    indicators: recordCollection(core, 'experiment-indicators', indicatorSchema),
    observations: recordCollection(core, 'experiment-observations', observationSchema),
    journal: listedCollection(core, 'experiment-journal', journalSchema, LISTS['experiment-journal']),
    findings: recordCollection(core, 'experiment-findings', findingLinkSchema),
    commitments: listedCollection(core, 'commitments', commitmentSchema, LISTS.commitments),
    together: (write, origin = LOCAL) => core.transact(write, origin),
  };
}

const adoptLists = adoptingLists(LISTS);

function* findableOf(doc: CoreDocument): Generator<Findable, void, void> {
  const records = experimentRecords(doc);
  for (const { id, title, objective, audience, rules, outcomeNote } of records.experiments.list()) {
    yield { kind: 'experiment', record: id, title, words: written(objective, audience, rules, outcomeNote) };
  }
  for (const { id, experimentId, question, hypothesis, learned, nextQuestion } of records.loops.list()) {
    yield { kind: 'loop', record: id, within: experimentId, title: question, words: written(hypothesis, learned, nextQuestion) };
  }
  for (const { id, experimentId, title, role, condition, note } of records.actions.list()) {
    yield { kind: 'action', record: id, within: experimentId, title, words: written(role, condition, note) };
  }
  yield* findableFindings(records);
  for (const { id, what, role, why, answerFrom, answerText } of records.commitments.list()) {
    yield { kind: 'commitment', record: id, title: what, words: written(role, why, answerFrom, answerText) };
  }
}

/** What was looked at, and what was seen. */
function* findableFindings({ indicators, observations, journal }: ExperimentRecords): Generator<Findable, void, void> {
  for (const { id, experimentId, label } of indicators.list()) {
    yield { kind: 'indicator', record: id, within: experimentId, title: label, words: '' };
  }
  for (const { indicatorId, source, note } of observations.list()) {
    const within = indicators.get(indicatorId)?.experimentId;
    if (within && (source || note)) yield { kind: 'indicator', record: indicatorId, within, title: '', words: written(source, note) };
  }
  for (const { id, experimentId, text } of journal.list()) {
    yield { kind: 'journal', record: id, within: experimentId, title: '', words: text };
  }
}

/** The experiments' place in the core document. */
export const experimentSection: Section = {
  name: 'experiment',
  kind: 'core',
  version: 2,
  migrations: [() => {}, adoptLists],
  adopt: adoptLists,
  project: (doc) => {
    const records = experimentRecords(doc);
    return { experiments: records.experiments.list(), commitments: records.commitments.list() };
  },
  counted: 'experiments',
  findable: findableOf,
};
