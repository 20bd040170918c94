import { useEffect, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { ActorMap } from '../model/actor-map-section';
import { type MapFilter, NO_FILTER } from '../model/map-filter';

/** What stands beside the map. */
export type MapPanel =
  | { readonly kind: 'actor'; readonly id: string; readonly editing?: boolean }
  | { readonly kind: 'relation'; readonly id: string }
  | { readonly kind: 'new-actor' }
  | { readonly kind: 'new-relation'; readonly from?: string }
  | { readonly kind: 'circles' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'paste' };

/** What the views share: the filter, what is selected, and the parcours laid over the drawing. */
export interface MapScreenState {
  readonly filter: MapFilter;
  readonly setFilter: (filter: MapFilter) => void;
  readonly panel: MapPanel | undefined;
  readonly open: (panel: MapPanel | undefined) => void;
  /** The actor or link that is marked in every view. */
  readonly selectedId: string | undefined;
  readonly pathId: string | undefined;
  readonly showPath: (id: string | undefined) => void;
}

/** Where something of the map is shown; undefined for what is not there. */
function panelOf(map: ActorMap, id: string): MapPanel | undefined {
  if (map.actors.get(id)) return { kind: 'actor', id };
  if (map.relations.get(id)) return { kind: 'relation', id };
  if (map.circles.get(id)) return { kind: 'circles' };
  return map.accessPaths.get(id) || map.blindSpots.get(id) ? { kind: 'missing' } : undefined;
}

/** The state of the screen, for this window alone: nobody else's view moves. What the address names is shown. */
export function useMapScreen(map: ActorMap): MapScreenState {
  const [filter, setFilter] = useState(NO_FILTER);
  const [panel, open] = useState<MapPanel>();
  const [pathId, showPath] = useState<string>();
  const named = useLocation()[0].slice(1);
  useEffect(() => {
    const wanted = panelOf(map, named);
    if (wanted) open(wanted);
  }, [map, named]);
  const selectedId = panel?.kind === 'actor' || panel?.kind === 'relation' ? panel.id : undefined;
  return useMemo(() => ({ filter, setFilter, panel, open, selectedId, pathId, showPath }), [filter, panel, selectedId, pathId]);
}
