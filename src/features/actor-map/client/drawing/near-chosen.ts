import type { SceneEdge } from '../../model/drawing/scene';

/** Ids of what stays in full colour when an actor or a link is chosen: it, its links, and who they join. Undefined when nothing is. */
export function nearChosen(edges: readonly SceneEdge[], chosen: string | undefined): ReadonlySet<string> | undefined {
  if (chosen === undefined) return undefined;
  const near = new Set([chosen]);
  for (const { id, from, to } of edges) if ([id, from, to].includes(chosen)) for (const one of [id, from, to]) near.add(one);
  return near;
}
