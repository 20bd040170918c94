import type { filterMap } from '../model/map-filter';
import type { LiveMap } from './use-live-map';
import type { MapScreenState } from './use-map-screen';

/** What every view is given: the map, what the filter lets through of it, and what is selected. */
export interface MapViewProps {
  readonly live: LiveMap;
  readonly state: MapScreenState;
  readonly shown: ReturnType<typeof filterMap>;
}
