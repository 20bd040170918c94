import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { openBlindSpots } from '../../model/access-path';
import { isActorKind } from '../../model/actor';
import { writePositions } from '../../model/actor-map-edit';
import { linkCounts } from '../../model/relation';
import { laidPaths } from '../../model/drawing/laid-path';
import type { MapViewProps } from '../map-view-props';
import { BlindSpotStrip } from '../laid-over/blind-spot-strip';
import { OverlaySwitches } from '../laid-over/overlay-switches';
import { MapCanvas } from './map-canvas';
import { MapLegend } from './map-legend';

/** « Dessin »: the map as one sees it on a wall, and what is laid over it. */
export function DrawingView({ live, state, shown }: MapViewProps) {
  const { map, circles, colleges, readOnly, accessPaths } = live;
  const { actors, relations } = shown;
  const input = useMemo(() => ({ actors, relations, circles, colleges }), [actors, relations, circles, colleges]);
  const labels = useActorLabels({ live, state, shown });
  const paths = laidPaths(state.shownPaths, accessPaths);
  const spots = openBlindSpots(live.blindSpots, new Set(live.actors.map(({ id }) => id)));
  return (
    <>
      <MapCanvas
        input={input}
        selectedId={state.selectedId}
        labels={labels}
        canMove={!readOnly}
        onSelect={({ actor, relation }) => {
          if (actor) state.open({ kind: 'actor', id: actor });
          else if (relation) state.open({ kind: 'relation', id: relation });
          else if (state.selectedId) state.open(undefined);
        }}
        onMoved={(id, at) => writePositions(map, new Map([[id, at]]))}
        paths={paths}
        edge={state.showsSpots && spots.length > 0 ? <BlindSpotStrip spots={spots} onOpen={() => state.open({ kind: 'missing' })} /> : null}
        switches={
          <OverlaySwitches
            paths={accessPaths}
            shownPaths={state.shownPaths}
            onTogglePath={state.togglePath}
            spots={spots.length}
            showsSpots={state.showsSpots}
            onToggleSpots={state.toggleSpots}
          />
        }
      />
      <MapLegend actors={actors} colleges={colleges} paths={paths} />
    </>
  );
}

/** What is read aloud for each actor: its name, kind, college and number of links. */
function useActorLabels({ live, shown }: MapViewProps): ReadonlyMap<string, string> {
  const { t } = useTranslation('actor-map');
  const { colleges } = live;
  return useMemo(() => {
    const count = linkCounts(shown.relations);
    return new Map(
      shown.actors.map((actor) => {
        const college = colleges.find((one) => one.id === actor.college)?.name;
        const kind = isActorKind(actor.kind) ? t(`kinds.${actor.kind}`) : actor.kind;
        const words = { name: actor.name, kind, college: college ? `, ${college}` : '', links: count.get(actor.id) ?? 0 };
        return [actor.id, t('drawing.actorLabel', words)];
      }),
    );
  }, [shown, colleges, t]);
}
