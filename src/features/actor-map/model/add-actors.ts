import type { RecordId } from '#shared/ids';
import { type Actor, cleanName, newActor, type Position } from './actor';
import type { ActorMap } from './actor-map-section';
import { placeNewcomers } from './drawing/newcomers';
import { foldName } from './french-name';

/** What a pasted list of names wrote, and the names that were already on the map. */
interface AddedActors {
  readonly ids: readonly RecordId[];
  readonly alreadyThere: readonly string[];
}

/** Adds one actor per name in one transaction; a name that is on the map already is not added twice. */
export function addActors(map: ActorMap, names: readonly string[], now: number, fields: Partial<Actor> = {}): AddedActors {
  const known = new Set(map.actors.list().map((actor) => foldName(actor.name)));
  const ids: RecordId[] = [];
  const alreadyThere: string[] = [];
  map.transact(() => {
    for (const raw of names) {
      const name = cleanName(raw);
      if (name === '') continue;
      if (known.has(foldName(name))) alreadyThere.push(name);
      else ids.push(map.actors.create(newActor(name, now + ids.length, fields)));
      known.add(foldName(name));
    }
  });
  return { ids, alreadyThere };
}

/** The names of a pasted list: one a line, or parted by semicolons; bullets and numbers are left out. */
export function readNames(text: string): readonly string[] {
  return text
    .split(/[\n\r;\t]+/u)
    .map((line) => cleanName(line.replace(/^\s*(?:[-*•–]|\d+[.)])\s+/u, '')))
    .filter((name) => name !== '');
}

/** Gives each actor that has none a place beside whom it is linked to, so that everybody sees it there. */
export function settleNewcomers(map: ActorMap): void {
  const places: ReadonlyMap<RecordId, Position> = placeNewcomers({
    actors: map.actors.list(),
    relations: map.relations.list(),
    circles: map.circles.list(),
  });
  if (places.size === 0) return;
  map.transact(() => {
    for (const [id, at] of places) if (map.actors.get(id)) map.actors.patch(id, { at });
  });
}
