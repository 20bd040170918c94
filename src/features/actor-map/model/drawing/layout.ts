import type { Position, StoredActor } from '../actor';
import type { StoredCircle } from '../circle';
import type { StoredRelation } from '../relation';
import { boxesMeet } from './geometry';
import { arrange, roomFor } from './layout-arrange';
import { pivotPlaces, wishedDistances } from './layout-distances';
import { circlesOfActors, type Group, groupsOf } from './layout-groups';
import { messOf } from './layout-mess';
import type { MovableBox } from './layout-separation';
import { majorise, type Plane, stressOf } from './layout-stress';
import { nodeSize, VERBS_STAY_UP_TO } from './scene-node';

/** What the layout needs to know of a map. */
export interface LayoutInput {
  readonly actors: readonly StoredActor[];
  readonly relations: readonly StoredRelation[];
  readonly circles: readonly StoredCircle[];
}

/** Names are wide: the plane is stretched sideways, as a screen is. */
const STRETCH = 2.1;
/** A new arrangement must be this much better before anybody's map is moved. */
const WORTH_MOVING = 0.95;
/** And one that forgets where everybody stands, this much. */
const WORTH_FORGETTING = 0.5;
/** The room that actors fill, over what they need: words of links take some. */
const SPARE = 1.3;
const SPARE_WITH_VERBS = 2.6;
/** A small map that takes more than this is shown too small; a large one is anyway. */
const WHOLE_SPARE = 1.6;

/** How many first guesses are tried, on maps of at most so many actors. */
const TRIES = 8;
const TRIED_UP_TO = 60;

interface Problem extends LayoutInput {
  readonly sizes: readonly { readonly w: number; readonly h: number }[];
  readonly memberships: readonly ReadonlySet<string>[];
  readonly groups: readonly Group[];
  readonly room: { readonly w: number; readonly h: number };
  readonly distance: Float64Array;
  readonly weight: Float64Array;
}

interface Arrangement {
  /** Whole units, one an actor. */
  readonly places: readonly Position[];
  readonly cost: number;
}

/**
 * Places for all actors: linked ones near, those of a circle side by side and nobody else among them, no two
 * over each other. Starts from the present places, so that a map moves little; a pinned actor does not move.
 * A step is only taken when it helps, and depends on nothing but the places it starts from: a result given
 * back comes back as it is. Deterministic. `tries`: how many beginnings a small map is given.
 */
export function layoutMap(input: LayoutInput, { tries = TRIES } = {}): ReadonlyMap<string, Position> {
  const { actors } = input;
  if (actors.length === 0) return new Map();
  const problem = problemOf(input);
  const guess = pivotPlaces(problem.distance, actors.length).map(([x, y]): Position => [x * STRETCH, y]);
  const fresh = startsFrom(guess, tries)
    .map((start) => improved(problem, pass(problem, pinnedOr(actors, start))))
    .reduce((best, next) => (next.cost < best.cost ? next : best));
  const best = actors.every(({ at }) => !at) ? fresh : better(fresh, improved(problem, present(problem, guess)));
  return new Map(actors.map(({ id }, index) => [id, best.places[index] ?? [0, 0]]));
}

/** First guesses: on a small map several are tried, since where one begins decides which links cross. */
function startsFrom(guess: readonly Position[], tries: number): readonly (readonly Position[])[] {
  if (guess.length > TRIED_UP_TO) return [guess];
  return Array.from({ length: tries }, (_unused, turn) => {
    const [cos, sin] = [Math.cos((turn * Math.PI) / tries), Math.sin((turn * Math.PI) / tries)];
    return guess.map(([x, y]): Position => [x * cos - y * sin, x * sin + y * cos]);
  });
}

function better(fresh: Arrangement, near: Arrangement): Arrangement {
  return fresh.cost < near.cost * WORTH_FORGETTING ? fresh : near;
}

function problemOf(input: LayoutInput): Problem {
  const memberships = circlesOfActors(input.actors, input.circles);
  const distance = wishedDistances(input.actors, input.relations, memberships);
  const weight = distance.map((d) => (d === 0 ? 0 : 1 / (d * d)));
  const sizes = input.actors.map(nodeSize);
  const room =
    sizes.length > TRIED_UP_TO
      ? { w: Infinity, h: Infinity }
      : roomFor(
          sizes.map(({ w, h }) => ({ x: 0, y: 0, w, h })),
          WHOLE_SPARE,
        );
  return { ...input, sizes, room, memberships, groups: groupsOf(memberships), distance, weight };
}

function pinnedOr(actors: readonly StoredActor[], guess: readonly Position[]): readonly Position[] {
  return actors.map(({ at, pinned }, index) => (at && pinned ? at : (guess[index] ?? [0, 0])));
}

/** Where everybody stands when nobody stands over anybody; else the first step away from there. */
function present(problem: Problem, guess: readonly Position[]): Arrangement {
  const places = problem.actors.map(({ at }, index): Position => at ?? guess[index] ?? [0, 0]);
  const boxes = boxesAt(problem, places);
  const isTidy = problem.actors.every(({ at }) => at) && !boxes.some((a, index) => boxes.slice(index + 1).some((b) => overlap(a, b)));
  return isTidy ? { places, cost: costOf(problem, boxes) } : pass(problem, places);
}

function overlap(a: MovableBox, b: MovableBox): boolean {
  return !(a.fixed && b.fixed) && boxesMeet(a, b);
}

/** Step after step, as long as each helps enough. */
function improved(problem: Problem, start: Arrangement): Arrangement {
  let best = start;
  for (let next = pass(problem, best.places); next.cost < best.cost * WORTH_MOVING; next = pass(problem, best.places)) best = next;
  return best;
}

/** One step: distances, then groups and boxes apart. */
function pass(problem: Problem, from: readonly Position[]): Arrangement {
  const { actors, distance, weight } = problem;
  const plane: Plane = {
    count: actors.length,
    x: Float64Array.from(from, ([x]) => x / STRETCH),
    y: Float64Array.from(from, ([, y]) => y),
    fixed: Uint8Array.from(actors, ({ at, pinned }) => (at && pinned ? 1 : 0)),
    distance,
    weight,
  };
  majorise(plane);
  const boxes = boxesAt(
    problem,
    actors.map((_actor, index) => [(plane.x[index] ?? 0) * STRETCH, plane.y[index] ?? 0]),
  );
  arrange(boxes, problem.groups, actors.length > VERBS_STAY_UP_TO ? SPARE : SPARE_WITH_VERBS);
  keepMiddle(boxes, from);
  for (const box of boxes) [box.x, box.y] = [Math.round(box.x), Math.round(box.y)];
  return { places: boxes.map(({ x, y }) => [x, y]), cost: costOf(problem, boxes) };
}

function boxesAt({ actors, sizes }: Problem, places: readonly Position[]): MovableBox[] {
  return actors.map(({ at, pinned }, index) => {
    const [[x, y], { w, h }] = [places[index] ?? [0, 0], sizes[index] ?? { w: 0, h: 0 }];
    return { x, y, w, h, fixed: at !== undefined && pinned === true };
  });
}

function costOf(problem: Problem, boxes: readonly MovableBox[]): number {
  const { distance, weight, fixed, count } = { ...problem, count: boxes.length, fixed: new Uint8Array(boxes.length) };
  const [x, y] = [Float64Array.from(boxes, (box) => box.x / STRETCH), Float64Array.from(boxes, (box) => box.y)];
  return stressOf({ count, x, y, fixed, distance, weight }) * messOf(problem, boxes);
}

/** A drawing does not wander; a pinned actor forbids any shift. */
function keepMiddle(boxes: readonly MovableBox[], from: readonly Position[]): void {
  if (boxes.some(({ fixed }) => fixed)) return;
  const dx = from.reduce((sum, [x], index) => sum + x - (boxes[index]?.x ?? 0), 0) / boxes.length;
  const dy = from.reduce((sum, [, y], index) => sum + y - (boxes[index]?.y ?? 0), 0) / boxes.length;
  for (const box of boxes) [box.x, box.y] = [box.x + dx, box.y + dy];
}
