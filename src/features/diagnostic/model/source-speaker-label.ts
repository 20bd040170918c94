import { foldAccents } from '#shared/fold-accents';

/**
 * The label under somebody's words (« Femme, 48 ans, à l'aide sociale depuis plus de 4 ans »): true enough to
 * understand, too coarse to recognise a neighbour.
 */

const AGE = /(?<![\d–-])(\d{1,3})\s*ans\b(?!\s*(?:d[e’']|après|plus))/giu;
const SINCE = /(?:depuis|pendant|durant|il y a)(?:\s+(?:plus|moins)\s+de)?\s*$/iu;
const BANDS = [18, 25, 35, 45, 55, 65, 75] as const;

/** « 45–54 ans » for 48, « moins de 18 ans », « 75 ans et plus »; the bands official statistics use. */
export function ageBand(age: number): string {
  if (age < BANDS[0]) return `moins de ${BANDS[0]}\u00a0ans`;
  const at = BANDS.findLastIndex((band) => age >= band);
  const [from, next] = [BANDS[at], BANDS[at + 1]];
  return next === undefined ? `${from}\u00a0ans et plus` : `${from}–${next - 1}\u00a0ans`;
}

/** The label with each exact age widened to its band; durations (« depuis 4 ans ») stay. */
export function coarsenLabel(label: string): string {
  return label.replace(AGE, (all, digits: string, at: number) => (isAge(label, at, Number(digits)) ? ageBand(Number(digits)) : all));
}

/** What could let somebody be recognised by their label. */
type LabelRisk = 'exact-age' | 'name' | 'only-one';

/** The risks of a label among all the labels of the démarche, its own included. */
export function labelRisks(label: string, all: readonly string[]): readonly LabelRisk[] {
  const risks: LabelRisk[] = [];
  if (coarsenLabel(label) !== label) risks.push('exact-age');
  if (/\b(M\.|Mme|Mlle|Monsieur|Madame)\s+\p{Lu}/u.test(label) || /(?<=\s)\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}+/u.test(` ${label}`))
    risks.push('name');
  const folded = foldAccents(label);
  if (label.trim() !== '' && all.filter((other) => foldAccents(other) === folded).length === 1) risks.push('only-one');
  return risks;
}

function isAge(label: string, at: number, age: number): boolean {
  return age <= 120 && !SINCE.test(label.slice(0, at));
}
