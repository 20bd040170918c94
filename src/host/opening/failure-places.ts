/** Where in the code a failure came from, never its message: that might quote what somebody wrote. */
export function placesOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : typeof error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line));
  return [`${error.name} ${code}`.trim(), ...places.slice(0, 8).map((line) => line.trim())].join(' | ');
}
