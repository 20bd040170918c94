const DAY_MS = 86_400_000;

/** A moment as one says it: « aujourd'hui, 17 h 40 », « hier, 17 h 40 », « 12 novembre », « 12 novembre 2025 ». */
export function spokenDate(at: number, now: number, language: string): string {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / DAY_MS);
  if (days < 2 && days >= 0)
    return `${new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-days, 'day')}, ${spokenTime(at, language)}`;
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) }).format(at);
}

/** « 17 h 40 » in French, with no-break spaces; the language's own way elsewhere. */
export function spokenTime(at: number, language: string): string {
  const time = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' }).format(at);
  return language.startsWith('fr') ? time.replace(':', '\u00a0h\u00a0') : time;
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
