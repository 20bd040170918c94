import { type FeatureModel, sectionsOf } from '#document/feature-model';
import type { Section } from '#document/section';
import { actorMapModel } from './actor-map/model/actor-map-model';
import { diagnosticModel } from './diagnostic/model/diagnostic-model';
import { experimentModel } from './experiment/model/experiment-model';
import { methodsModel } from './methods/model/methods-model';
import { peopleModel } from './people/model/people-model';
import { workshopModel } from './workshop/model/workshop-model';
import { workspaceModel } from './workspace/model/workspace-model';

/** What every feature declares of itself; a new one is one line here. Each may lean on those before it. */
export const models: readonly FeatureModel[] = [
  workspaceModel,
  peopleModel,
  methodsModel,
  actorMapModel,
  diagnosticModel,
  experimentModel,
  workshopModel,
];

/** Every feature's place in the documents. */
export const sections: readonly Section[] = sectionsOf(models);
