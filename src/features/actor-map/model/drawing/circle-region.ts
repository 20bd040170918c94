import type { Position } from '../actor';
import { type Box, boundsOf, boxesMeet, boxMeetsPolygon, convexHull, cornersOf } from './geometry';
import { CellGrid } from './cell-grid';

/** How near the edge of a region may come to somebody who is not in it, in map units. */
const STRANGER_GAP = 6;
/** How far round the members a way between them may lead. */
const DETOUR = 90;
/** The finest grid, in map units, and the most cells of one side. */
const CELL = 8;
const MOST_CELLS = 320;

/** One closed line; a region inside another line of the same region is a hole (even-odd). */
export type Outline = readonly Position[];

/**
 * The region of a circle: it holds all of `members`, with `room` round them where nobody else stands, and no
 * part of `strangers`. Where the plain shape round the members would take a stranger in, members are joined by
 * ways that lead round everybody else; where there is no way, the region has several parts.
 */
export function regionAround(members: readonly Box[], strangers: readonly Box[], room: number): readonly Outline[] {
  const hull = convexHull(members.flatMap((box) => cornersOf(box, room)));
  const grown = (box: Box, by: number): Box => ({ ...box, w: box.w + by * 2, h: box.h + by * 2 });
  if (!strangers.some((box) => boxMeetsPolygon(grown(box, STRANGER_GAP), hull))) return [hull];
  const whole = grown(boundsOf(members), room + DETOUR);
  const size = Math.max(CELL, whole.w / MOST_CELLS, whole.h / MOST_CELLS);
  const near = strangers.filter((box) => boxesMeet(box, whole));
  const grid = new CellGrid(whole, size);
  for (const box of near) grid.block(grown(box, STRANGER_GAP + size / 2));
  for (const box of members) grid.fill(grown(box, room));
  // A member's own place is inside, however near somebody else stands.
  for (const box of members) grid.fillAlways(grown(box, size / 2));
  for (const box of near) grid.empty(box);
  grid.connect();
  grid.closeHoles();
  return grid.outlines();
}

/** Outlines as the `d` of a path, corners rounded by at most `radius`. */
export function regionPath(outlines: readonly Outline[], radius: number): string {
  return outlines.map((outline) => roundedPath(outline, radius)).join('');
}

function roundedPath(outline: Outline, radius: number): string {
  const steps = outline.map((corner, index) => {
    const before = outline[(index + outline.length - 1) % outline.length] ?? corner;
    const after = outline[(index + 1) % outline.length] ?? corner;
    const [from, to] = [towards(corner, before, radius), towards(corner, after, radius)];
    return `${index === 0 ? 'M' : 'L'}${say(from)}Q${say(corner)} ${say(to)}`;
  });
  return `${steps.join('')}Z`;
}

function towards([x, y]: Position, [tx, ty]: Position, most: number): Position {
  const length = Math.hypot(tx - x, ty - y) || 1;
  const share = Math.min(most, length / 2) / length;
  return [x + (tx - x) * share, y + (ty - y) * share];
}

function say([x, y]: Position): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
