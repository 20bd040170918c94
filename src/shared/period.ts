import { valueWords } from './words/value-words';
import { firstDay, formatPartialDate, lastDay, type PartialDate, parsePartialDate, precisionOf, yearIn } from './partial-date';

/**
 * When something takes place, as far as anybody knows: a start, an end, either may be missing. An end that
 * is known to be open (« sans fin prévue ») is not the same as an end nobody has set yet.
 */
export interface Period {
  readonly from?: PartialDate | undefined;
  readonly to?: PartialDate | undefined;
  readonly openEnd?: boolean | undefined;
}

/** True when the period says nothing at all. */
export function isEmptyPeriod(period: Period | undefined): boolean {
  return !period || (period.from === undefined && period.to === undefined && !period.openEnd);
}

/**
 * Reads « mars 2026 », « de mars à juin 2026 », « du 3 au 7 mai 2026 », « printemps 2026 – été 2027 »,
 * « dès mars 2026 » (open), « jusqu'à juin 2026 », « sans fin prévue », and the same in English. Undefined when it is none
 * of these, or when it ends before it begins.
 */
export function parsePeriod(text: string): Period | undefined {
  const input = text.trim().replaceAll('’', "'").replace(/\s+/gu, ' ');
  if (input === '') return undefined;
  if (/^(?:sans fin|no end)/iu.test(input)) return { openEnd: true };
  const open = /^(?:dès|des|depuis|à partir de|a partir de|à partir d'|from)\s*(?:le |l')?(.+)$/iu.exec(input);
  const opened = open?.[1] ? fromOpen(open[1]) : undefined;
  if (opened) return opened;
  const until = /^(?:jusqu'à|jusqu'a|jusqu'au|jusqu'en|avant|until)\s+(?:le |l')?(.+)$/iu.exec(input);
  if (until?.[1]) return onlyEnd(until[1]);
  const two = /^(?:de |du |d'|entre |from |between )?(.+?)(?: – | — | - | à | au | et | to | and |–|—)(.+)$/iu.exec(input);
  const range = two?.[1] && two[2] ? between(two[1], two[2]) : undefined;
  return range ?? single(input);
}

/**
 * A period in words, « à préciser » when it is empty. `parsePeriod` reads it again, whatever the language.
 */
export function formatPeriod(period: Period | undefined, locale: string): string {
  const words = valueWords(locale);
  if (!period || isEmptyPeriod(period)) return words('notSaid');
  const [from, to] = [period.from, period.to].map((date) => date && formatPartialDate(date, locale));
  if (from && period.openEnd) return words('from', { value: from });
  if (from && to) return from === to ? from : `${from} – ${to}`;
  if (from) return from;
  return to ? words('until', { value: to }) : words('openEnd');
}

/** The first and last day a period may cover; the last is missing when the end is open or unknown. */
export function daysOf(period: Period): { readonly first?: string; readonly last?: string } {
  const first = period.from === undefined ? undefined : firstDay(period.from);
  const last = period.openEnd ? undefined : endOf(period);
  return { ...(first === undefined ? {} : { first }), ...(last === undefined ? {} : { last }) };
}

/** Days from `planned` to `actual` at their ends: positive when it ended late, undefined when unknown. */
export function delayInDays(planned: Period, actual: Period): number | undefined {
  const [expected, done] = [daysOf(planned).last, daysOf(actual).last];
  if (expected === undefined || done === undefined) return undefined;
  return Math.round((Date.parse(done) - Date.parse(expected)) / 86_400_000);
}

/** A start alone, as « mars 2026 », covers what it names: the month, the season, the year, the day. */
function endOf(period: Period): string | undefined {
  if (period.to !== undefined) return lastDay(period.to);
  return period.from === undefined ? undefined : lastDay(period.from);
}

function fromOpen(text: string): Period | undefined {
  const from = parsePartialDate(text);
  return from === undefined ? undefined : { from, openEnd: true };
}

function onlyEnd(text: string): Period | undefined {
  const to = parsePartialDate(text);
  return to === undefined ? undefined : { to };
}

function single(text: string): Period | undefined {
  const from = parsePartialDate(text);
  return from === undefined ? undefined : { from };
}

function between(first: string, second: string): Period | undefined {
  const year = yearIn(second);
  const to = parsePartialDate(second, yearIn(first));
  if (to === undefined) return undefined;
  const from = parsePartialDate(first, year) ?? dayBefore(first, to);
  if (from === undefined || firstDay(from) > lastDay(to)) return undefined;
  return { from, to };
}

/** « du 3 au 7 mai 2026 »: the first day borrows month and year from the last. */
function dayBefore(text: string, to: PartialDate): PartialDate | undefined {
  const day = /^(?:le )?(\d{1,2})(?:er)?$/iu.exec(text.trim());
  if (!day?.[1] || precisionOf(to) !== 'day') return undefined;
  return parsePartialDate(`${to.slice(0, 8)}${day[1].padStart(2, '0')}`);
}
