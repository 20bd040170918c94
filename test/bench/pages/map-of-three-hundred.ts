import { writePositions } from '#features/actor-map/model/actor-map-edit';
import { layoutMap } from '#features/actor-map/model/drawing/layout';
import { sampleNetwork, sceneInputOf } from '../../features/actor-map/sample-network';
import { SCALE } from '../contest';
import type { PlainMap } from './map-page';

/** How the map of the benchmarks is made, for their tables. */
export const MAP_SIZE = `${Math.round(300 * SCALE)} actors, ${Math.round(600 * SCALE)} links drawn at random (seed 7), three circles`;

/** The reference map (300 actors, 600 links at scale 1), each actor at a place of its own unless `unplaced`. */
export function referenceMap({ unplaced = false } = {}): PlainMap {
  const map = sampleNetwork(Math.round(300 * SCALE), Math.round(600 * SCALE));
  if (!unplaced) writePositions(map, layoutMap(sceneInputOf(map)));
  return { actors: map.actors.list(), relations: map.relations.list(), circles: map.circles.list() };
}
