import type { StoredActor } from '../actor';
import type { StoredRelation } from '../relation';
import { type Box, boundsOf, boxMeetsPolygon, convexHull, cornersOf } from './geometry';

/** What one stranger inside a circle costs, and one crossing a link, as a part of the stress. */
const STRANGER = 0.08;
const CROSSING = 1.5;
/** What words that are smaller at fit cost: a power of how much. */
const SPRAWL = 3;

/** How untidy an arrangement looks, as a factor of its stress: 1 when no links cross and circles hold nobody but their members. */
export function messOf(
  map: {
    readonly actors: readonly StoredActor[];
    readonly relations: readonly StoredRelation[];
    readonly memberships: readonly ReadonlySet<string>[];
    /** What the arrangement should lie in. */
    readonly room: { readonly w: number; readonly h: number };
  },
  boxes: readonly Box[],
): number {
  const links = linksOf(map.actors, map.relations, boxes);
  const mess = 1 + strangersIn(map.memberships, boxes) * STRANGER + (crossings(links) / Math.max(1, links.length)) * CROSSING;
  return mess * sprawlOf(boxes, map.room) ** SPRAWL;
}

type Link = { readonly from: Box; readonly to: Box };

function linksOf(actors: readonly StoredActor[], relations: readonly StoredRelation[], boxes: readonly Box[]): readonly Link[] {
  const places = new Map(actors.map(({ id }, index) => [id, boxes[index]]));
  return relations.flatMap((relation) => {
    const [from, to] = [places.get(relation.from), places.get(relation.to)];
    return from && to && from !== to ? [{ from, to }] : [];
  });
}

/** How many pairs of links cross, drawn straight; links that share an actor do not. */
function crossings(links: readonly Link[]): number {
  let count = 0;
  for (const [index, a] of links.entries()) {
    for (let next = index + 1; next < links.length; next++) {
      const b = links[next];
      if (b && crosses(a, b)) count++;
    }
  }
  return count;
}

function crosses({ from: a, to: b }: Link, { from: c, to: d }: Link): boolean {
  if (a === c || a === d || b === c || b === d) return false;
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function side(a: Box, b: Box, c: Box): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/** How many times somebody stands where the members of a circle, drawn round as tightly as can be, would take them in. */
function strangersIn(memberships: readonly ReadonlySet<string>[], boxes: readonly Box[]): number {
  const circles = new Set(memberships.flatMap((circles) => [...circles]));
  let count = 0;
  for (const circle of circles) {
    const hull = convexHull(boxes.flatMap((box, index) => (memberships[index]?.has(circle) ? cornersOf(box, 10) : [])));
    count += boxes.filter((box, index) => !memberships[index]?.has(circle) && boxMeetsPolygon(box, hull)).length;
  }
  return count;
}

/** How many times smaller all must be shown to fit the room: 1 when it fits. */
function sprawlOf(boxes: readonly Box[], room: { readonly w: number; readonly h: number }): number {
  const { w, h } = boundsOf(boxes);
  return Math.max(1, w / room.w, h / room.h);
}
