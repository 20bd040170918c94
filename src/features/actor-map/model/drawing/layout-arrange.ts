import { boundsOf, type Box, BoxIndex, boxesMeet } from './geometry';
import type { Group } from './layout-groups';
import { compactBoxes, type MovableBox, separateBoxes } from './layout-separation';

/** Room round a group for the edge of its circle, and above it for the tab with the circle's name, in map units. */
const GROUP_ROOM = 18;
const TAB_ROOM = 16;
/** Groups are about as wide as a page, the whole about as wide as a screen. */
const GROUP_ASPECT = 1.5;
const WHOLE_ASPECT = 1.87;
/** The least room between who is put somewhere and everybody else. */
const TUCK_GAP = 20;
/** How long a free place is looked for: inside a room, and anywhere. */
const MOST_STEPS_INSIDE = 4000;
const MOST_STEPS = 200_000;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** What moves as one: an actor, or a group with everything in it. */
interface Item {
  readonly box: MovableBox;
  readonly actors: readonly number[];
}

/**
 * Parts all actors: those of a group side by side, groups from each other and from everybody else. `spare`
 * says how much room is left between them: 1 is none. In the end no two boxes overlap, but those that are
 * fixed over each other.
 */
export function arrange(boxes: readonly MovableBox[], groups: readonly Group[], spare: number): void {
  arrangeInside(
    boxes,
    boxes.map((_box, index) => index),
    groups,
    { spare, aspect: WHOLE_ASPECT },
  );
  settleLeftovers(boxes);
}

function arrangeInside(
  boxes: readonly MovableBox[],
  members: readonly number[],
  groups: readonly Group[],
  { spare, aspect }: { readonly spare: number; readonly aspect: number },
): void {
  for (const group of groups) arrangeInside(boxes, group.members, group.inner, { spare: Math.min(spare, 1.5), aspect: GROUP_ASPECT });
  const held = new Set(groups.flatMap((group) => group.members));
  const items = [
    ...groups.map((group) => ({ box: boxAround(boxes, group), actors: group.members })),
    ...members.filter((index) => !held.has(index)).flatMap((index) => itemOf(boxes, index)),
  ];
  const before = items.map(({ box }) => ({ x: box.x, y: box.y }));
  const moving = items.map(({ box }) => box);
  const room = roomFor(moving, spare, aspect);
  gather(moving, room);
  separateBoxes(moving);
  compactBoxes(moving, room);
  tuckIn(moving, room);
  for (const [index, { box, actors }] of items.entries()) {
    const { x, y } = before[index] ?? box;
    if (actors.length > 1) for (const actor of actors) shift(boxes[actor], box.x - x, box.y - y);
  }
}

/** A rectangle with room for all boxes, `spare` times what they take with some air. */
export function roomFor(boxes: readonly Box[], spare: number, aspect = WHOLE_ASPECT): { readonly w: number; readonly h: number } {
  const area = boxes.reduce((sum, { w, h }) => sum + (w + 36) * (h + 24), 0) * spare;
  return { w: Math.sqrt(area * aspect), h: Math.sqrt(area / aspect) };
}

function itemOf(boxes: readonly MovableBox[], index: number): readonly Item[] {
  const box = boxes[index];
  return box ? [{ box, actors: [index] }] : [];
}

function shift(box: MovableBox | undefined, dx: number, dy: number): void {
  if (!box || box.fixed) return;
  box.x += dx;
  box.y += dy;
}

function boxAround(boxes: readonly MovableBox[], { members, inner }: Group): MovableBox {
  const inside = members.flatMap((index) => boxes[index] ?? []);
  const { x, y, w, h } = boundsOf(inside);
  const room = GROUP_ROOM * heightOf(inner);
  return {
    x,
    y: y - TAB_ROOM / 2,
    w: w + room * 2,
    h: h + room * 2 + TAB_ROOM,
    fixed: inside.some(({ fixed }) => fixed),
  };
}

function heightOf(inner: readonly Group[]): number {
  return inner.reduce((most, group) => Math.max(most, 1 + heightOf(group.inner)), 1);
}

/** Draws scattered boxes together, so that names are large when all is seen; nothing is gathered round what may not move. */
function gather(boxes: readonly MovableBox[], room: { readonly w: number; readonly h: number }): void {
  if (boxes.some(({ fixed }) => fixed)) return;
  const { x, y, w, h } = boundsOf(boxes);
  const [fx, fy] = [Math.min(1, room.w / w), Math.min(1, room.h / h)];
  for (const box of boxes) {
    box.x = x + (box.x - x) * fx;
    box.y = y + (box.y - y) * fy;
  }
}

/** Whoever still stands out of the room goes to the nearest free place in it: a few far ones make all names small. */
function tuckIn(boxes: readonly MovableBox[], { w, h }: { readonly w: number; readonly h: number }): void {
  if (boxes.some(({ fixed }) => fixed)) return;
  const { x, y } = boundsOf(boxes);
  const reach = (box: Box) => Math.max((Math.abs(box.x - x) * 2 + box.w) / w, (Math.abs(box.y - y) * 2 + box.h) / h);
  const outside = boxes.filter((box) => reach(box) > 1).sort((a, b) => reach(a) - reach(b));
  const taken = new BoxIndex<Box>(boxes.filter((box) => !outside.includes(box)));
  for (const box of outside) {
    const within = (at: number, middle: number, room: number) =>
      Math.min(middle + Math.max(0, room), Math.max(middle - Math.max(0, room), at));
    const from = { ...box, x: within(box.x, x, (w - box.w) / 2), y: within(box.y, y, (h - box.h) / 2) };
    const free = nearestFree(from, taken, (place) => reach(place) <= 1.001);
    if (free && !outside.some((other) => other !== box && boxesMeet(free, other, TUCK_GAP))) [box.x, box.y] = [free.x, free.y];
    taken.add(box);
  }
}

/** The nearest place, on a sunflower spiral (Vogel 1979), where a box stands free of all others. */
function nearestFree(box: Box, taken: BoxIndex<Box>, counts?: (place: Box) => boolean): Box | undefined {
  const most = counts ? MOST_STEPS_INSIDE : MOST_STEPS;
  for (let step = 0; step < most; step++) {
    const [radius, angle] = [12 * Math.sqrt(step), step * GOLDEN_ANGLE];
    const place = { ...box, x: box.x + radius * 1.8 * Math.cos(angle), y: box.y + radius * Math.sin(angle) };
    if ((!counts || counts(place)) && !taken.meets(place, TUCK_GAP)) return place;
  }
  return undefined;
}

/** Whoever still overlaps goes to the nearest free place. */
function settleLeftovers(boxes: readonly MovableBox[]): void {
  const crowded = boxes.filter(
    (box, index) => !box.fixed && boxes.some((other, at) => (at < index || other.fixed) && other !== box && boxesMeet(box, other, 4)),
  );
  if (crowded.length === 0) return;
  const taken = new BoxIndex<Box>(boxes.filter((box) => !crowded.includes(box)));
  for (const box of crowded) {
    const free = nearestFree(box, taken);
    if (free) [box.x, box.y] = [free.x, free.y];
    taken.add(box);
  }
}
