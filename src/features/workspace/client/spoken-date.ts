const DAY_MS = 86_400_000;

/** A moment as one says it: « aujourd'hui, 17:40 », « hier, 17:40 », « 12 novembre », « 12 novembre 2025 ». */
export function spokenDate(at: number, now: number, language: string): string {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / DAY_MS);
  const time = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' }).format(at);
  if (days < 2 && days >= 0) return `${new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-days, 'day')}, ${time}`;
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) }).format(at);
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
