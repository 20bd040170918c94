import { foldAccents } from '#shared/fold-accents';
import type { StoredActor } from './actor';
import type { StoredRelation } from './relation';

/** What is shown of a map; an empty list shows everything. The same in the drawing, the sentences and the table. */
export interface MapFilter {
  readonly kinds: readonly string[];
  readonly colleges: readonly string[];
  readonly territories: readonly string[];
  readonly circles: readonly string[];
  /** Words to find in names, missions and publics, without case or accents. */
  readonly text: string;
}

/** Lets everything through. */
export const NO_FILTER: MapFilter = { kinds: [], colleges: [], territories: [], circles: [], text: '' };

/** Whether a filter may hide anything; blank words hide nothing. */
export function isFiltering(filter: MapFilter): boolean {
  return filter.text.trim() !== '' || [filter.kinds, filter.colleges, filter.territories, filter.circles].some((list) => list.length > 0);
}

/** The actors a filter lets through, and the links between them. */
export function filterMap(
  actors: readonly StoredActor[],
  relations: readonly StoredRelation[],
  filter: MapFilter,
): { readonly actors: readonly StoredActor[]; readonly relations: readonly StoredRelation[] } {
  if (!isFiltering(filter)) return { actors, relations };
  const words = foldAccents(filter.text);
  const shown = actors.filter((actor) => passes(actor, filter, words));
  const ids = new Set(shown.map((actor) => actor.id));
  return { actors: shown, relations: relations.filter((relation) => ids.has(relation.from) && ids.has(relation.to)) };
}

function passes(actor: StoredActor, filter: MapFilter, words: string): boolean {
  const among = (list: readonly string[], value: string) => list.length === 0 || list.includes(value);
  return (
    among(filter.kinds, actor.kind) &&
    among(filter.colleges, actor.college) &&
    among(filter.territories, actor.territory.trim()) &&
    (filter.circles.length === 0 || actor.circles.some((circle) => filter.circles.includes(circle))) &&
    (words === '' || foldAccents(`${actor.name} ${actor.missions} ${actor.publics} ${actor.note}`).includes(words))
  );
}

/** The territories named on a map, in alphabetical order. */
export function territoriesOf(actors: readonly StoredActor[]): readonly string[] {
  const names = new Set(actors.map((actor) => actor.territory.trim()).filter((name) => name !== ''));
  return [...names].sort((a, b) => a.localeCompare(b, 'fr'));
}
