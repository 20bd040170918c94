import type { Box } from './geometry';

/** A box the layout may move, unless somebody fixed its place. */
export type MovableBox = { -readonly [Key in keyof Box]: Box[Key] } & { readonly fixed: boolean };

/** The gap between two actors, sideways and up and down: a label and an arrow must fit. */
const AIR_X = 36;
const AIR_Y = 24;
/** A step sideways is cheaper than one up: boxes are wide and screens are too. */
const SIDEWAYS = 1.8;
const MOST_ROUNDS = 120;

/**
 * Pushes overlapping boxes apart, each pair along the axis where it costs least and half each, until none
 * overlap. Fixed boxes stay; two fixed ones may overlap, as somebody wanted.
 */
export function separateBoxes(boxes: readonly MovableBox[]): void {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    // The gap asked for shrinks in the last rounds, so that a crowded map comes to rest instead of oscillating.
    const air = round < MOST_ROUNDS - 40 ? 1 : 0.5;
    let moved = false;
    for (let first = 0; first < boxes.length; first++) {
      for (let second = first + 1; second < boxes.length; second++) {
        const [a, b] = [boxes[first], boxes[second]];
        if (a && b && separate(a, b, air)) moved = true;
      }
    }
    if (!moved) return;
  }
}

function separate(a: MovableBox, b: MovableBox, air: number): boolean {
  if (a.fixed && b.fixed) return false;
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const overX = (a.w + b.w) / 2 + AIR_X * air - Math.abs(dx);
  if (overX <= 0.5) return false;
  const overY = (a.h + b.h) / 2 + AIR_Y * air - Math.abs(dy);
  if (overY <= 0.5) return false;
  const share = a.fixed || b.fixed ? 1 : 0.5;
  if (overY * SIDEWAYS <= overX) {
    const step = (dy >= 0 ? overY : -overY) * share;
    if (!a.fixed) a.y -= step;
    if (!b.fixed) b.y += step;
  } else {
    const step = (dx >= 0 ? overX : -overX) * share;
    if (!a.fixed) a.x -= step;
    if (!b.fixed) b.x += step;
  }
  return true;
}
