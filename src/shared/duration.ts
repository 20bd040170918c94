import { foldAccents } from './fold-accents';
import { formatNumber } from './number';
import { valueWords } from './words/value-words';

/**
 * How long something takes, as people of the field say it: « 6–8 mois », « ≈ 6 mois », « dès 2 ans », or
 * « selon les actions », which is open and keeps its words.
 */
export type Duration =
  | {
      readonly kind: 'known';
      readonly from: number;
      readonly to: number;
      readonly unit: DurationUnit;
      readonly about?: boolean | undefined;
    }
  | {
      readonly kind: 'open';
      readonly from?: number | undefined;
      readonly unit?: DurationUnit | undefined;
      readonly words?: string | undefined;
    };

/** Units a duration is said in, from the shortest to the longest. */
export const DURATION_UNITS = ['minute', 'hour', 'day', 'week', 'month', 'year'] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

/** A total in months; `open` when one part has no known end, the figures then being what is known so far. */
export interface TotalMonths {
  readonly from: number;
  readonly to: number;
  readonly open: boolean;
}

/** How each unit is read, accents folded. */
const UNIT_READS: Readonly<Record<DurationUnit, RegExp>> = {
  minute: /^min(ute)?s?$/u,
  hour: /^h(eure|our)?s?$/u,
  day: /^(jour|day)s?$/u,
  week: /^(semaine|week)s?$/u,
  month: /^(mois|months?)$/u,
  year: /^(ans?|annees?|years?)$/u,
};

/** Days in each unit, the months of an average year: for sums and drawings, never for a date. */
const DAYS: Readonly<Record<DurationUnit, number>> = { minute: 1 / 1440, hour: 1 / 24, day: 1, week: 7, month: 365.25 / 12, year: 365.25 };

const KNOWN = /^(≈|~|env\.?|environ)?\s*(\d+(?:[.,]\d+)?)(?:\s*(?:–|—|-|à|a)\s*(\d+(?:[.,]\d+)?))?\s*(\p{L}+)$/u;
const FROM = /^(?:dès|des|au moins|from|at least)\s+(\d+(?:[.,]\d+)?)\s*(\p{L}+)$/u;
const OPEN = /^(selon|en fonction|sans fin|ouverte?|open|jusqu|no end|depend)/u;

/** Reads « ≈ 6–8 mois », « 2 semaines », « dès 2 ans », « selon les actions ». Undefined when it is none of these. */
export function parseDuration(text: string): Duration | undefined {
  const input = text.trim().replace(/\s+/gu, ' ');
  const lower = input.toLowerCase();
  if (OPEN.test(lower)) return { kind: 'open', words: input };
  const from = FROM.exec(lower);
  if (from) {
    const unit = unitOf(from[2]);
    return unit && { kind: 'open', from: toNumber(from[1]), unit };
  }
  const known = KNOWN.exec(lower);
  const unit = unitOf(known?.[4]);
  if (!known || !unit) return undefined;
  const low = toNumber(known[2]);
  const high = known[3] === undefined ? low : toNumber(known[3]);
  if (high < low) return undefined;
  return { kind: 'known', from: low, to: high, unit, ...(known[1] ? { about: true } : {}) };
}

/** A duration in words, with no-break spaces; `parseDuration` reads it again, whatever the language. */
export function formatDuration(duration: Duration, locale: string): string {
  const words = valueWords(locale);
  if (duration.kind === 'open') {
    if (duration.from !== undefined && duration.unit) return words('from', { value: count(duration.from, duration.unit, locale) });
    return duration.words || words('openEnd');
  }
  const about = duration.about ? '≈\u00a0' : '';
  if (duration.from === duration.to) return about + count(duration.from, duration.unit, locale);
  return `${about}${formatNumber(duration.from, locale)}–${count(duration.to, duration.unit, locale)}`;
}

/** The length of a duration in days; `to` is missing when it is open. */
export function durationInDays(duration: Duration): { readonly from: number; readonly to?: number } {
  if (duration.kind === 'known') return { from: duration.from * DAYS[duration.unit], to: duration.to * DAYS[duration.unit] };
  return { from: (duration.from ?? 0) * (duration.unit ? DAYS[duration.unit] : 0) };
}

/**
 * The sum of durations, in months: lows with lows, highs with highs. Missing durations count as open,
 * because nobody said how long they take.
 */
export function sumDurations(durations: readonly (Duration | undefined)[]): TotalMonths {
  let [from, to, open] = [0, 0, false];
  for (const duration of durations) {
    if (!duration || duration.kind === 'open') open = true;
    if (!duration) continue;
    const days = durationInDays(duration);
    from += days.from / DAYS.month;
    to += (days.to ?? days.from) / DAYS.month;
  }
  return { from: rounded(from), to: rounded(to), open };
}

/** « 18–24 mois », « 6 mois au moins » when a part is open. */
export function formatTotalMonths(total: TotalMonths, locale: string): string {
  const months = count(total.to, 'month', locale);
  const range = total.from === total.to ? months : `${formatNumber(total.from, locale)}–${months}`;
  return total.open ? valueWords(locale)('atLeast', { value: range }) : range;
}

function unitOf(word: string | undefined): DurationUnit | undefined {
  const plain = foldAccents(word ?? '');
  return DURATION_UNITS.find((unit) => UNIT_READS[unit].test(plain));
}

function count(value: number, unit: DurationUnit, locale: string): string {
  const written = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
  return written.replace(/\s/gu, '\u00a0');
}

function toNumber(text: string | undefined): number {
  return Number((text ?? '').replace(',', '.'));
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
