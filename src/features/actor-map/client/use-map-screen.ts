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

/** The state of the screen, for this window alone: nobody else's view moves. An actor the address names is shown. */
export function useMapScreen({ actors }: Pick<ActorMap, 'actors'>): MapScreenState {
  const [filter, setFilter] = useState(NO_FILTER);
  const [panel, open] = useState<MapPanel>();
  const [pathId, showPath] = useState<string>();
  const named = useLocation()[0].slice(1);
  useEffect(() => {
    if (actors.get(named)) open({ kind: 'actor', id: named });
  }, [actors, named]);
  const selectedId = panel?.kind === 'actor' || panel?.kind === 'relation' ? panel.id : undefined;
  return useMemo(() => ({ filter, setFilter, panel, open, selectedId, pathId, showPath }), [filter, panel, selectedId, pathId]);
}
