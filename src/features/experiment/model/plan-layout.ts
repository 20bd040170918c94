import { addDays, daysBetween, type PlanLine, planExtent, type Span } from './plan';

/** A bar of the plan, in fractions of the whole width. */
export interface PlanBar {
  readonly start: number;
  readonly end: number;
  /** Where a duration that is a range ends at the latest. */
  readonly latest?: number;
  readonly open: boolean;
}

/** A line of the plan as drawn; a bar is undefined when its dates are not known. */
export interface PlanRow {
  readonly line: PlanLine;
  readonly planned: PlanBar | undefined;
  readonly actual: PlanBar | undefined;
  /** Set on the first row of a group. */
  readonly heading: string | undefined;
}

interface PlanTick {
  readonly at: number;
  /** First day of a month, `YYYY-MM-DD`. */
  readonly day: string;
}

interface PlanLayout {
  readonly rows: readonly PlanRow[];
  readonly ticks: readonly PlanTick[];
  /** Where today stands, when it is within the plan. */
  readonly today: number | undefined;
}

/** Where each bar of the plan goes; the drawing on screen and the one in print both follow it. */
export function layoutPlan(lines: readonly PlanLine[], today: string): PlanLayout {
  const extent = planExtent(lines);
  if (!extent) return { rows: rowsOf(lines, () => undefined), ticks: [], today: undefined };
  const whole = Math.max(1, daysBetween(extent.first, extent.last) + 1);
  const at = (day: string) => Math.min(1, Math.max(0, daysBetween(extent.first, day) / whole));
  const bar = (span: Span | undefined): PlanBar | undefined =>
    span && {
      start: at(span.first),
      // A day has a width: the bar ends where the next day begins.
      end: span.last === undefined ? 1 : at(addDays(span.last, 1)),
      ...(span.latest === undefined ? {} : { latest: at(addDays(span.latest, 1)) }),
      open: span.last === undefined,
    };
  const isInside = today >= extent.first && today <= extent.last;
  return { rows: rowsOf(lines, bar), ticks: ticksOf(extent, at), today: isInside ? at(today) : undefined };
}

function rowsOf(lines: readonly PlanLine[], bar: (span: Span | undefined) => PlanBar | undefined): PlanRow[] {
  return lines.map((line, index) => ({
    line,
    planned: bar(line.planned),
    actual: bar(line.actual),
    heading: lines[index - 1]?.group === line.group ? undefined : line.group,
  }));
}

/** Months, and fewer of them when the plan is long: never more marks than one can read. */
const MOST_TICKS = 9;

function ticksOf(extent: { readonly first: string; readonly last: string }, at: (day: string) => number): PlanTick[] {
  const months: string[] = [];
  let [year, month] = [Number(extent.first.slice(0, 4)), Number(extent.first.slice(5, 7))];
  for (let day = monthStart(year, month); day <= extent.last; day = monthStart(year, month)) {
    if (day >= extent.first) months.push(day);
    month++;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  const step = [1, 3, 6, 12, 24, 60].find((size) => months.length / size <= MOST_TICKS) ?? 120;
  const kept = months.filter((day) => (Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1) % step === 0);
  return kept.map((day) => ({ at: at(day), day }));
}

function monthStart(year: number, month: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
}
