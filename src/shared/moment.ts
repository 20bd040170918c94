import { languageOfLocale } from './words/language';

const DAY_MS = 86_400_000;

/**
 * A moment as one says it on the day `now`, both in milliseconds since 1970: « aujourd’hui, 17 h 40 », « hier, 17 h 40 »,
 * « 12 novembre », « 12 novembre 2025 ». In the time zone of this computer.
 */
export function formatMoment(at: number, now: number, locale: string): string {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / DAY_MS);
  if (days < 2 && days >= 0) {
    const day = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-days, 'day');
    return `${day}, ${formatTime(at, locale)}`;
  }
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) }).format(at);
}

/** The time of day of an instant: « 17 h 40 » in French, with no-break spaces; the language's own way elsewhere. */
export function formatTime(at: number, locale: string): string {
  const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(at);
  return languageOfLocale(locale) === 'fr' ? time.replace(':', '\u00a0h\u00a0') : time;
}

/** An instant with its day and its time, for what happens several times a day: « 12 novembre 2025 à 17:40 ». */
export function formatDateTime(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(at);
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
