import type { Position, StoredActor } from '../actor';
import type { StoredCircle } from '../circle';
import type { StoredRelation } from '../relation';
import { layoutMap } from './layout';
import { type Box, BoxIndex } from './geometry';
import { nodeSize } from './scene-node';

/** Beyond this many actors without a place, the worker lays them out; a first paint must not wait for it. */
const LAYOUT_AT_ONCE = 80;
/** Between two actors stands the word of their link, with some of its line to see on both sides. */
const ROOM_FOR_A_WORD = 72;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * A place for each actor that has none, the others untouched. Deterministic: every peer finds the same.
 * With nobody placed yet, a small map is laid out whole; else newcomers go beside whom they are linked to.
 */
export function placeNewcomers(map: {
  readonly actors: readonly StoredActor[];
  readonly relations: readonly StoredRelation[];
  readonly circles: readonly StoredCircle[];
}): ReadonlyMap<string, Position> {
  const newcomers = map.actors.filter((actor) => !actor.at);
  if (newcomers.length === 0) return new Map();
  const nobodyPlaced = newcomers.length === map.actors.length;
  if (nobodyPlaced && newcomers.length <= LAYOUT_AT_ONCE) return layoutMap(map, { tries: 1 });
  return besideNeighbours(map.actors, map.relations, newcomers);
}

function besideNeighbours(actors: readonly StoredActor[], relations: readonly StoredRelation[], newcomers: readonly StoredActor[]) {
  const places = new Map<string, Position>(actors.flatMap((actor) => (actor.at ? [[actor.id, actor.at] as const] : [])));
  const taken = new BoxIndex<Box>(actors.flatMap((actor) => (actor.at ? [boxAt(actor, actor.at)] : [])));
  const middle = average([...places.values()]) ?? [0, 0];
  const neighbours = neighboursOf(relations);
  const found = new Map<string, Position>();
  for (const actor of newcomers) {
    const friends = (neighbours.get(actor.id) ?? []).flatMap((id) => {
      const at = places.get(id);
      return at ? [at] : [];
    });
    const at = freePlace(actor, average(friends) ?? middle, taken);
    places.set(actor.id, at);
    found.set(actor.id, at);
    taken.add(boxAt(actor, at));
  }
  return found;
}

/** The nearest free place on a sunflower spiral (Vogel 1979) round `near`. */
function freePlace(actor: StoredActor, near: Position, taken: BoxIndex<Box>): Position {
  for (let step = 0; step < 4000; step++) {
    const [radius, angle] = [44 * Math.sqrt(step), step * GOLDEN_ANGLE];
    const at: Position = [Math.round(near[0] + radius * 1.3 * Math.cos(angle)), Math.round(near[1] + radius * Math.sin(angle))];
    if (!taken.meets(boxAt(actor, at), ROOM_FOR_A_WORD)) return at;
  }
  return [Math.round(near[0]), Math.round(near[1])];
}

function boxAt(actor: StoredActor, [x, y]: Position): Box {
  const { w, h } = nodeSize(actor);
  return { x, y, w, h };
}

function neighboursOf(relations: readonly StoredRelation[]): ReadonlyMap<string, string[]> {
  const neighbours = new Map<string, string[]>();
  const add = (from: string, to: string) => neighbours.set(from, [...(neighbours.get(from) ?? []), to]);
  for (const { from, to } of relations) {
    add(from, to);
    add(to, from);
  }
  return neighbours;
}

function average(points: readonly Position[]): Position | undefined {
  if (points.length === 0) return undefined;
  const sum = points.reduce((total, [x, y]): Position => [total[0] + x, total[1] + y], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}
