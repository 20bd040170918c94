import { type Box, boundsOf } from './geometry';

/** A box the layout may move, unless somebody fixed its place. */
export type MovableBox = { -readonly [Key in keyof Box]: Box[Key] } & { readonly fixed: boolean };

/** The gap between two actors, sideways and up and down: a label and an arrow must fit. */
const AIR_X = 32;
const AIR_Y = 22;
/** A step sideways is cheaper than one up: boxes are wide and screens are too. */
const SIDEWAYS = 1.8;
const MOST_ROUNDS = 120;
/** How far a box slides at once, so that all come nearer together. */
const SLIDE = 24;
const MOST_SLIDES = 60;

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

/**
 * Slides boxes towards the middle of `room`, each as far as the next one lets it, until they lie within that
 * width and height or nothing gives any more. No box passes another. Nobody moves when a box is fixed.
 */
export function compactBoxes(boxes: readonly MovableBox[], room: { readonly w: number; readonly h: number }): void {
  if (boxes.some(({ fixed }) => fixed)) return;
  for (let round = 0; round < MOST_SLIDES; round++) {
    const { x, y, w, h } = boundsOf(boxes);
    const moved = (w > room.w ? slide(boxes, 'x', x) : 0) + (h > room.h ? slide(boxes, 'y', y) : 0);
    if (moved < 1) return;
  }
}

const SIDES = {
  x: { size: 'w', across: 'y', acrossSize: 'h', air: AIR_X, acrossAir: AIR_Y },
  y: { size: 'h', across: 'x', acrossSize: 'w', air: AIR_Y, acrossAir: AIR_X },
} as const;

/** Slides all boxes along one axis, the nearest to the middle first; how far they went altogether. */
function slide(boxes: readonly MovableBox[], axis: 'x' | 'y', middle: number): number {
  const { size, across, acrossSize, air, acrossAir } = SIDES[axis];
  let total = 0;
  for (const box of [...boxes].sort((a, b) => Math.abs(a[axis] - middle) - Math.abs(b[axis] - middle))) {
    const way = Math.sign(middle - box[axis]);
    let free = Math.min(Math.abs(middle - box[axis]), SLIDE);
    for (const other of boxes) {
      const ahead = (other[axis] - box[axis]) * way;
      if (other === box || ahead <= 0) continue;
      if (Math.abs(other[across] - box[across]) >= (other[acrossSize] + box[acrossSize]) / 2 + acrossAir) continue;
      free = Math.min(free, Math.max(0, ahead - (other[size] + box[size]) / 2 - air));
    }
    box[axis] += way * free;
    total += free;
  }
  return total;
}
