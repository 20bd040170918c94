import { actorsOf } from '#features/actor-map/model/actor-map-section';
import { commitmentsSummary } from '#features/experiment/model/commitments';
import { indicatorsOf, latestObservation, loopsOf } from '#features/experiment/model/experiment-operations';
import {
  type Action,
  type Commitment,
  type ExperimentRecords,
  experimentRecords,
  type Indicator,
  type Loop,
} from '#features/experiment/model/experiment-section';
import { monthsBeforeOpenPhase, planLines } from '#features/experiment/model/plan';
import { planSvg } from '#features/experiment/model/plan-svg';
import { inOrder, processRecords } from '#features/methods/model/process-section';
import type { Stored } from '#document/record-collection';
import { formatTotalMonths } from '#shared/duration';
import { formatPartialDate } from '#shared/partial-date';
import { formatPeriod, isEmptyPeriod } from '#shared/period';
import { formatQuantity, type Quantity } from '#shared/quantity';
import type {
  RestitutionCommitments,
  RestitutionExperiment,
  RestitutionIndicator,
  RestitutionLoop,
  RestitutionPlan,
} from '../model/restitution';
import { fill, type RestitutionWords } from '../model/words';
import type { Gathering } from './gather-restitution';

/** Phases and actions in time, drawn and as lines; undefined when there are none. */
export function gatherPlan({ core, words, today }: Gathering): RestitutionPlan | undefined {
  const records = experimentRecords(core);
  const phases = inOrder(processRecords(core).phases.list());
  const lines = planLines({
    phases,
    experiments: records.experiments.list(),
    actions: records.actions.list(),
    phasesTitle: words.phases,
    today,
  });
  if (lines.length === 0) return undefined;
  const total = monthsBeforeOpenPhase(phases);
  const open = phases[total.phases];
  const duration = formatTotalMonths(total);
  const svg = planSvg(lines, today, { title: words.plan, description: fill(words.planAlt, { count: lines.length }), legend: words.legend });
  return {
    svg,
    lines,
    total: total.to === 0 ? '' : open ? fill(words.before, { duration, title: open.title }) : fill(words.total, { duration }),
  };
}

/** Every trial with its loops. */
export function gatherExperiments({ core, words }: Gathering): RestitutionExperiment[] {
  const records = experimentRecords(core);
  const nameOf = actorNames(core);
  return records.experiments.list().map((experiment) => ({
    title: experiment.title,
    state: words.states[experiment.state],
    findings: records.findings
      .list()
      .filter((link) => link.experimentId === experiment.id)
      .map((link) => link.label),
    loops: loopsOf(records, experiment.id).map((loop) => gatherLoop(records, loop, nameOf, words)),
    outcome: [experiment.outcome ? words.outcomes[experiment.outcome] : '', experiment.outcomeNote]
      .filter((part) => part !== '')
      .join(' — '),
  }));
}

/** The register of promises; undefined when it is empty. */
export function gatherCommitments({ core, words }: Gathering): RestitutionCommitments | undefined {
  const commitments = experimentRecords(core).commitments.list();
  if (commitments.length === 0) return undefined;
  const nameOf = actorNames(core);
  const rows = commitments.map((one) => ({
    what: one.what,
    who: whoOf(one, nameOf) || words.none,
    due: one.due ? formatPartialDate(one.due) : words.none,
    state: [words.commitmentStates[one.state], one.why].filter((part) => part !== '').join(' : '),
    answer: answerOf(one, words),
  }));
  return { summary: commitmentsSummary(commitments), rows };
}

type NameOf = (id: string) => string | undefined;

function actorNames(core: Gathering['core']): NameOf {
  const actors = actorsOf(core);
  return (id) => actors.get(id)?.name;
}

function gatherLoop(records: ExperimentRecords, loop: Stored<Loop>, nameOf: NameOf, words: RestitutionWords): RestitutionLoop {
  const actions = records.actions.list().filter((action) => action.loopId === loop.id);
  return {
    question: loop.question,
    hypothesis: loop.hypothesis,
    actions: actions.map((action) => actionLine(action, nameOf, words)),
    indicators: indicatorsOf(records, loop.id).map((indicator) => gatherIndicator(records, indicator, words)),
    learned: loop.learned,
    nextQuestion: loop.nextQuestion,
  };
}

function actionLine(action: Action, nameOf: NameOf, words: RestitutionWords): string {
  const facts = [
    whoOf(action, nameOf),
    isEmptyPeriod(action.planned) ? '' : fill(words.planned, { period: formatPeriod(action.planned) }),
    isEmptyPeriod(action.actual) ? '' : fill(words.actual, { period: formatPeriod(action.actual) }),
    action.condition,
    words.states[action.state],
  ];
  return `${action.title} (${facts.filter((fact) => fact !== '').join(' ; ')})`;
}

function gatherIndicator(records: ExperimentRecords, indicator: Stored<Indicator>, words: RestitutionWords): RestitutionIndicator {
  const figure = (quantity: Quantity | undefined) => (quantity ? formatQuantity(quantity) : words.none);
  const latest = latestObservation(records, indicator.id);
  const about = latest
    ? [formatPartialDate(latest.date), latest.source, latest.sampleSize === undefined ? '' : `N = ${latest.sampleSize}`]
    : [];
  return {
    label: indicator.label,
    forWhom: words.forWhom[indicator.forWhom],
    baseline: figure(indicator.baseline),
    target: figure(indicator.target),
    observed: latest ? `${formatQuantity(latest.quantity)} (${about.filter((part) => part !== '').join(', ')})` : words.none,
  };
}

function whoOf({ role, actorIds }: Pick<Action, 'role' | 'actorIds'>, nameOf: NameOf): string {
  return [role, ...actorIds.flatMap((id) => nameOf(id) ?? [])].filter((name) => name !== '').join(', ');
}

function answerOf(commitment: Commitment, words: RestitutionWords): string {
  if (commitment.answer === 'expected') return fill(words.answerExpected, { from: commitment.answerFrom || words.none });
  if (commitment.answer === 'none') return words.none;
  const received = fill(words.answerReceived, { date: commitment.answeredOn ? formatPartialDate(commitment.answeredOn) : words.none });
  return [received, commitment.answerText].filter((part) => part !== '').join(' : ');
}
