import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { writePositions } from '#features/actor-map/model/actor-map-edit';
import type { ActorMap } from '#features/actor-map/model/actor-map-section';
import { buildScene, createSceneBuilder } from '#features/actor-map/model/drawing/build-scene';
import { boxesMeet } from '#features/actor-map/model/drawing/geometry';
import { layoutMap } from '#features/actor-map/model/drawing/layout';
import { placeNewcomers } from '#features/actor-map/model/drawing/newcomers';
import { COLLEGE_OUTLINES, PRINTED_COLOURS, PRINTED_PATHS } from '#features/actor-map/model/drawing/palette';
import { actorMapSvg } from '#features/actor-map/model/drawing/static-svg';
import type { AccessPath } from '#features/actor-map/model/access-path';
import { newActor } from '#features/actor-map/model/actor';
import { COLLEGE_PATHS } from '#client/kit/marks/college-paths';
import { sampleNetwork, sceneInputOf } from '../sample-network';

function arranged(actors: number, relations: number, seed = 7): ActorMap {
  const map = sampleNetwork(actors, relations, seed);
  writePositions(map, layoutMap(sceneInputOf(map)));
  return map;
}

test.each([
  [12, 16, 1],
  [50, 80, 2],
  [50, 80, 3],
  [120, 200, 4],
])('on %i actors and %i links, no label touches another nor an actor, and no two actors overlap (seed %i)', (actors, relations, seed) => {
  const scene = buildScene(sceneInputOf(arranged(actors, relations, seed)));
  const labels = scene.edges.flatMap(({ label }) => label ?? []);
  const boxes = [...labels, ...scene.nodes, ...scene.circles.flatMap(({ label }) => label ?? [])];
  const meeting = boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => boxesMeet(a, b))
      .map((b) => [a, b]),
  );
  expect(meeting).toEqual([]);
});

test('on fifteen actors and twenty links nearly every link says its word', () => {
  for (const seed of [2, 3, 4]) expect(buildScene(sceneInputOf(arranged(15, 20, seed))).hiddenLabels).toBeLessThanOrEqual(2);
});

test('who arrives is placed beside whom it is linked to, and nobody else moves', () => {
  const map = arranged(20, 30);
  const before = map.actors.list().map((actor) => actor.at);
  const id = map.actors.create(newActor('Nouvelle venue', 9999));
  const places = placeNewcomers(sceneInputOf(map));
  expect([...places.keys()]).toEqual([id]);
  writePositions(map, places);
  expect(
    map.actors
      .list()
      .slice(0, -1)
      .map((actor) => actor.at),
  ).toEqual(before);
  const scene = buildScene(sceneInputOf(map));
  expect(scene.nodes.some((a) => scene.nodes.some((b) => a !== b && boxesMeet(a, b)))).toBe(false);
});

test('a change of one actor makes new objects for it and its links alone', () => {
  const map = arranged(300, 600);
  const build = createSceneBuilder();
  const before = build(sceneInputOf(map));
  const moved = map.actors.list()[150];
  if (!moved) throw new Error('no actor');
  map.actors.patch(moved.id, { name: 'Autre nom' });
  const after = build(sceneInputOf(map));
  const changedNodes = after.nodes.filter((node) => !before.nodes.includes(node));
  const changedEdges = after.edges.filter((edge) => !before.edges.includes(edge));
  expect(changedNodes.map((node) => node.id)).toEqual([moved.id]);
  expect(changedEdges.every((edge) => edge.from === moved.id || edge.to === moved.id || edge.label !== undefined)).toBe(true);
  expect(changedEdges.length).toBeLessThan(40);
});

test('the printed map is well-formed, self-contained, and a hostile name is only text', () => {
  const map = arranged(10, 14);
  const [first] = map.actors.list();
  if (!first) throw new Error('no actor');
  map.actors.patch(first.id, { name: '</text><script>alert(1)</script>"&\u0001\ud800' });
  const svg = actorMapSvg(sceneInputOf(map), { title: 'Carte <des> acteurs', description: '10 acteurs' });
  expect(svg).not.toMatch(/<script|href|url\((?!#)/u);
  const names = sceneInputOf(map)
    .actors.slice(1)
    .map((actor) => actor.name.split(' ')[0] ?? '');
  for (const name of names) expect(svg).toContain(name);
});

test('the printed map shows the paths laid over it, the needs nobody answers, and a legend of all that is on it', () => {
  const map = arranged(10, 14);
  const input = sceneInputOf(map);
  const [one, two, three] = map.actors.list();
  const path = (name: string, ...actors: (string | undefined)[]): AccessPath => ({
    ...{ name, need: '', toldBy: '', createdAt: 0 },
    doors: actors.map((actor, index) => ({ id: `${index}`, actor, words: '', outcome: index === 2 ? 'answered' : 'refused' })),
  });
  const legend = { kind: (kind: string) => `sorte ${kind}`, blocks: 'bloque', nobody: 'Personne n’y répond' };
  const paths = [
    { look: 'first' as const, path: path('Trois portes', one?.id, two?.id, three?.id) },
    { look: 'second' as const, path: path('Le <tour>', three?.id, one?.id) },
  ];
  const svg = actorMapSvg(input, { title: 'Carte', description: '', legend, paths, spots: ['Garder des enfants le soir'] });
  for (const hue of Object.values(PRINTED_PATHS)) expect(svg).toContain(hue);
  // Each name twice: on its tab, and in the legend.
  expect(svg.match(/>Trois portes</gu)).toHaveLength(2);
  expect(svg.match(/>Le &#60;tour&#62;</gu)).toHaveLength(2);
  for (const words of ['>Personne n&#8217;y répond<', '>Garder des enfants le soir<', '>?<', '>bloque<', '>sorte '])
    expect(svg.replaceAll('’', '&#8217;')).toContain(words);
  // Nothing of it stands outside the sheet.
  const [left = 0, top = 0, width = 0, height = 0] = (/viewBox="([^"]+)"/u.exec(svg)?.[1] ?? '').split(' ').map(Number);
  for (const [, x, y] of svg.matchAll(/translate\(([-\d.]+) ([-\d.]+)\)"><(?:rect|text|circle)/gu)) {
    if (Number(x) === 22 && Number(y) === 12) continue; // a marker inside a sample
    expect([Number(x) >= left, Number(x) <= left + width, Number(y) >= top, Number(y) <= top + height]).not.toContain(false);
  }
});

test('printed colours and shapes are those of the interface', () => {
  const tokens = readFileSync(new URL('../../../../src/client/kit/tokens.css', import.meta.url), 'utf8');
  const light = tokens.slice(0, tokens.indexOf('[data-theme'));
  for (const [token, colour] of Object.entries(PRINTED_COLOURS)) expect(light).toContain(`--${token}: ${colour};`);
  for (const [look, colour] of Object.entries(PRINTED_PATHS)) expect(light).toContain(`--path-${look}: ${colour};`);
  expect(COLLEGE_OUTLINES).toEqual(COLLEGE_PATHS);
});
