import type { Position } from '../actor';
import type { Box, BoxIndex } from './geometry';
import { short } from './geometry';
import { leaveShape } from './node-shape';
import type { SceneNode } from './scene';

/** A quadratic Bézier curve between the outlines of two actors. */
export interface Curve {
  readonly start: Position;
  readonly control: Position;
  readonly end: Position;
}

/** How far a link bends, as a part of its length, to one side or the other; the first that crosses nobody is taken. */
export const BENDS = [0.1, -0.1, 0.2, -0.2, 0.34, -0.34, 0.5, -0.5];
/** Room left for the point of the arrow. */
const HEAD_GAP = 5;

/** The curve from `a` to `b` with a given bend; a link to oneself is a loop above the actor. */
export function curveBetween(a: SceneNode, b: SceneNode, bend: number): Curve {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const control: Position = [(a.x + b.x) / 2 - dy * bend, (a.y + b.y) / 2 + dx * bend];
  return { start: touch(a, control), control, end: touch(b, control) };
}

function touch(node: SceneNode, towards: Position): Position {
  const [dx, dy] = [towards[0] - node.x, towards[1] - node.y];
  const [x, y] = leaveShape(node.kind, node.w, node.h, dx, dy);
  const length = Math.hypot(dx, dy) || 1;
  return [node.x + x + (dx / length) * HEAD_GAP, node.y + y + (dy / length) * HEAD_GAP];
}

/** The point of a curve at `t` in 0–1. */
export function pointAt({ start, control, end }: Curve, t: number): Position {
  const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
  return [a * start[0] + b * control[0] + c * end[0], a * start[1] + b * control[1] + c * end[1]];
}

/** A curve as the `d` of an SVG path. */
export function curvePath({ start, control, end }: Curve): string {
  return `M${short(start[0])} ${short(start[1])}Q${short(control[0])} ${short(control[1])} ${short(end[0])} ${short(end[1])}`;
}

/**
 * The bend that crosses the fewest other actors and that no other link between the same two has taken;
 * the gentlest one when several do.
 */
export function chooseBend(a: SceneNode, b: SceneNode, others: BoxIndex<SceneNode>, taken: readonly number[]): number {
  let best = { bend: BENDS[0] ?? 0, cost: Infinity };
  for (const bend of BENDS) {
    if (taken.includes(bend)) continue;
    const cost = crossings(curveBetween(a, b, bend), others, a, b) * 10 + Math.abs(bend);
    if (cost < best.cost) best = { bend, cost };
    if (cost < 1) break;
  }
  return best.bend;
}

function crossings(curve: Curve, others: BoxIndex<SceneNode>, a: SceneNode, b: SceneNode): number {
  const length = Math.hypot(curve.end[0] - curve.start[0], curve.end[1] - curve.start[1]);
  const steps = Math.min(16, Math.max(4, Math.ceil(length / 40)));
  let count = 0;
  for (let step = 1; step < steps; step++) {
    const [x, y] = pointAt(curve, step / steps);
    const probe: Box = { x, y, w: 2, h: 2 };
    if (others.meets(probe, 5, (other) => other !== a && other !== b)) count++;
  }
  return count;
}

/** A link of an actor to itself: a loop over its upper right corner. */
export function loopPath(node: SceneNode): { path: string; top: Position } {
  const [x, y] = [node.x + node.w / 2 - 14, node.y - node.h / 2];
  return {
    path: `M${short(x - 16)} ${short(y)}C${short(x - 22)} ${short(y - 44)} ${short(x + 48)} ${short(y - 44)} ${short(x + 15)} ${short(y + 12)}`,
    top: [x + 8, y - 34],
  };
}
