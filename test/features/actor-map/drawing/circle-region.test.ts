import { expect, test } from 'vitest';
import { type Outline, regionAround, regionPath } from '#features/actor-map/model/drawing/circle-region';
import type { Box } from '#features/actor-map/model/drawing/geometry';
import { layoutMap } from '#features/actor-map/model/drawing/layout';
import { buildScene } from '#features/actor-map/model/drawing/build-scene';
import { newCircle } from '#features/actor-map/model/circle';
import { writePositions } from '#features/actor-map/model/actor-map-edit';
import { sampleNetwork, sceneInputOf } from '../sample-network';

/** Whether a point lies inside the outlines, a line inside another being a hole. */
function holds(outlines: readonly Outline[], x: number, y: number): boolean {
  let isInside = false;
  for (const outline of outlines) {
    for (const [index, [ax, ay]] of outline.entries()) {
      const [bx, by] = outline[(index + 1) % outline.length] ?? [ax, ay];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isInside = !isInside;
    }
  }
  return isInside;
}

/** Points over a whole box, its corners included. */
function pointsOf({ x, y, w, h }: Box): readonly (readonly [number, number])[] {
  const steps = [-0.499, -0.25, 0, 0.25, 0.499];
  return steps.flatMap((dx) => steps.map((dy) => [x + dx * w, y + dy * h] as const));
}

const box = (x: number, y: number): Box => ({ x, y, w: 120, h: 40 });

function expectExact(outlines: readonly Outline[], members: readonly Box[], strangers: readonly Box[]): void {
  for (const member of members) for (const [x, y] of pointsOf(member)) expect(holds(outlines, x, y), `member at ${x} ${y}`).toBe(true);
  for (const other of strangers) for (const [x, y] of pointsOf(other)) expect(holds(outlines, x, y), `stranger at ${x} ${y}`).toBe(false);
}

test('a region with nobody in between is the plain shape round its members', () => {
  const outlines = regionAround([box(0, 0), box(200, 0)], [box(0, 200)], 10);
  expect(outlines).toHaveLength(1);
  expectExact(outlines, [box(0, 0), box(200, 0)], [box(0, 200)]);
});

test('who stands between the members of a circle is left out of its region', () => {
  const [members, strangers] = [
    [box(0, 0), box(400, 0), box(200, 200)],
    [box(200, 0), box(200, 70)],
  ];
  const outlines = regionAround(members, strangers, 10);
  expectExact(outlines, members, strangers);
  expect(outlines).toHaveLength(1);
});

test('a member walled in by others has a part of its own, and nobody else is taken in', () => {
  const wall = [-70, 0, 70].flatMap((y) => [-140, 0, 140].map((x) => box(x, y))).filter(({ x, y }) => x !== 0 || y !== 0);
  const walled = wall.map((one) => ({ ...one, w: 138, h: 68 }));
  const outlines = regionAround([box(0, 0), box(900, 0)], walled, 10);
  expectExact(outlines, [box(0, 0), box(900, 0)], walled);
  expect(outlines).toHaveLength(2);
});

test('in a crowd, wherever people were put, each circle holds its members and nobody else; an actor in three is in three', () => {
  const map = sampleNetwork(40, 60, 3);
  const ids = map.actors.list().map(({ id }) => id);
  // A grid, in the order of the list: members of each circle lie all over it.
  writePositions(map, new Map(ids.map((id, index) => [id, [(index % 8) * 230, Math.floor(index / 8) * 110] as const])));
  map.circles.create(newCircle('Dedans', 20, { parent: 'circle0' }), { id: 'inner' });
  map.actors.patch(ids[21] ?? '', { circles: ['circle0', 'circle1', 'circle2'] });
  map.actors.patch(ids[37] ?? '', { circles: ['inner'] });
  const scene = buildScene(sceneInputOf(map));
  const inside = new Map([...map.circles.list()].map(({ id, parent }) => [id, parent]));
  for (const { id, outlines } of scene.circles) {
    const isMember = (actor: string) => (map.actors.get(actor)?.circles ?? []).some((circle) => circle === id || inside.get(circle) === id);
    expectExact(
      outlines,
      scene.nodes.filter((node) => isMember(node.id)),
      scene.nodes.filter((node) => !isMember(node.id)),
    );
  }
  const shared = scene.nodes.find(({ id }) => id === ids[21]);
  expect(scene.circles.filter(({ outlines }) => shared && holds(outlines, shared.x, shared.y)).map(({ id }) => id)).toEqual([
    'circle0',
    'circle1',
    'circle2',
  ]);
});

test('two circles never look the same, and each has its name on a tab that covers no one', () => {
  const map = sampleNetwork(40, 60, 3);
  writePositions(map, new Map(map.actors.list().map(({ id }, index) => [id, [(index % 8) * 260, Math.floor(index / 8) * 130] as const])));
  const { circles, nodes } = buildScene(sceneInputOf(map));
  expect(new Set(circles.map(({ hue, edge }) => `${hue} ${edge}`)).size).toBe(circles.length);
  for (const { label } of circles) {
    expect(label).toBeDefined();
    expect(
      nodes.filter(({ x, y, w, h }) => label && Math.abs(x - label.x) * 2 < w + label.w && Math.abs(y - label.y) * 2 < h + label.h),
    ).toEqual([]);
  }
});

test('a circle whose members were placed side by side has its name on a tab', () => {
  for (const seed of [5, 7, 9]) {
    const map = sampleNetwork(30, 60, seed);
    writePositions(map, layoutMap(sceneInputOf(map), { tries: 1 }));
    const members = (id: string) => map.actors.list().filter(({ circles }) => circles.includes(id)).length;
    for (const { id, name, label } of buildScene(sceneInputOf(map)).circles) if (members(id) > 1) expect(label?.text).toBe(name);
  }
});

test('rounded corners stay within the outline’s own corners', () => {
  expect(
    regionPath(
      [
        [
          [0, 0],
          [100, 0],
          [100, 50],
          [0, 50],
        ],
      ],
      10,
    ),
  ).toBe('M0 10Q0 0 10 0L90 0Q100 0 100 10L100 40Q100 50 90 50L10 50Q0 50 0 40Z');
});
