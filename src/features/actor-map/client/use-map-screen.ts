import { useEffect, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { ActorMap } from '../model/actor-map-section';
import { type ShownPath, toggledPath } from '../model/drawing/laid-path';
import { type MapFilter, NO_FILTER } from '../model/map-filter';

/** What stands beside the map. */
export type MapPanel =
  | { readonly kind: 'actor'; readonly id: string; readonly editing?: boolean }
  | { readonly kind: 'relation'; readonly id: string }
  | { readonly kind: 'new-actor' }
  | { readonly kind: 'new-relation'; readonly from?: string }
  | { readonly kind: 'circles' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'paste'; readonly first?: 'mermaid' };

/** What the views share: the filter, what is selected, and what is laid over the drawing. */
export interface MapScreenState {
  readonly filter: MapFilter;
  readonly setFilter: (filter: MapFilter) => void;
  readonly panel: MapPanel | undefined;
  readonly open: (panel: MapPanel | undefined) => void;
  /** The actor or link that is marked in every view. */
  readonly selectedId: string | undefined;
  /** The parcours laid over the drawing, two at most. */
  readonly shownPaths: readonly ShownPath[];
  readonly togglePath: (id: string) => void;
  /** Whether needs that nobody answers stand at the edge of the drawing. */
  readonly showsSpots: boolean;
  readonly toggleSpots: () => void;
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
  const [shownPaths, setShownPaths] = useState<readonly ShownPath[]>([]);
  const [showsSpots, setShowsSpots] = useState(true);
  const named = useLocation()[0].slice(1);
  useEffect(() => {
    const wanted = panelOf(map, named);
    if (wanted) open(wanted);
  }, [map, named]);
  const selectedId = panel?.kind === 'actor' || panel?.kind === 'relation' ? panel.id : undefined;
  return useMemo(() => {
    const togglePath = (id: string) => setShownPaths((shown) => toggledPath(shown, id));
    const toggleSpots = () => setShowsSpots((shows) => !shows);
    return { filter, setFilter, panel, open, selectedId, shownPaths, togglePath, showsSpots, toggleSpots };
  }, [filter, panel, selectedId, shownPaths, showsSpots]);
}
