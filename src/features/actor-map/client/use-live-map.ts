import { useMemo } from 'react';
import { useObservable } from '#client/documents/use-observable';
import { useRecords } from '#client/documents/use-records';
import { useCore, useWorkspace } from '#client/documents/workspace-context.tsx';
import { collegesOf, orderedColleges } from '#features/people/model/people-section';
import type { StoredAccessPath, StoredBlindSpot } from '../model/access-path';
import type { StoredActor } from '../model/actor';
import { type ActorMap, actorMapOf } from '../model/actor-map-section';
import type { StoredCircle } from '../model/circle';
import type { MapCollege } from '../model/drawing/scene';
import type { StoredRelation } from '../model/relation';

/** A démarche's map as it is now, for the screens; `map` writes. */
export interface LiveMap {
  readonly map: ActorMap;
  readonly actors: readonly StoredActor[];
  /** Every link, also those that lost an end. */
  readonly relations: readonly StoredRelation[];
  readonly circles: readonly StoredCircle[];
  readonly accessPaths: readonly StoredAccessPath[];
  readonly blindSpots: readonly StoredBlindSpot[];
  readonly keptLines: readonly { readonly id: string; readonly text: string }[];
  readonly colleges: readonly MapCollege[];
  readonly readOnly: boolean;
}

/** The map of the open démarche, kept in step with whoever changes it. */
export function useLiveMap(): LiveMap {
  const core = useCore();
  const { readOnly } = useObservable(useWorkspace().core.status);
  const map = useMemo(() => actorMapOf(core), [core]);
  const colleges = useRecords(useMemo(() => collegesOf(core), [core]));
  return {
    map,
    actors: useRecords(map.actors),
    relations: useRecords(map.relations),
    circles: useRecords(map.circles),
    accessPaths: useRecords(map.accessPaths),
    blindSpots: useRecords(map.blindSpots),
    keptLines: useRecords(map.keptLines),
    colleges: useMemo(() => orderedColleges(colleges), [colleges]),
    readOnly,
  };
}
