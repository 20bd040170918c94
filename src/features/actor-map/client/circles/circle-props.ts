import type { StoredCircle } from '../../model/circle';
import type { LiveMap } from '../use-live-map';

/** What the parts of a circle's form are given. */
export interface CircleProps {
  readonly live: LiveMap;
  readonly circle: StoredCircle;
}
