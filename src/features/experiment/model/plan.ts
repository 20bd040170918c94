import type { Stored } from '#document/records/record-collection';
import { type Duration, durationInDays, formatDuration, sumDurations, type TotalMonths } from '#shared/duration';
import { daysOf, formatPeriod, isEmptyPeriod, type Period } from '#shared/period';
import type { Phase, ProgressState } from '#features/methods/model/process-section';
import { isLate } from './experiment-checks';
import type { Action, Experiment } from './experiment-section';

/**
 * The plan of a démarche as lines: what the list says, the gantt draws and the restitution prints, so that
 * the three can't disagree.
 */
export interface PlanLine {
  readonly id: string;
  readonly kind: 'phase' | 'action';
  /** The section it stands under: the phases, or the experiment's title. */
  readonly group: string;
  readonly label: string;
  readonly state: ProgressState;
  readonly late: boolean;
  /** When it was meant to take place, in words. */
  readonly plannedText: string;
  /** When it took place, in words; empty as long as it has not begun. */
  readonly actualText: string;
  readonly condition: string;
  readonly planned: Span | undefined;
  readonly actual: Span | undefined;
}

/** A stretch of days to draw, `YYYY-MM-DD`. */
export interface Span {
  readonly first: string;
  /** Missing: no end is known. */
  readonly last?: string;
  /** The latest end of a duration that is a range (« 6–8 mois »); never before `last`. */
  readonly latest?: string;
  /** True when nobody gave dates: placed after what comes before it. */
  readonly estimated: boolean;
}

interface PlanSource {
  readonly phases: readonly Stored<Phase>[];
  readonly experiments: readonly Stored<Experiment>[];
  readonly actions: readonly Stored<Action>[];
  /** The title of the group of phases. */
  readonly phasesTitle: string;
  /** Where a phase without date begins when nothing before it has one, and what « late » is measured from. */
  readonly today: string;
  /** How dates and durations are written; French when it is not said. */
  readonly locale: string;
}

/** Every phase in order, then every experiment's actions, by start. */
export function planLines(source: PlanSource): readonly PlanLine[] {
  const actions = source.experiments.flatMap((experiment) =>
    source.actions
      .filter((action) => action.experimentId === experiment.id)
      .map((action) => actionLine(action, experiment.title, source))
      .sort(byStart),
  );
  return [...phaseLines(source), ...actions];
}

/** How long the phases before the first open-ended one take in all: « 18–24 mois » before phase 4. */
export function monthsBeforeOpenPhase(phases: readonly Pick<Phase, 'duration'>[]): TotalMonths & { readonly phases: number } {
  const open = phases.findIndex((phase) => phase.duration?.kind === 'open');
  const before = open < 0 ? phases : phases.slice(0, open);
  return { ...sumDurations(before.map((phase) => phase.duration)), phases: before.length };
}

/** The days the whole plan covers; a plan with nothing dated covers nothing. */
export function planExtent(lines: readonly PlanLine[]): { readonly first: string; readonly last: string } | undefined {
  const spans = lines.flatMap((line) => [line.planned, line.actual]).filter((span) => span !== undefined);
  const days = spans.flatMap((span) => [span.first, span.last, span.latest]).filter((day) => day !== undefined);
  const sorted = days.sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  // What has no end is drawn a little beyond the last known day, or it could not be seen to go on.
  const opens = spans.some((span) => span.last === undefined);
  const margin = opens ? Math.max(30, Math.round(daysBetween(first, last) / 8)) : 0;
  return { first, last: addDays(last, margin) };
}

/** `day` moved by a number of days. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + Math.round(days) * 86_400_000).toISOString().slice(0, 10);
}

/** Days from one day to another. */
export function daysBetween(first: string, last: string): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000);
}

const OPEN_STEP_DAYS = 182;

function phaseLines(source: PlanSource): PlanLine[] {
  let cursor = source.today;
  return source.phases.map((phase) => {
    const planned = phaseSpan(phase, cursor);
    // The next undated phase begins when this one is expected to end; after an open one, half a year later,
    // so that the drawing keeps their order without pretending to know.
    if (planned) cursor = addDays(planned.latest ?? planned.last ?? addDays(planned.first, OPEN_STEP_DAYS), 1);
    return {
      id: phase.id,
      kind: 'phase' as const,
      group: source.phasesTitle,
      label: phase.title,
      state: phase.state,
      late: isLate(phase, source.today),
      plannedText: phaseText(phase.planned, phase.duration, source.locale),
      actualText: isEmptyPeriod(phase.actual) ? '' : formatPeriod(phase.actual, source.locale),
      condition: '',
      planned,
      actual: spanOf(phase.actual, phase.state, source.today),
    };
  });
}

function actionLine(action: Stored<Action>, group: string, { today, locale }: PlanSource): PlanLine {
  return {
    id: action.id,
    kind: 'action',
    group,
    label: action.title,
    state: action.state,
    late: isLate(action, today),
    plannedText: formatPeriod(action.planned, locale),
    actualText: isEmptyPeriod(action.actual) ? '' : formatPeriod(action.actual, locale),
    condition: action.condition,
    planned: spanOf(action.planned, 'to-come', today),
    actual: spanOf(action.actual, action.state, today),
  };
}

function phaseText(planned: Period | undefined, duration: Duration | undefined, locale: string): string {
  const parts = [isEmptyPeriod(planned) ? '' : formatPeriod(planned, locale), duration ? formatDuration(duration, locale) : ''];
  return parts.filter((part) => part !== '').join(' · ') || formatPeriod(planned, locale);
}

/** Dates when the group gave some; else the duration, placed after what comes before. */
function phaseSpan(phase: Phase, cursor: string): Span | undefined {
  const { first, last } = phase.planned ? daysOf(phase.planned) : {};
  // A start alone says when it begins; how long it lasts is the duration's to say.
  if (first !== undefined && (phase.planned?.to !== undefined || !phase.duration))
    return { first, ...(last === undefined ? {} : { last }), estimated: false };
  if (!phase.duration) return undefined;
  return durationSpan(phase.duration, first ?? cursor, first === undefined);
}

function durationSpan(duration: Duration, first: string, estimated: boolean): Span {
  const days = durationInDays(duration);
  if (days.to === undefined) return { first, estimated };
  const last = addDays(first, Math.max(0, days.from - 1));
  const latest = addDays(first, Math.max(0, days.to - 1));
  return { first, last, ...(latest > last ? { latest } : {}), estimated };
}

/** What has begun and has no end yet goes up to today; what was planned without end stays open. */
function spanOf(period: Period | undefined, state: ProgressState, today: string): Span | undefined {
  if (!period || isEmptyPeriod(period)) return undefined;
  const { first, last } = daysOf(period);
  const begins = first ?? last;
  if (begins === undefined) return undefined;
  if (state === 'under-way' && period.to === undefined) return { first: begins, last: today > begins ? today : begins, estimated: false };
  return { first: begins, ...(last === undefined ? {} : { last }), estimated: false };
}

function byStart(a: PlanLine, b: PlanLine): number {
  const [first, second] = [a.planned?.first ?? a.actual?.first ?? '9', b.planned?.first ?? b.actual?.first ?? '9'];
  return first === second ? 0 : first < second ? -1 : 1;
}
