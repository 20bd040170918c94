import { useId, useMemo } from 'react';
import type { StoredActor } from '../../model/actor';
import type { StoredCircle } from '../../model/circle';
import { createSceneBuilder } from '../../model/drawing/build-scene';
import type { MapCollege } from '../../model/drawing/scene';
import { filterMap, type MapFilter, NO_FILTER } from '../../model/map-filter';
import type { StoredRelation } from '../../model/relation';
import styles from './map-canvas.module.css';
import { MapLayers } from './map-layers';

interface ActorMapViewProps {
  readonly actors: readonly StoredActor[];
  readonly relations: readonly StoredRelation[];
  readonly circles: readonly StoredCircle[];
  readonly colleges: readonly MapCollege[];
  readonly filter?: MapFilter;
  /** Pixels; by default as wide as its column, and as tall as the map asks. */
  readonly width?: number;
  readonly height?: number;
  /** What the drawing is, read aloud; its sentences should stand beside it. */
  readonly label: string;
}

/** The map to look at, inside a text or a report: it follows the démarche's map, and nothing in it can be moved. */
export function ActorMapView({ actors, relations, circles, colleges, filter, width, height, label }: ActorMapViewProps) {
  const arrow = useId();
  const build = useMemo(createSceneBuilder, []);
  const scene = useMemo(
    () => build({ ...filterMap(actors, relations, filter ?? NO_FILTER), circles, colleges }),
    [build, actors, relations, circles, colleges, filter],
  );
  const { x, y, w, h } = scene.bounds;
  return (
    <svg
      className={styles.frozen}
      role="img"
      aria-label={label}
      viewBox={`${x - w / 2 - 20} ${y - h / 2 - 20} ${w + 40} ${h + 40}`}
      // Two actors are not drawn larger than fifty: a small map stays small in a wide column.
      style={width ? undefined : { maxInlineSize: w + 40 }}
      {...(width ? { width } : {})}
      {...(height ? { height } : {})}
    >
      <MapLayers scene={scene} arrow={arrow} />
    </svg>
  );
}
