import { settleNewcomers } from '../../model/add-actors';
import { printedColour } from '../../model/drawing/palette';
import { applyMapChange } from '../../model/mermaid/flow-apply';
import type { ChangeOptions } from '../../model/mermaid/flow-comparison';
import type { MapChange } from '../../model/mermaid/map-change';
import type { MapContent } from '../../model/mermaid/flow-print';
import { printFlowchart } from '../../model/mermaid/flow-print';
import type { MapViewProps } from '../map-view-props';
import type { LiveMap } from '../use-live-map';

/** The whole map as its Mermaid text needs it. */
export function mapContentOf({ map, actors, relations, circles, keptLines }: LiveMap): MapContent {
  return { actors, relations, circles, keptLines, direction: map.direction() };
}

/** Colour of each college in what leaves the app. */
function collegeColoursOf({ colleges }: LiveMap): Readonly<Record<string, string>> {
  return Object.fromEntries(colleges.map((college) => [college.id, printedColour(college.colour)]));
}

/** What is shown of the map, as Mermaid. */
export function mermaidTextOf({ live, shown }: Pick<MapViewProps, 'live' | 'shown'>, options: { forDrawing?: boolean } = {}): string {
  return printFlowchart({ ...mapContentOf(live), ...shown }, { collegeColours: collegeColoursOf(live), ...options }).text;
}

/** What a text is compared with besides the map's content. */
export function comparisonOf(live: LiveMap): Pick<ChangeOptions, 'collegeColours' | 'colleges'> {
  return { collegeColours: collegeColoursOf(live), colleges: live.colleges.map((college) => college.id) };
}

/** Writes what a text changes, and gives who arrived a place; `replaceKept` as in `applyMapChange`. */
export function applyToMap(live: LiveMap, change: MapChange, replaceKept: boolean): void {
  applyMapChange(live.map, change, Date.now(), replaceKept);
  settleNewcomers(live.map);
}
