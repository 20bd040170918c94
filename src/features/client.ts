import type { ClientFeature } from '#client/feature';
import { actorMapFeature } from './actor-map/client/actor-map-feature';
import { diagnosticFeature } from './diagnostic/client/diagnostic-feature';
import { sourceFeature } from './diagnostic/client/sources/source-feature';
import { experimentFeature } from './experiment/client/experiment-feature';
import { filesFeature } from './files/client/files-feature';
import { inquiryFeature } from './inquiry/client/inquiry-feature';
import { methodsFeature } from './methods/client/methods-feature';
import { phonesFeature } from './phones/client/phones-feature';
import { peopleFeature } from './people/client/people-feature';
import { restitutionFeature } from './restitution/client/restitution-feature';
import { tablesFeature } from './tables/client/tables-feature';
import { workshopFeature } from './workshop/client/workshop-feature';
import { workspaceFeature } from './workspace/client/workspace-feature';

/** Every feature the interface is made of; a new one is one line here. Order decides that of the search, and of what stands in the bar. */
export const clientFeatures: readonly ClientFeature[] = [
  workspaceFeature,
  tablesFeature,
  phonesFeature,
  filesFeature,
  peopleFeature,
  actorMapFeature,
  diagnosticFeature,
  experimentFeature,
  workshopFeature,
  inquiryFeature,
  methodsFeature(async () => (await import('./model')).models),
  restitutionFeature,
  sourceFeature,
];
