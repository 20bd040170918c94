import type { Position } from '../actor';
import { nestedCircles, type StoredCircle, safeParents } from '../circle';
import { type Box, boxesMeet, convexHull } from './geometry';
import type { SceneCircle, SceneLabel, SceneNode } from './scene';
import { textWidth } from './text-width';

/** The size of a circle's name, in map units. */
export const CIRCLE_NAME_SIZE = 14;
/** Room between the members and the edge of their circle, in map units; the stroke adds as much again. */
const ROOM = 12;

/** The soft shape behind the members of each circle, inner circles inside their outer one; empty circles are not drawn. */
export function sceneCircles(
  circles: readonly StoredCircle[],
  memberships: ReadonlyMap<string, readonly SceneNode[]>,
  obstacles: readonly Box[],
): readonly SceneCircle[] {
  const members = withInnerMembers(circles, memberships);
  const height = heights(circles);
  const labels: SceneLabel[] = [];
  return nestedCircles(circles).flatMap(({ circle, depth }) => {
    const nodes = members.get(circle.id) ?? [];
    if (nodes.length === 0) return [];
    const outline = outlineOf(nodes, ROOM + (height.get(circle.id) ?? 0) * 22);
    const label = placeName(circle.name, outline, [...obstacles, ...labels]);
    if (label) labels.push(label);
    return [{ id: circle.id, name: circle.name, depth, outline, label }];
  });
}

function withInnerMembers(circles: readonly StoredCircle[], direct: ReadonlyMap<string, readonly SceneNode[]>): Map<string, SceneNode[]> {
  const parents = safeParents(circles);
  const all = new Map<string, SceneNode[]>();
  for (const circle of circles) {
    for (let at: string | undefined = circle.id; at !== undefined; at = parents.get(at)) {
      const known = all.get(at) ?? [];
      known.push(...(direct.get(circle.id) ?? []));
      all.set(at, known);
    }
  }
  return all;
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

function outlineOf(nodes: readonly SceneNode[], room: number): readonly Position[] {
  const points = nodes.flatMap(({ x, y, w, h }): Position[] => {
    const [dx, dy] = [w / 2 + room, h / 2 + room];
    return [
      [x - dx, y - dy],
      [x + dx, y - dy],
      [x + dx, y + dy],
      [x - dx, y + dy],
    ];
  });
  return convexHull(points);
}

/** On the upper edge, where it is free; else on the lower one; else nowhere (the list of circles names it). */
function placeName(name: string, outline: readonly Position[], obstacles: readonly Box[]): SceneLabel | undefined {
  const w = textWidth(name, CIRCLE_NAME_SIZE) + 14;
  const ys = outline.map(([, y]) => y);
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  for (const y of [top - 8, bottom + 10]) {
    const edge = outline.filter((point) => Math.abs(point[1] - (y < top + 1 ? top : bottom)) < 1).map(([x]) => x);
    const [left, right] = [Math.min(...edge), Math.max(...edge)];
    for (const share of [0.5, 0.2, 0.8]) {
      const label = { text: name, x: Math.round(left + (right - left) * share), y: Math.round(y), w, h: 20 };
      if (!obstacles.some((box) => boxesMeet(box, label, 2))) return label;
    }
  }
  return undefined;
}
