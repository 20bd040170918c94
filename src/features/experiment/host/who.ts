import type { OutputRequest } from '#host/feature-output';
import { actorsOf } from '#features/actor-map/model/actor-map-section';
import { facts } from '#shared/output/blocks';
import type { Action } from '../model/experiment-section';

/** Present names of actors; one that left the map has none. */
export function actorNames({ core }: Pick<OutputRequest, 'core'>, ids: readonly string[]): readonly string[] {
  return ids.flatMap((id) => actorsOf(core).get(id)?.name ?? []);
}

/** Who does it: the role in the group's words, then the actors. */
export function whoOf({ role, actorIds }: Pick<Action, 'role' | 'actorIds'>, request: Pick<OutputRequest, 'core'>): string {
  return facts([role, ...actorNames(request, actorIds)], ', ');
}
