import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { actorMapOf } from '#features/actor-map/model/actor-map-section';
import { buildScene } from '#features/actor-map/model/drawing/build-scene';
import { layoutMap } from '#features/actor-map/model/drawing/layout';
import { WORD_SIZE } from '#features/actor-map/model/drawing/scene-node';
import { models } from '#features/model';
import { sampleSchema, writeSample } from '#features/workspace/model/sample';
import { sceneInputOf } from '../sample-network';

/** What a window of 1280 by 800 leaves to the drawing, in pixels, with the needs nobody answers at its edge. */
const ROOM = { w: 912, h: 432 };

test('the map of the sample is as « Ranger » leaves it, and shown whole none of its words is under 11 pixels', () => {
  const core = new Y.Doc();
  writeSample(models, sampleSchema.parse(JSON.parse(readFileSync('resources/sample/les-tilleuls.json', 'utf8'))), core, 1);
  const input = sceneInputOf(actorMapOf(core));
  const scene = buildScene(input);
  expect(WORD_SIZE * Math.min(ROOM.w / scene.bounds.w, ROOM.h / scene.bounds.h)).toBeGreaterThanOrEqual(11);
  expect(scene.hiddenLabels).toBeLessThanOrEqual(3);
  const arranged = layoutMap(input);
  expect(input.actors.map(({ id, at }) => [id, at])).toEqual(input.actors.map(({ id }) => [id, arranged.get(id)]));
});
