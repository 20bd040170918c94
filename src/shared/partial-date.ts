import { foldAccents } from './fold-accents';
import { LANGUAGES, languageOfLocale, localeOf } from './words/language';
import { valueWords } from './words/value-words';

/**
 * A date as precise as people know it, no more. Written in EDTF (ISO 8601-2:2019, level 1; Library of
 * Congress, Extended Date/Time Format): `2026`, `2026-03`, `2026-03-05`, and seasons as months 21 to 24
 * (`2026-21` is spring 2026). Winter is the one that begins its year: « hiver 2026 » is January to March.
 */
export type PartialDate = string;

type DatePrecision = 'year' | 'season' | 'month' | 'day';

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u;

/** Months of the year as they are read in a date, accents folded, in every language that is written. */
const MONTHS: readonly (readonly string[])[] = [
  ['janvier', 'january'],
  ['fevrier', 'february'],
  ['mars', 'march'],
  ['avril', 'april'],
  ['mai', 'may'],
  ['juin', 'june'],
  ['juillet', 'july'],
  ['aout', 'august'],
  ['septembre', 'september'],
  ['octobre', 'october'],
  ['novembre', 'november'],
  ['decembre', 'december'],
];

/** EDTF season number (21 to 24) → its key in the words of values, and the months it covers, first and last. */
const SEASONS: Readonly<Record<number, Season>> = {
  21: { key: 'spring', first: 4, last: 6 },
  22: { key: 'summer', first: 7, last: 9 },
  23: { key: 'autumn', first: 10, last: 12 },
  24: { key: 'winter', first: 1, last: 3 },
};

interface Season {
  readonly key: 'spring' | 'summer' | 'autumn' | 'winter';
  readonly first: number;
  readonly last: number;
}

interface Parts {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

/** True for a date that exists, as precise or as vague as it is. */
export function isPartialDate(text: string): boolean {
  const parts = partsOf(text);
  if (!parts) return false;
  const { year, month, day } = parts;
  if (month === undefined) return true;
  if (month >= 21 && month <= 24) return day === undefined;
  if (month < 1 || month > 12) return false;
  return day === undefined || (day >= 1 && day <= lastDayOf(year, month));
}

/** How precisely a date is known. */
export function precisionOf(date: PartialDate): DatePrecision {
  const parts = partsOf(date);
  if (parts?.month === undefined) return 'year';
  if (parts.month > 12) return 'season';
  return parts.day === undefined ? 'month' : 'day';
}

/** The first day a partial date may mean, `YYYY-MM-DD`. */
export function firstDay(date: PartialDate): string {
  const parts = partsOf(date) ?? { year: 1970 };
  const month = parts.month === undefined ? 1 : (SEASONS[parts.month]?.first ?? parts.month);
  return isoDay(parts.year, month, parts.day ?? 1);
}

/** The last day a partial date may mean, `YYYY-MM-DD`. */
export function lastDay(date: PartialDate): string {
  const parts = partsOf(date) ?? { year: 1970 };
  const month = parts.month === undefined ? 12 : (SEASONS[parts.month]?.last ?? parts.month);
  return isoDay(parts.year, month, parts.day ?? lastDayOf(parts.year, month));
}

/** The day (`YYYY-MM-DD`) of an instant, in the local calendar of whoever reads it. */
export function dayOf(milliseconds: number): string {
  const date = new Date(milliseconds);
  return isoDay(date.getFullYear(), date.getMonth() + 1, date.getDate());
}

/**
 * « 5 mars 2026 », « mars 2026 », « printemps 2026 », « 2026 »; the first of a French month is « 1er ».
 * `parsePartialDate` reads it again, whatever the language; text that is not a date comes back as it is.
 */
export function formatPartialDate(date: PartialDate, locale: string): string {
  const parts = partsOf(date);
  if (!parts || !isPartialDate(date)) return date;
  const { year, month, day } = parts;
  if (month === undefined) return String(year);
  const season = seasonName(month, locale);
  if (season !== undefined) return `${season} ${year}`;
  const written = dateFormat(locale, day !== undefined).format(Date.parse(firstDay(date)));
  return day === 1 && languageOfLocale(locale) === 'fr' ? written.replace(/^1\b/u, '1er') : written;
}

/** The name of a month (1 to 12), short where the locale has a short form: « janv. », « Jan ». */
export function shortMonth(month: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }).format(Date.UTC(2026, month - 1, 1));
}

/** A date of the calendar is no instant: it is read and written in one time zone. */
function dateFormat(locale: string, withDay: boolean): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC', ...(withDay ? { day: 'numeric' } : {}) });
}

function seasonName(month: number, locale: string): string | undefined {
  const season = SEASONS[month];
  return season && valueWords(locale)(`seasons.${season.key}`);
}

/**
 * Reads « mars 2026 », « printemps 2026 », « 5 mars 2026 », « 5.3.2026 », « 03/2026 », « 2026 », EDTF, and English words.
 * `year` fills in for a date that has none (« de mars à juin 2026 »). Undefined when it is not a date.
 */
export function parsePartialDate(text: string, year?: number): PartialDate | undefined {
  const input = foldAccents(text);
  const candidate = fromNumbers(input) ?? fromWords(input, year);
  return candidate !== undefined && isPartialDate(candidate) ? candidate : undefined;
}

/** The year a text ends with, when it does. */
export function yearIn(text: string): number | undefined {
  const found = /(?:^|[^\d])(\d{4})\s*$/u.exec(text.trim());
  return found ? Number(found[1]) : undefined;
}

function fromNumbers(input: string): string | undefined {
  if (SHAPE.test(input)) return input;
  const day = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/u.exec(input);
  if (day) return `${day[3]}-${two(day[2])}-${two(day[1])}`;
  const month = /^(\d{1,2})[./](\d{4})$/u.exec(input);
  return month ? `${month[2]}-${two(month[1])}` : undefined;
}

function fromWords(input: string, year: number | undefined): string | undefined {
  const found = /^(?:le |en |au |a l')?(?:(\d{1,2})(?:er|st|nd|rd|th)?\s+)?([a-z]+)\.?(?:\s+(\d{4}))?$/u.exec(input);
  if (!found) return undefined;
  const month = monthNumber(found[2] ?? '');
  const inYear = found[3] ?? year;
  if (month === undefined || inYear === undefined) return undefined;
  return found[1] === undefined ? `${inYear}-${two(month)}` : `${inYear}-${two(month)}-${two(found[1])}`;
}

function monthNumber(word: string): number | undefined {
  const season = Object.keys(SEASONS).find((number) => seasonNames(Number(number)).includes(word));
  if (season) return Number(season);
  // « janv. », « sept. », « févr. »: three letters tell eleven months apart, and four tell juin from juillet.
  const isShort = word.length >= 3 && word !== 'jui';
  const index = MONTHS.findIndex((names) => names.some((name) => name === word || (isShort && name.startsWith(word))));
  return index < 0 ? undefined : index + 1;
}

function seasonNames(number: number): readonly string[] {
  return LANGUAGES.map((language) => foldAccents(seasonName(number, localeOf(language)) ?? ''));
}

function partsOf(text: string): Parts | undefined {
  const found = SHAPE.exec(text);
  if (!found) return undefined;
  return {
    year: Number(found[1]),
    ...(found[2] === undefined ? {} : { month: Number(found[2]) }),
    ...(found[3] === undefined ? {} : { day: Number(found[3]) }),
  };
}

function isoDay(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function two(value: string | number | undefined): string {
  return String(value ?? '').padStart(2, '0');
}

function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
