import type { Section } from '#document/section';
import { actorMapSection } from './actor-map/model/actor-map-section';
import { chapterTextSection, diagnosticSection } from './diagnostic/model/diagnostic-section';
import { pictureSection } from './diagnostic/model/picture-section';
import { sourceContentSection, sourceSection } from './diagnostic/model/source-section';
import { experimentSection } from './experiment/model/experiment-section';
import { processSection } from './methods/model/process-section';
import { peopleSection } from './people/model/people-section';
import { stepSection } from './workshop/model/step-section';
import { workshopSection } from './workshop/model/workshop-section';
import { workspaceSection } from './workspace/model/workspace-section';

/** Every feature's place in the documents; a new one is one line here. */
export const sections: readonly Section[] = [
  workspaceSection,
  peopleSection,
  processSection,
  actorMapSection,
  diagnosticSection,
  chapterTextSection,
  pictureSection,
  sourceSection,
  sourceContentSection,
  experimentSection,
  workshopSection,
  stepSection,
];
