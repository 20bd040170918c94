import type { Position, StoredActor } from '../actor';
import { drawnType, type StoredRelation } from '../relation';
import { relationVerb } from '../sentence-print';
import { WORD_SIZE, nodeSize, VERBS_STAY_UP_TO } from './scene-node';
import { textWidth } from './text-width';

/** Members of one circle are drawn towards this distance, and this much further for each circle that they do not share. */
const CIRCLE_DISTANCE = 150;
const OTHER_CIRCLE = 110;
/** What no path joins. */
const FAR = 340;
/** Long ways round are shortened, or a few far actors would make all the others small. */
const LONG_WAYS = 0.8;
const NEAR = 150;

/** The distance each pair of actors should have, in map units, one row an actor. */
export function wishedDistances(
  actors: readonly StoredActor[],
  relations: readonly StoredRelation[],
  memberships: readonly ReadonlySet<string>[],
): Float64Array {
  const count = actors.length;
  const links = linksOf(actors, relations);
  joinCircles(links, memberships);
  const distance = new Float64Array(count * count).fill(Infinity);
  for (let source = 0; source < count; source++) shortestPaths(source, links, distance.subarray(source * count, (source + 1) * count));
  const longest = distance.reduce((most, d) => (d !== Infinity && d > most ? d : most), FAR);
  // Apart, but not so far that one actor without links makes the whole drawing small.
  const apart = Math.max(FAR, Math.min(longest * 0.8, 110 * Math.sqrt(count)));
  return distance.map((d) => {
    const way = d === Infinity ? apart : d;
    return way > NEAR ? NEAR * (way / NEAR) ** LONG_WAYS : way;
  });
}

type Links = readonly { readonly to: number; readonly length: number }[][];

function linksOf(actors: readonly StoredActor[], relations: readonly StoredRelation[]): Links {
  const place = new Map(actors.map((actor, index) => [actor.id, index]));
  const widths = actors.map((actor) => nodeSize(actor).w);
  const links: { to: number; length: number }[][] = actors.map(() => []);
  // Where verbs wait until somebody asks for them, links need no room for them.
  const isSaid = actors.length <= VERBS_STAY_UP_TO;
  for (const relation of relations) {
    const [a, b] = [place.get(relation.from), place.get(relation.to)];
    if (a === undefined || b === undefined || a === b) continue;
    const isPlain = drawnType(relation.type) === 'linked' && !relation.label;
    const words = isSaid && !isPlain ? textWidth(relationVerb(relation), WORD_SIZE) : 0;
    join(links, a, b, 38 + words * 0.55 + ((widths[a] ?? 0) + (widths[b] ?? 0)) * 0.24);
  }
  return links;
}

function join(links: Links, a: number, b: number, length: number): void {
  links[a]?.push({ to: b, length });
  links[b]?.push({ to: a, length });
}

function joinCircles(links: Links, memberships: readonly ReadonlySet<string>[]): void {
  for (const [a, mine] of memberships.entries()) {
    for (let b = a + 1; b < memberships.length; b++) {
      const theirs = memberships[b] ?? new Set();
      const shared = [...mine].filter((circle) => theirs.has(circle)).length;
      if (shared === 0) continue;
      join(links, a, b, CIRCLE_DISTANCE + OTHER_CIRCLE * (mine.size + theirs.size - 2 * shared));
    }
  }
}

/** Dijkstra, 1959. A binary heap would be faster on thousands; on a few hundred, a sorted queue is simpler and quick enough. */
function shortestPaths(source: number, links: Links, distance: Float64Array): void {
  distance[source] = 0;
  const queue: { at: number; far: number }[] = [{ at: source, far: 0 }];
  while (queue.length > 0) {
    const { at, far } = queue.pop() ?? { at: source, far: 0 };
    if (far > (distance[at] ?? Infinity)) continue;
    for (const { to, length } of links[at] ?? []) {
      const next = far + length;
      if (next >= (distance[to] ?? Infinity)) continue;
      distance[to] = next;
      let slot = queue.length;
      while (slot > 0 && (queue[slot - 1]?.far ?? 0) < next) slot--;
      queue.splice(slot, 0, { at: to, far: next });
    }
  }
}

/** First places from the distances to four far-apart actors (pivots, after Brandes and Pich, 2007). */
export function pivotPlaces(distance: Float64Array, count: number): readonly Position[] {
  const far = (from: number) => {
    let best = 0;
    for (let index = 1; index < count; index++)
      if ((distance[from * count + index] ?? 0) > (distance[from * count + best] ?? 0)) best = index;
    return best;
  };
  const west = far(0);
  const east = far(west);
  const balance = (index: number) => Math.abs((distance[west * count + index] ?? 0) - (distance[east * count + index] ?? 0));
  let north = 0;
  for (let index = 1; index < count; index++)
    if (balance(index) - (distance[west * count + index] ?? 0) < balance(north) - (distance[west * count + north] ?? 0)) north = index;
  const south = far(north);
  return Array.from({ length: count }, (_unused, index): Position => {
    const turn = index * 2.399963;
    const x = (distance[west * count + index] ?? 0) - (distance[east * count + index] ?? 0);
    const y = (distance[north * count + index] ?? 0) - (distance[south * count + index] ?? 0);
    // A small spiral keeps apart those that the pivots can't tell apart.
    return [x / 2 + Math.cos(turn) * (20 + index), y / 2 + Math.sin(turn) * (20 + index)];
  });
}
