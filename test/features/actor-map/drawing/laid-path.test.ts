import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { AccessPath, Door } from '#features/actor-map/model/access-path';
import { newActor } from '#features/actor-map/model/actor';
import { boxesMeet } from '#features/actor-map/model/drawing/geometry';
import { type LaidPath, layPaths, toggledPath } from '#features/actor-map/model/drawing/laid-path';
import type { SceneNode } from '#features/actor-map/model/drawing/scene';
import { sceneNode } from '#features/actor-map/model/drawing/scene-node';

const nodes = new Map(
  (
    [
      ['mission', 0, 0],
      ['creche', 320, 0],
      ['ccas', 320, 220],
      ['epicerie', 0, 220],
    ] as const
  ).map(([id, x, y]): [string, SceneNode] => [id, sceneNode({ ...newActor(id, 1), id, at: undefined }, [x, y], undefined)]),
);

function pathThrough(name: string, ...doors: readonly (string | undefined)[]): AccessPath {
  const door = (actor: string | undefined, index: number): Door => ({
    id: `${name}-${index}`,
    ...(actor ? { actor } : {}),
    words: '',
    outcome: index === doors.length - 1 ? 'answered' : 'refused',
  });
  return { name, need: '', toldBy: '', createdAt: 0, doors: doors.map(door) };
}

function lay(...paths: readonly AccessPath[]): readonly LaidPath[] {
  const looks = ['first', 'second'] as const;
  return layPaths(
    paths.map((path, index) => ({ path, look: looks[index] ?? 'first' })),
    { nodes, obstacles: [...nodes.values()] },
  );
}

test('two paths through the same doors lie beside each other, whichever way one goes', () => {
  const [there, back] = lay(pathThrough('Aller', 'mission', 'creche'), pathThrough('Retour', 'creche', 'mission'));
  const control = (path: LaidPath | undefined) => Number(/Q\S+ (\S+)/u.exec(path?.line ?? '')?.[1]);
  expect(Math.abs(control(there) - control(back))).toBeGreaterThan(60);
  const marks = [there, back].map((path) => path?.doors.map(({ x, y }) => ({ x, y, w: 24, h: 24 })) ?? []);
  for (const a of marks[0] ?? []) expect((marks[1] ?? []).some((b) => boxesMeet(a, b))).toBe(false);
});

test('the name of each path stands on a tab that covers neither an actor, nor a door, nor the other name', () => {
  const laid = lay(
    pathThrough('Trouver une garde pour un premier stage', 'mission', 'creche', 'ccas'),
    pathThrough('Se loger', 'creche', 'ccas'),
  );
  const tabs = laid.flatMap(({ tab }) => tab ?? []);
  expect(tabs.map(({ text }) => text)).toEqual(['Trouver une garde pour un premier…', 'Se loger']);
  const doors = laid.flatMap((path) => path.doors.map(({ x, y }) => ({ x, y, w: 24, h: 24 })));
  for (const tab of tabs) {
    const others = [...nodes.values(), ...doors, ...tabs.filter((other) => other !== tab)];
    expect(others.filter((other) => boxesMeet(tab, other))).toEqual([]);
  }
});

test('a door that is on no map keeps its number, and one pushed twice has two marks', () => {
  const [path] = lay(pathThrough('Se loger', 'mission', undefined, 'ccas', 'mission'));
  expect(path?.doors.map(({ number }) => number)).toEqual([1, 3, 4]);
  const [first, , last] = path?.doors ?? [];
  expect(first?.x).not.toBe(last?.x);
  expect(lay(pathThrough('Ailleurs', undefined))[0]).toMatchObject({ line: '', doors: [], tab: undefined });
});

test('two paths are shown at most; a third takes the look of the earliest, and each keeps its own until it is hidden', () => {
  const two = ['a', 'b'].reduce(toggledPath, []);
  expect(two).toEqual([
    { id: 'a', look: 'first' },
    { id: 'b', look: 'second' },
  ]);
  expect(toggledPath(two, 'c')).toEqual([
    { id: 'b', look: 'second' },
    { id: 'c', look: 'first' },
  ]);
  expect(toggledPath(two, 'a')).toEqual([{ id: 'b', look: 'second' }]);
});

test('both lines hold 3:1 on the ground of the drawing in every theme, and say nothing by dashes', () => {
  const tokens = readFileSync(new URL('../../../../src/client/kit/tokens.css', import.meta.url), 'utf8');
  const blocks = tokens.split(/\n\s*:root/u).filter((block) => /--path-first: #/u.test(block));
  expect(blocks).toHaveLength(3);
  for (const block of blocks) {
    const colour = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6})`, 'u').exec(block)?.[1] ?? '';
    for (const name of ['path-first', 'path-second']) expect(contrast(colour(name), colour('sheet')), name).toBeGreaterThanOrEqual(3);
  }
  expect(tokens).toMatch(/--path-first: LinkText;\s+--path-second: CanvasText;/u);
  const styles = readFileSync(new URL('../../../../src/features/actor-map/client/laid-over/laid-over.module.css', import.meta.url), 'utf8');
  expect(styles).not.toContain('dash');
});

/** The contrast of two colours (`#rrggbb`), as WCAG 2 counts it. */
function contrast(a: string, b: string): number {
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}
