import { expect, test } from 'vitest';
import { nearChosen } from '#features/actor-map/client/drawing/near-chosen';
import { writePositions } from '#features/actor-map/model/actor-map-edit';
import type { ActorMap } from '#features/actor-map/model/actor-map-section';
import { buildScene } from '#features/actor-map/model/drawing/build-scene';
import { layoutMap } from '#features/actor-map/model/drawing/layout';
import { WORD_SIZE } from '#features/actor-map/model/drawing/scene-node';
import { actorMapSvg } from '#features/actor-map/model/drawing/static-svg';
import { sampleNetwork, sceneInputOf } from '../sample-network';

function arranged(actors: number, relations: number): ActorMap {
  const map = sampleNetwork(actors, relations);
  writePositions(map, layoutMap(sceneInputOf(map), { tries: 1 }));
  return map;
}

test('on a large map verbs wait until an actor is chosen; then its links speak, and nobody else’s', () => {
  const map = arranged(30, 60);
  const input = sceneInputOf(map);
  expect(buildScene(input).edges.filter(({ label }) => label)).toEqual([]);
  const chosen = 'actor000';
  const speaking = buildScene({ ...input, chosen }).edges.filter(({ label }) => label);
  expect(speaking.length).toBeGreaterThan(0);
  expect(speaking.every(({ from, to }) => from === chosen || to === chosen)).toBe(true);
});

test('on a small map verbs are said where there is room for them, unless they are asked to wait', () => {
  const input = sceneInputOf(arranged(12, 12));
  expect(buildScene(input).edges.filter(({ label }) => label).length).toBeGreaterThanOrEqual(8);
  expect(buildScene({ ...input, verbs: 'chosen' }).edges.filter(({ label }) => label)).toEqual([]);
});

test('choosing an actor changes the words on links, and neither the places nor what is shown of the map', () => {
  const input = sceneInputOf(arranged(30, 60));
  const [before, after] = [buildScene(input), buildScene({ ...input, chosen: 'actor000' })];
  expect(after.bounds).toEqual(before.bounds);
  expect(after.nodes).toEqual(before.nodes);
});

test('who is chosen, its links and whom they join stay in full colour; without a choice everybody does', () => {
  const { edges } = buildScene(sceneInputOf(arranged(12, 16)));
  expect(nearChosen(edges, undefined)).toBeUndefined();
  const near = nearChosen(edges, 'actor000');
  for (const { id, from, to } of edges) expect(near?.has(id)).toBe(from === 'actor000' || to === 'actor000');
  expect(near?.has('actor000')).toBe(true);
});

test('dashes mean « bloque » and nothing else, on any arrow that somebody wrote', () => {
  const map = arranged(12, 16);
  for (const { id, type } of map.relations.list()) map.relations.patch(id, { mermaidArrow: type === 'blocks' ? '-->' : '-.->' });
  for (const { id, line } of buildScene(sceneInputOf(map)).edges) expect(line === 'dashed').toBe(map.relations.get(id)?.type === 'blocks');
  const [first] = map.actors.list();
  if (first) map.actors.patch(first.id, { kind: 'other' });
  const svg = actorMapSvg(sceneInputOf(map), { title: 'Carte', description: '' });
  const blocking = map.relations.list().filter(({ type }) => type === 'blocks').length;
  expect(svg.match(/stroke-dasharray/gu)?.length ?? 0).toBe(blocking);
});

test('no word of the printed map is smaller than an actor’s name', () => {
  const map = arranged(12, 16);
  const input = sceneInputOf(map);
  const svg = actorMapSvg(input, { title: 'Carte', description: '', legend: { kind: (kind) => kind, blocks: 'bloque', nobody: '' } });
  const sizes = [...svg.matchAll(/font-size="(\d+)"/gu)].map(([, size]) => Number(size));
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(WORD_SIZE);
});
