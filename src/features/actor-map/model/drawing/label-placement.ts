import type { Position } from '../actor';
import { type Curve, pointAt } from './edge-curve';
import { type Box, BoxIndex } from './geometry';
import type { SceneLabel } from './scene';

/** A text that wants a place along a curve. */
export interface LabelWish {
  readonly id: string;
  readonly text: string;
  readonly w: number;
  readonly h: number;
  readonly curve: Curve;
  /** Where it stood before: kept when it still fits, so that labels do not dance. */
  readonly before?: Position;
}

/** The middle first, then towards the ends. */
const ALONG = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];
/** On the line first, then beside it, in map units. */
const ASIDE = [0, 11, -11, 20, -20];
/** Last, round about the middle, never so far that the eye takes it for another link's. */
const ROUND_ABOUT: readonly Position[] = [18, 26, 34].flatMap((far): Position[] =>
  [0, 0.5, -0.5, 1, -1, 1.5, -1.5].flatMap((side): Position[] => [
    [side * 30, -far],
    [side * 30, far],
  ]),
);
/** Beyond this many labels, only the line itself is tried: a first paint must not wait. */
const CROWD = 250;

/**
 * A place for each label such that none touches another, nor an actor; those that find none are absent
 * from the result. Short links choose first: they have fewest places. Deterministic.
 */
export function placeLabels(wishes: readonly LabelWish[], obstacles: Iterable<Box>): ReadonlyMap<string, SceneLabel> {
  const asides = wishes.length > CROWD ? ASIDE.slice(0, 1) : ASIDE;
  const taken = new BoxIndex<Box>(obstacles);
  const placed = new Map<string, SceneLabel>();
  const put = (wish: LabelWish, [x, y]: Position) => {
    const label = { text: wish.text, x, y, w: wish.w, h: wish.h };
    if (taken.meets(label, 2)) return false;
    taken.add(label);
    placed.set(wish.id, label);
    return true;
  };
  for (const wish of wishes) if (wish.before) put(wish, wish.before);
  for (const wish of byLength(wishes)) if (!placed.has(wish.id)) tryEverywhere(wish, asides, put);
  return placed;
}

function tryEverywhere(wish: LabelWish, asides: readonly number[], put: (wish: LabelWish, at: Position) => boolean): void {
  const [nx, ny] = normalAt(wish.curve);
  for (const aside of asides) {
    for (const t of ALONG) {
      const [x, y] = pointAt(wish.curve, t);
      // Beside a steep line a label must move by half its width, beside a flat one by half its height.
      const reach = aside === 0 ? 0 : aside + Math.sign(aside) * Math.abs(nx) * (wish.w / 2 - 6);
      if (put(wish, [Math.round(x + nx * reach), Math.round(y + ny * reach)])) return;
    }
  }
  if (asides.length === 1) return;
  const [x, y] = pointAt(wish.curve, 0.5);
  for (const [dx, dy] of ROUND_ABOUT) if (put(wish, [Math.round(x + dx), Math.round(y + dy)])) return;
}

function normalAt({ start, end }: Curve): Position {
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
  const length = Math.hypot(dx, dy) || 1;
  return [-dy / length, dx / length];
}

/** Two links between the same actors are as long as each other: the older one chooses first, and never the smaller id. */
function byLength(wishes: readonly LabelWish[]): readonly LabelWish[] {
  const length = ({ curve }: LabelWish) => Math.round(Math.hypot(curve.end[0] - curve.start[0], curve.end[1] - curve.start[1]));
  return [...wishes].sort((a, b) => length(a) - length(b));
}
