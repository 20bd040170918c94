import { type ActorKind, drawnKind, type Position } from '../actor';
import { short } from './geometry';

/** How much wider than its text a shape must be, on both sides together, in map units. */
const EXTRA_WIDTH: Readonly<Record<ActorKind, number>> = {
  association: 0,
  'public-service': 0,
  commune: 22,
  residents: 12,
  'resource-person': 34,
  company: 10,
  school: 16,
  place: 0,
  other: 8,
};

/** And how much taller: the house has a roof, the ellipse loses its corners. */
const EXTRA_HEIGHT: Readonly<Partial<Record<ActorKind, number>>> = { place: 12, 'resource-person': 8 };

/** What a kind's shape needs beyond its text, in map units, both sides together. */
export function extraSize(kind: string): { readonly w: number; readonly h: number } {
  const drawn = drawnKind(kind);
  return { w: EXTRA_WIDTH[drawn], h: EXTRA_HEIGHT[drawn] ?? 0 };
}

/** The outline of a kind round the origin, as the `d` of a path. */
export function shapePath(kind: string, w: number, h: number): string {
  const [x, y] = [w / 2, h / 2];
  switch (drawnKind(kind)) {
    case 'association':
      return roundedPath(x, y, Math.min(12, y));
    case 'public-service':
      return roundedPath(x, y, 2);
    case 'residents':
      return roundedPath(x, y, y);
    case 'resource-person':
      return `M${short(-x)} 0A${short(x)} ${short(y)} 0 1 1 ${short(x)} 0A${short(x)} ${short(y)} 0 1 1 ${short(-x)} 0Z`;
    default:
      return `M${corners(drawnKind(kind), x, y)
        .map(([a, b]) => `${short(a)} ${short(b)}`)
        .join('L')}Z`;
  }
}

function roundedPath(x: number, y: number, radius: number): string {
  const [r, w, h] = [short(radius), short(2 * (x - radius)), short(2 * (y - radius))];
  return `M${short(radius - x)} ${short(-y)}h${w}a${r} ${r} 0 0 1 ${r} ${r}v${h}a${r} ${r} 0 0 1 -${r} ${r}h-${w}a${r} ${r} 0 0 1 -${r} -${r}v-${h}a${r} ${r} 0 0 1 ${r} -${r}Z`;
}

/** Corners of the angular kinds, clockwise; of the round ones, the box they stand in. */
function corners(kind: ActorKind, x: number, y: number): readonly Position[] {
  const points: Readonly<Partial<Record<ActorKind, readonly number[]>>> = {
    commune: [-x, 0, 13 - x, -y, x - 13, -y, x, 0, x - 13, y, 13 - x, y],
    company: [-x, -y, x - 12, -y, x, 12 - y, x, y, 12 - x, y, -x, y - 12],
    school: [-x, -y, x - 14, -y, x, 0, x - 14, y, -x, y],
    other: [9 - x, -y, x - 9, -y, x, 9 - y, x, y - 9, x - 9, y, 9 - x, y, -x, y - 9, -x, 9 - y],
    place: [-x, 12 - y, 0, -y, x, 12 - y, x, y, -x, y],
  };
  const flat = points[kind] ?? [-x, -y, x, -y, x, y, -x, y];
  return Array.from({ length: flat.length / 2 }, (_unused, index): Position => [flat[index * 2] ?? 0, flat[index * 2 + 1] ?? 0]);
}

/** Where a line from the centre towards (dx, dy) leaves the shape, from the centre. */
export function leaveShape(kind: string, w: number, h: number, dx: number, dy: number): Position {
  if (dx === 0 && dy === 0) return [0, 0];
  const [x, y] = [w / 2, h / 2];
  const drawn = drawnKind(kind);
  if (drawn === 'resource-person') {
    const length = Math.hypot(dx / x, dy / y);
    return [dx / length, dy / length];
  }
  let nearest = Infinity;
  const outline = drawn === 'residents' ? pillOutline(x, y) : corners(drawn, x, y);
  for (const [index, a] of outline.entries()) {
    const b = outline[(index + 1) % outline.length] ?? a;
    const along = crossing(dx, dy, a, b);
    if (along > 0 && along < nearest) nearest = along;
  }
  return nearest === Infinity ? [0, 0] : [dx * nearest, dy * nearest];
}

function pillOutline(x: number, y: number): readonly Position[] {
  const bevel = y * 0.42;
  return [
    [-x + y, -y],
    [x - y, -y],
    [x - bevel / 2, -bevel],
    [x, 0],
    [x - bevel / 2, bevel],
    [x - y, y],
    [-x + y, y],
    [-x + bevel / 2, bevel],
    [-x, 0],
    [-x + bevel / 2, -bevel],
  ];
}

/** How far along (dx, dy) the segment a–b is crossed; infinite when it is not. */
function crossing(dx: number, dy: number, a: Position, b: Position): number {
  const [ex, ey] = [b[0] - a[0], b[1] - a[1]];
  const determinant = dx * ey - dy * ex;
  if (Math.abs(determinant) < 1e-9) return Infinity;
  const along = (a[0] * ey - a[1] * ex) / determinant;
  const across = (a[0] * dy - a[1] * dx) / determinant;
  return across >= -1e-6 && across <= 1 + 1e-6 ? along : Infinity;
}
