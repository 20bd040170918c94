import { expect, test } from 'vitest';
import { newActor } from '#features/actor-map/model/actor';
import { settleNewcomers } from '#features/actor-map/model/add-actors';
import { writePositions } from '#features/actor-map/model/actor-map-edit';
import type { ActorMap } from '#features/actor-map/model/actor-map-section';
import { newCircle } from '#features/actor-map/model/circle';
import { buildScene } from '#features/actor-map/model/drawing/build-scene';
import { boxesMeet } from '#features/actor-map/model/drawing/geometry';
import { layoutMap } from '#features/actor-map/model/drawing/layout';
import { newRelation } from '#features/actor-map/model/relation';
import { sampleNetwork, sceneInputOf } from '../sample-network';

function arranged(actors: number, relations: number, seed = 7): ActorMap {
  const map = sampleNetwork(actors, relations, seed);
  writePositions(map, layoutMap(sceneInputOf(map)));
  return map;
}

function overlapsOf(map: ActorMap): readonly string[] {
  const { nodes } = buildScene(sceneInputOf(map));
  return nodes.flatMap((a, index) =>
    nodes
      .slice(index + 1)
      .filter((b) => boxesMeet(a, b))
      .map((b) => `${a.name} over ${b.name}`),
  );
}

function movedBy(map: ActorMap): readonly string[] {
  const again = layoutMap(sceneInputOf(map));
  return map.actors
    .list()
    .filter(({ id, at }) => at?.join() !== again.get(id)?.join())
    .map(({ name }) => name);
}

test.each([
  [12, 16, 1],
  [30, 60, 5],
  [100, 200, 7],
  [300, 600, 7],
])('%i actors and %i links: nobody stands over anybody, and arranging again moves nobody (seed %i)', (actors, relations, seed) => {
  const map = arranged(actors, relations, seed);
  expect(overlapsOf(map)).toEqual([]);
  expect(movedBy(map)).toEqual([]);
});

test('the layout is the same on every computer', () => {
  expect(layoutMap(sceneInputOf(sampleNetwork(50, 80)))).toEqual(layoutMap(sceneInputOf(sampleNetwork(50, 80))));
});

test('a pinned actor stays where somebody put it, nobody stands over it, and arranging again moves nobody', () => {
  const map = arranged(30, 45);
  const [first, second] = map.actors.list();
  if (!first || !second) throw new Error('no actors');
  map.actors.patch(first.id, { at: second.at, pinned: true });
  writePositions(map, layoutMap(sceneInputOf(map)));
  expect(map.actors.get(first.id)?.at).toEqual(second.at);
  expect(overlapsOf(map)).toEqual([]);
  expect(movedBy(map)).toEqual([]);
});

test('actors that were put over each other are parted, and two pinned ones stay as somebody wanted', () => {
  const map = arranged(12, 16);
  const [a, b, c, d] = map.actors.list();
  if (!a || !b || !c || !d) throw new Error('no actors');
  map.actors.patch(b.id, { at: a.at });
  for (const { id } of [c, d]) map.actors.patch(id, { at: c.at, pinned: true });
  writePositions(map, layoutMap(sceneInputOf(map)));
  expect(overlapsOf(map)).toEqual([`${c.name} over ${d.name}`]);
});

test.each([5, 7, 9])('thirty actors and sixty links are read at fit on a screen of 1280 × 800 (seed %i)', (seed) => {
  const { nodes, circles } = buildScene(sceneInputOf(arranged(30, 60, seed)));
  const xs = [
    ...nodes.flatMap(({ x, w }) => [x - w / 2, x + w / 2]),
    ...circles.flatMap(({ outlines }) => outlines.flat().map(([x]) => x)),
  ];
  const ys = [
    ...nodes.flatMap(({ y, h }) => [y - h / 2, y + h / 2]),
    ...circles.flatMap(({ outlines }) => outlines.flat().map(([, y]) => y)),
  ];
  // What the window leaves to the drawing, in pixels, and 15 units of type at 11 pixels.
  expect((Math.max(...xs) - Math.min(...xs)) * (11 / 15)).toBeLessThanOrEqual(910);
  expect((Math.max(...ys) - Math.min(...ys)) * (11 / 15)).toBeLessThanOrEqual(485);
});

test('members of a circle stand side by side, and nobody else among them', () => {
  for (const seed of [5, 7, 9]) {
    const map = arranged(30, 60, seed);
    // One closed line without a corner that turns back: the plain shape round the members took nobody in.
    for (const { name, outlines } of buildScene(sceneInputOf(map)).circles) {
      expect(outlines, name).toHaveLength(1);
      expect(isConvex(outlines[0] ?? []), name).toBe(true);
    }
  }
});

test('circles that share actors, and circles inside circles, hold nobody but their members once arranged', () => {
  const map = sampleNetwork(24, 30, 11);
  const names = map.actors.list().map(({ id }) => id);
  const outer = map.circles.create(newCircle('Ensemble', 10));
  const inner = map.circles.create(newCircle('Bureau', 11, { parent: outer }));
  for (const id of names) map.actors.patch(id, { circles: [] });
  const put = (circle: string, ids: readonly string[]) => {
    for (const id of ids) map.actors.patch(id, { circles: [...(map.actors.get(id)?.circles ?? []), circle] });
  };
  put(outer, names.slice(0, 3));
  put(inner, names.slice(3, 6));
  put('circle0', names.slice(8, 12));
  put('circle1', names.slice(11, 15));
  put('circle2', [...names.slice(14, 17), names[11] ?? '']);
  writePositions(map, layoutMap(sceneInputOf(map)));
  expect(overlapsOf(map)).toEqual([]);
  expect(movedBy(map)).toEqual([]);
  expect(buildScene(sceneInputOf(map)).circles.map(({ outlines }) => outlines.length)).toEqual([1, 1, 1, 1, 1]);
});

test('an arranged map that one actor joins keeps nearly everybody in place', () => {
  const map = arranged(40, 60);
  const id = map.actors.create(newActor('Nouvelle venue', 9999));
  map.relations.create(newRelation(id, 'actor003', 'supports', 9999));
  settleNewcomers(map);
  const before = map.actors.list();
  const after = layoutMap(sceneInputOf(map));
  const far = before.filter(
    ({ id: one, at }) => Math.hypot((after.get(one)?.[0] ?? 0) - (at?.[0] ?? 0), (after.get(one)?.[1] ?? 0) - (at?.[1] ?? 0)) > 300,
  );
  expect(far.map(({ name }) => name)).toEqual([]);
});

function isConvex(line: readonly (readonly [number, number])[]): boolean {
  const turns = line.map(([x, y], index) => {
    const [bx, by] = line[(index + 1) % line.length] ?? [x, y];
    const [cx, cy] = line[(index + 2) % line.length] ?? [x, y];
    return Math.sign((bx - x) * (cy - by) - (by - y) * (cx - bx));
  });
  return !(turns.includes(1) && turns.includes(-1));
}
