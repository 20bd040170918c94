import type { Position } from '../actor';

/** A rectangle by its centre, in map units (pixels at 100 %). */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** True when two boxes come nearer than `gap` to each other. */
export function boxesMeet(a: Box, b: Box, gap = 0): boolean {
  return Math.abs(a.x - b.x) * 2 < a.w + b.w + gap * 2 && Math.abs(a.y - b.y) * 2 < a.h + b.h + gap * 2;
}

/** The box round everything given; an empty drawing has a box of its own. */
export function boundsOf(boxes: Iterable<Box>): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, w, h } of boxes) {
    left = Math.min(left, x - w / 2);
    right = Math.max(right, x + w / 2);
    top = Math.min(top, y - h / 2);
    bottom = Math.max(bottom, y + h / 2);
  }
  if (left > right) return { x: 0, y: 0, w: 400, h: 240 };
  return { x: (left + right) / 2, y: (top + bottom) / 2, w: right - left, h: bottom - top };
}

const CELL = 160;

/** Boxes found by place: what makes a collision test cost the same on 50 actors and on 300. */
export class BoxIndex<T extends Box> {
  private readonly cells = new Map<number, T[]>();

  constructor(boxes: Iterable<T> = []) {
    for (const box of boxes) this.add(box);
  }

  add(box: T): void {
    this.eachCell(box, 0, (key) => {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
      return false;
    });
  }

  /** True when a box that passes `counts` is nearer than `gap` to `box`. */
  meets(box: Box, gap: number, counts: (other: T) => boolean = () => true): boolean {
    return this.eachCell(box, gap, (key) => this.cells.get(key)?.some((other) => counts(other) && boxesMeet(box, other, gap)) ?? false);
  }

  /** Calls `visit` for the cells under `box` until it returns true. */
  private eachCell(box: Box, gap: number, visit: (key: number) => boolean): boolean {
    const right = Math.floor((box.x + box.w / 2 + gap) / CELL);
    const bottom = Math.floor((box.y + box.h / 2 + gap) / CELL);
    for (let column = Math.floor((box.x - box.w / 2 - gap) / CELL); column <= right; column++) {
      for (let row = Math.floor((box.y - box.h / 2 - gap) / CELL); row <= bottom; row++) {
        if (visit(column * 65_536 + row)) return true;
      }
    }
    return false;
  }
}

/** The convex hull of points, counter-clockwise (Andrew's monotone chain, 1979). */
export function convexHull(points: readonly Position[]): readonly Position[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (sorted.length < 3) return sorted;
  const half = (ordered: readonly Position[]): Position[] => {
    const chain: Position[] = [];
    for (const point of ordered) {
      while (chain.length > 1 && turn(chain.at(-2), chain.at(-1), point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

function turn(a: Position | undefined, b: Position | undefined, c: Position): number {
  if (!a || !b) return 0;
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/** True when a box and a convex polygon share any point (separating axes). */
export function boxMeetsPolygon({ x, y, w, h }: Box, polygon: readonly Position[]): boolean {
  if (polygon.length === 0) return false;
  const apart = (nx: number, ny: number) => {
    const along = polygon.map(([px, py]) => (px - x) * nx + (py - y) * ny);
    const reach = (Math.abs(nx) * w + Math.abs(ny) * h) / 2;
    return Math.min(...along) >= reach || Math.max(...along) <= -reach;
  };
  if (apart(1, 0) || apart(0, 1)) return false;
  return !polygon.some(([ax, ay], index) => {
    const [bx, by] = polygon[(index + 1) % polygon.length] ?? [ax, ay];
    return apart(ay - by, bx - ax);
  });
}

/** The corners of a box that is `room` larger on each side. */
export function cornersOf({ x, y, w, h }: Box, room: number): readonly Position[] {
  const [dx, dy] = [w / 2 + room, h / 2 + room];
  return [
    [x - dx, y - dy],
    [x + dx, y - dy],
    [x + dx, y + dy],
    [x - dx, y + dy],
  ];
}

/** A coordinate as SVG writes it: one decimal is more than the eye sees. */
export function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
