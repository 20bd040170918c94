import type { HostFeature } from '#host/host-feature';
import { sayIn } from '#shared/words/reader';
import { en } from '../words/print.en';
import { fr } from '../words/print.fr';
import { gatherCommitments } from './commitments-output';
import { gatherExperiments } from './experiments-output';
import { gatherPlan } from './plan-output';

/** The plan, the trials and the promises as they leave. */
export const experimentHost: HostFeature = {
  restitution: {
    sections: [
      { id: 'plan', title: (language) => sayIn(language, { fr, en })('plan.title'), gather: gatherPlan },
      { id: 'experiments', title: (language) => sayIn(language, { fr, en })('experiments.title'), gather: gatherExperiments },
      { id: 'commitments', title: (language) => sayIn(language, { fr, en })('commitments.title'), gather: gatherCommitments },
    ],
  },
};
