import type { Stored } from '#document/records/record-collection';
import { type Period, daysOf } from '#shared/period';
import type { Quantity } from '#shared/quantity';
import { isKnown } from '#document/records/known-word';
import { PROGRESS_STATES, type ProgressState } from '#features/methods/model/process-section';
import { amountOf } from './experiment-operations';
import type { Action, FindingLink, Indicator, Loop, Observation } from './experiment-section';

/** How far a set of actions is. `late` counts those whose planned end has passed and that are not done. */
interface Progress {
  readonly total: number;
  readonly toCome: number;
  readonly underWay: number;
  readonly done: number;
  readonly late: number;
}

interface Followed {
  readonly state: ProgressState;
  readonly planned?: Period | undefined;
}

/** Counts by state; `today` is a day, `YYYY-MM-DD`. */
export function progressOf(items: readonly Followed[], today: string): Progress {
  const count = (state: ProgressState) => items.filter((item) => item.state === state).length;
  return {
    total: items.length,
    toCome: count('to-come'),
    underWay: count('under-way'),
    done: count('done'),
    late: items.filter((item) => isLate(item, today)).length,
  };
}

/** True when the planned end has passed and it is not done. What has no end is never late. */
export function isLate(item: Followed, today: string): boolean {
  if (item.state === 'done' || !isKnown(PROGRESS_STATES, item.state) || !item.planned) return false;
  const { last } = daysOf(item.planned);
  return last !== undefined && last < today;
}

/**
 * How far an observed figure has come from its baseline to its target: 0 at the baseline, 1 at the target,
 * beyond either when it is. A range is reached where it is entered. Undefined as long as one of the three is missing,
 * or baseline and target agree.
 */
export function distanceCovered(
  baseline: Quantity | undefined,
  target: Quantity | undefined,
  observed: Quantity | undefined,
): number | undefined {
  const [from, at] = [amountOf(baseline), amountOf(observed)];
  if (from === undefined || at === undefined) return undefined;
  const to = nearestEdge(target, from);
  if (to === undefined || from === to) return undefined;
  const [least, most] = target?.kind === 'range' ? [target.from, target.to] : [to, to];
  return at >= least && at <= most ? 1 : (at - from) / (to - from);
}

function nearestEdge(target: Quantity | undefined, from: number): number | undefined {
  if (target?.kind !== 'range') return amountOf(target);
  return Math.abs(target.from - from) < Math.abs(target.to - from) ? target.from : target.to;
}

/** What an experiment still lacks. Each is a question to the group, never a fault. */
type CheckCode =
  | 'no-question'
  | 'no-hypothesis'
  | 'no-finding'
  | 'no-action'
  | 'action-without-who'
  | 'action-without-when'
  | 'action-late'
  | 'no-indicator'
  | 'one-sided'
  | 'no-baseline'
  | 'nothing-observed'
  | 'nothing-learned'
  | 'no-new-question';

interface Check {
  readonly code: CheckCode;
  /** How many things it is about. */
  readonly count: number;
  /** The record to go to, when there is one. */
  readonly recordId?: string;
}

/** One loop and the records that belong to it: `checkLoop` looks at nothing else. */
export interface LoopContent {
  readonly loop: Stored<Loop>;
  readonly actions: readonly Stored<Action>[];
  readonly indicators: readonly Stored<Indicator>[];
  readonly observations: readonly Stored<Observation>[];
  readonly findings: readonly Stored<FindingLink>[];
}

/** What the group could still ask itself about one loop, in the order of the path. */
export function checkLoop(content: LoopContent, today: string): readonly Check[] {
  return [...checkAim(content), ...checkActions(content.actions, today), ...checkIndicators(content), ...checkLearning(content)];
}

function checkAim({ loop, findings }: LoopContent): Check[] {
  return present([
    when('no-question', loop.question.trim() === ''),
    when('no-finding', findings.length === 0),
    when('no-hypothesis', loop.hypothesis.trim() === ''),
  ]);
}

function checkActions(actions: readonly Stored<Action>[], today: string): Check[] {
  const nobody = actions.filter((action) => action.role.trim() === '' && action.actorIds.length === 0);
  const undated = actions.filter(
    (action) => action.state !== 'done' && action.planned?.from === undefined && action.planned?.to === undefined,
  );
  const late = actions.filter((action) => isLate(action, today));
  return present([
    when('no-action', actions.length === 0),
    each('action-without-who', nobody),
    each('action-without-when', undated),
    each('action-late', late),
  ]);
}

function checkIndicators({ indicators, observations, actions }: LoopContent): Check[] {
  const sides = new Set(indicators.flatMap((one) => (one.forWhom === 'both' ? ['people', 'operators'] : [one.forWhom])));
  const observed = new Set(observations.map((observation) => observation.indicatorId));
  const begun = actions.some((action) => action.state !== 'to-come');
  return present([
    when('no-indicator', indicators.length === 0),
    when('one-sided', sides.size === 1),
    each(
      'no-baseline',
      indicators.filter((indicator) => indicator.baseline === undefined),
    ),
    each('nothing-observed', begun ? indicators.filter((indicator) => !observed.has(indicator.id)) : []),
  ]);
}

function checkLearning({ loop, actions }: LoopContent): Check[] {
  const finished = actions.length > 0 && actions.every((action) => action.state === 'done');
  const learned = loop.learned.trim() !== '';
  return present([when('nothing-learned', finished && !learned), when('no-new-question', learned && loop.nextQuestion.trim() === '')]);
}

function when(code: CheckCode, holds: boolean): Check | undefined {
  return holds ? { code, count: 1 } : undefined;
}

function each(code: CheckCode, records: readonly { readonly id: string }[]): Check | undefined {
  const first = records[0];
  return first && { code, count: records.length, recordId: first.id };
}

function present(checks: readonly (Check | undefined)[]): Check[] {
  return checks.filter((check) => check !== undefined);
}
