import type { Position, StoredActor } from '../actor';
import { drawnType, type StoredRelation } from '../relation';
import { relationVerb } from '../sentence-print';
import { type MovableBox, separateBoxes } from './layout-separation';
import { nodeSize } from './scene-node';
import { textWidth } from './text-width';

/** What the layout needs to know of a map. */
export interface LayoutInput {
  readonly actors: readonly StoredActor[];
  readonly relations: readonly StoredRelation[];
  readonly circles: readonly { readonly id: string }[];
}

/** Actors without a link between them, and circle members, are drawn towards these distances. */
const CIRCLE_DISTANCE = 190;
const FAR = 340;
/** Names are wide: the plane is stretched sideways, as a screen is. */
const STRETCH = 2.1;
/** Long ways round are shortened, or a few far actors would make all the others small. */
const LONG_WAYS = 0.8;
const NEAR = 150;
const MOST_ROUNDS = 60;
/** Arranging, then parting what overlaps, is done again as long as it helps this much. */
const MOST_PASSES = 10;
/** A new arrangement must be this much better before anybody's map is moved. */
const WORTH_MOVING = 0.95;

interface Plane {
  readonly count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly fixed: Uint8Array;
  /** Wished distances, row by row. */
  readonly distance: Float64Array;
  readonly weight: Float64Array;
}

/**
 * Places for all actors: linked ones near, circles together, boxes apart. Stress majorisation (Gansner,
 * Koren and North, 2004) from the present places, so that a map moves little; a pinned actor does not move;
 * a map already well arranged is left as it is, so that running it again changes nothing. Deterministic.
 */
export function layoutMap(input: LayoutInput): ReadonlyMap<string, Position> {
  const { actors } = input;
  if (actors.length === 0) return new Map();
  const plane = startPlane(input);
  const settled = actors.every((actor) => actor.at !== undefined) && isTidy(actors);
  let best = { boxes: boxesOf(plane, actors), stress: settled ? stressOf(plane) : Infinity };
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    majorise(plane);
    const boxes = boxesOf(plane, actors);
    separateBoxes(boxes);
    for (const [index, box] of boxes.entries()) {
      plane.x[index] = box.x / STRETCH;
      plane.y[index] = box.y;
    }
    const stress = stressOf(plane);
    if (stress > best.stress * WORTH_MOVING) break;
    recentre(boxes, actors);
    best = { boxes, stress };
  }
  return new Map(actors.map((actor, index) => [actor.id, [Math.round(best.boxes[index]?.x ?? 0), Math.round(best.boxes[index]?.y ?? 0)]]));
}

function boxesOf(plane: Plane, actors: readonly StoredActor[]): MovableBox[] {
  return actors.map((actor, index) => {
    const { w, h } = nodeSize(actor);
    return { w, h, x: (plane.x[index] ?? 0) * STRETCH, y: plane.y[index] ?? 0, fixed: plane.fixed[index] === 1 };
  });
}

/** True when no two actors overlap where they stand. */
function isTidy(actors: readonly StoredActor[]): boolean {
  const boxes = actors.map((actor) => ({ ...nodeSize(actor), x: actor.at?.[0] ?? 0, y: actor.at?.[1] ?? 0, fixed: false }));
  return !boxes.some((a, index) =>
    boxes.slice(index + 1).some((b) => Math.abs(a.x - b.x) * 2 < a.w + b.w && Math.abs(a.y - b.y) * 2 < a.h + b.h),
  );
}

function startPlane({ actors, relations, circles }: LayoutInput): Plane {
  const count = actors.length;
  const distance = graphDistances(actors, relations, circles);
  const weight = distance.map((d) => (d === 0 ? 0 : 1 / (d * d)));
  const plane: Plane = { count, x: new Float64Array(count), y: new Float64Array(count), fixed: new Uint8Array(count), distance, weight };
  const guess = pivotPlaces(distance, count);
  for (const [index, actor] of actors.entries()) {
    const [x, y] = actor.at ?? guess[index] ?? [0, 0];
    plane.x[index] = actor.at ? x / STRETCH : x;
    plane.y[index] = y;
    plane.fixed[index] = actor.at && actor.pinned ? 1 : 0;
  }
  return plane;
}

/** Shortest paths (Dijkstra, 1959) over links as long as their words need; what no path joins is far. */
function graphDistances(
  actors: readonly StoredActor[],
  relations: readonly StoredRelation[],
  circles: LayoutInput['circles'],
): Float64Array {
  const count = actors.length;
  const links = linksOf(actors, relations, circles);
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

function linksOf(actors: readonly StoredActor[], relations: readonly StoredRelation[], circles: LayoutInput['circles']): Links {
  const place = new Map(actors.map((actor, index) => [actor.id, index]));
  const widths = actors.map((actor) => nodeSize(actor).w);
  const links: { to: number; length: number }[][] = actors.map(() => []);
  const join = (a: number, b: number, length: number) => {
    links[a]?.push({ to: b, length });
    links[b]?.push({ to: a, length });
  };
  for (const relation of relations) {
    const [a, b] = [place.get(relation.from), place.get(relation.to)];
    if (a === undefined || b === undefined || a === b) continue;
    const words = drawnType(relation.type) === 'linked' && !relation.label ? 0 : textWidth(relationVerb(relation), 13);
    join(a, b, 38 + words * 0.55 + ((widths[a] ?? 0) + (widths[b] ?? 0)) * 0.24);
  }
  for (const { id } of circles) {
    const members = actors.flatMap((actor, index) => (actor.circles.includes(id) ? [index] : []));
    for (const [index, a] of members.entries()) for (const b of members.slice(index + 1)) join(a, b, CIRCLE_DISTANCE);
  }
  return links;
}

/** A binary heap would be faster on thousands; on a few hundred, a sorted queue is simpler and quick enough. */
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
function pivotPlaces(distance: Float64Array, count: number): readonly Position[] {
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

function majorise(plane: Plane): void {
  let before = stressOf(plane);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    for (let index = 0; index < plane.count; index++) if (plane.fixed[index] === 0) moveOne(plane, index);
    if (round % 4 !== 3) continue;
    const now = stressOf(plane);
    if (now > before * 0.999) return;
    before = now;
  }
}

/** Moves one actor to the weighted mean of where all the others would have it. */
function moveOne({ count, x, y, distance, weight }: Plane, index: number): void {
  const row = index * count;
  const [ax, ay] = [x[index] ?? 0, y[index] ?? 0];
  let [sumX, sumY, sum] = [0, 0, 0];
  for (let other = 0; other < count; other++) {
    const w = weight[row + other] ?? 0;
    if (other === index || w === 0) continue;
    const [bx, by] = [x[other] ?? 0, y[other] ?? 0];
    const [dx, dy] = [ax - bx, ay - by];
    const ratio = (distance[row + other] ?? 0) / (Math.sqrt(dx * dx + dy * dy) || 1);
    sumX += w * (bx + dx * ratio);
    sumY += w * (by + dy * ratio);
    sum += w;
  }
  if (sum === 0) return;
  x[index] = sumX / sum;
  y[index] = sumY / sum;
}

function stressOf({ count, x, y, distance, weight }: Plane): number {
  let stress = 0;
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) {
      const [dx, dy] = [(x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0)];
      const gap = Math.sqrt(dx * dx + dy * dy) - (distance[a * count + b] ?? 0);
      stress += (weight[a * count + b] ?? 0) * gap * gap;
    }
  }
  return stress;
}

/** Keeps the middle of those already placed where it was; a pinned actor forbids any shift. */
function recentre(boxes: { x: number; y: number; fixed: boolean }[], actors: readonly StoredActor[]): void {
  if (boxes.some((box) => box.fixed)) return;
  const placed = actors.flatMap((actor, index) => (actor.at ? [{ at: actor.at, index }] : []));
  const goal = placed.length > 0 ? placed : actors.map((_actor, index) => ({ at: [0, 0] as Position, index }));
  let [dx, dy] = [0, 0];
  for (const { at, index } of goal) {
    dx += at[0] - (boxes[index]?.x ?? 0);
    dy += at[1] - (boxes[index]?.y ?? 0);
  }
  for (const box of boxes) {
    box.x += dx / goal.length;
    box.y += dy / goal.length;
  }
}
