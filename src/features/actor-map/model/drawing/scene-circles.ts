import { nestedCircles, type StoredCircle, safeParents } from '../circle';
import { type Outline, regionAround, regionPath } from './circle-region';
import { type Box, boxesMeet } from './geometry';
import { circlesOfActors } from './layout-groups';
import type { SceneCircle, SceneLabel, SceneNode } from './scene';
import type { StoredActor } from '../actor';
import { textWidth } from './text-width';

/** The size of a circle's name, in map units. */
export const CIRCLE_NAME_SIZE = 15;
/** Room between the members and the edge of their circle, and more for each circle inside it, in map units. */
const ROOM = 10;
const NESTED_ROOM = 12;
const ROUNDING = 14;
const TAB_HEIGHT = 22;
const TAB_LIFT = 5;
/** Places for a tab are tried this far from each other along the edge. */
const TAB_STEP = 20;

/** Hues of the palette and edges in turn: no two of the first twenty-four circles look the same. */
const HUES = ['lagoon', 'rose', 'researchers', 'elected', 'volunteers', 'professionals', 'people', 'slate'];
const EDGES = ['thin', 'thick', 'double'] as const;

interface Drawn {
  readonly actors: readonly StoredActor[];
  readonly circles: readonly StoredCircle[];
  readonly nodes: ReadonlyMap<string, SceneNode>;
}

/** The region of each circle that has members, outer ones first. An actor of several circles is in the region of each. */
export function sceneCircles({ actors, circles, nodes }: Drawn): readonly SceneCircle[] {
  const memberships = circlesOfActors(actors, circles);
  const boxes = actors.flatMap((actor) => nodes.get(actor.id) ?? []);
  const height = heights(circles);
  const looks = new Map(circles.map(({ id }, index) => [id, lookOf(index)]));
  const tabs: SceneLabel[] = [];
  return nestedCircles(circles).flatMap(({ circle, depth }) => {
    const isMember = (index: number) => memberships[index]?.has(circle.id) ?? false;
    const members = boxes.filter((_box, index) => isMember(index));
    if (members.length === 0) return [];
    const strangers = boxes.filter((_box, index) => !isMember(index));
    const outlines = regionAround(members, strangers, ROOM + (height.get(circle.id) ?? 0) * NESTED_ROOM);
    const label = placeTab(circle.name, outlines, [...boxes, ...tabs]);
    if (label) tabs.push(label);
    const look = looks.get(circle.id) ?? lookOf(0);
    return [{ id: circle.id, name: circle.name, depth, ...look, outlines, path: regionPath(outlines, ROUNDING), label }];
  });
}

/** The hue and edge of the circle at a place of the list. */
function lookOf(index: number): Pick<SceneCircle, 'hue' | 'edge'> {
  const edge = EDGES[Math.floor(index / HUES.length) % EDGES.length] ?? 'thin';
  return { hue: HUES[index % HUES.length] ?? 'slate', edge };
}

/** How many circles deep each one holds others: the outer ones need more room. */
function heights(circles: readonly StoredCircle[]): ReadonlyMap<string, number> {
  const parents = safeParents(circles);
  const height = new Map<string, number>();
  for (const circle of circles) {
    let level = 0;
    for (let at: string | undefined = circle.id; at !== undefined; at = parents.get(at)) {
      height.set(at, Math.max(height.get(at) ?? 0, level));
      level++;
    }
  }
  return height;
}

/** On the edge of the region, as high up as it is free; nowhere when nothing is (the legend names it). */
function placeTab(name: string, outlines: readonly Outline[], obstacles: readonly Box[]): SceneLabel | undefined {
  const w = textWidth(name, CIRCLE_NAME_SIZE) + 18;
  const places = outlines.flatMap(alongEdge).sort(([ax, ay], [bx, by]) => ay - by || ax - bx);
  for (const [x, y] of places) {
    // A little above the edge: the members stand close under it.
    const label = { text: name, x: Math.round(x), y: Math.round(y) - TAB_LIFT, w, h: TAB_HEIGHT };
    if (!obstacles.some((box) => boxesMeet(box, label, 1))) return label;
  }
  return undefined;
}

function alongEdge(outline: Outline): Outline {
  return outline.flatMap(([ax, ay], index) => {
    const [bx, by] = outline[(index + 1) % outline.length] ?? [ax, ay];
    const steps = Math.max(1, Math.floor(Math.hypot(bx - ax, by - ay) / TAB_STEP));
    return Array.from({ length: steps }, (_unused, step): [number, number] => [
      ax + ((bx - ax) * step) / steps,
      ay + ((by - ay) * step) / steps,
    ]);
  });
}
