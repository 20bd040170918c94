/**
 * A list after somebody who saw `then` made it `now`, while it became `standing`: what others added meanwhile is at its end,
 * what they took out stays out.
 */
export function listAfter(then: readonly string[], now: readonly string[], standing: readonly string[]): readonly string[] {
  const chosen = now.filter((value) => standing.includes(value) || !then.includes(value));
  return [...chosen, ...standing.filter((value) => !now.includes(value) && !then.includes(value))];
}
