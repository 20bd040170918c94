import { printedColour } from '../../model/drawing/palette';
import type { MapContent } from '../../model/mermaid/flow-print';
import { printFlowchart } from '../../model/mermaid/flow-print';
import type { MapViewProps } from '../map-view-props';
import type { LiveMap } from '../use-live-map';

/** The whole map as its Mermaid text needs it. */
export function mapContentOf({ map, actors, relations, circles, keptLines }: LiveMap): MapContent {
  return { actors, relations, circles, keptLines, direction: map.direction() };
}

/** Colour of each college in what leaves the app. */
export function collegeColoursOf({ colleges }: LiveMap): Readonly<Record<string, string>> {
  return Object.fromEntries(colleges.map((college) => [college.id, printedColour(college.colour)]));
}

/** What is shown of the map, as Mermaid. */
export function mermaidTextOf({ live, shown }: Pick<MapViewProps, 'live' | 'shown'>, options: { forDrawing?: boolean } = {}): string {
  return printFlowchart({ ...mapContentOf(live), ...shown }, { collegeColours: collegeColoursOf(live), ...options }).text;
}
