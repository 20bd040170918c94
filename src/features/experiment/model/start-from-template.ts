import type { ExperimentTemplate } from '#features/methods/model/method';
import { addIndicator, startExperiment } from './experiment-operations';
import type { ExperimentRecords } from './experiment-section';

/**
 * A new trial, blank or with the indicators its method proposes. The template's questions stay prompts: they
 * are shown beside the fields, never written in them.
 */
export function startFromTemplate(
  records: ExperimentRecords,
  template: ExperimentTemplate | undefined,
  blankTitle: string,
  createdAt: number,
): { readonly experimentId: string; readonly loopId: string } {
  let started = { experimentId: '', loopId: '' };
  records.together(() => {
    started = startExperiment(records, { title: template?.title || blankTitle, createdAt });
    const loop = { id: started.loopId, experimentId: started.experimentId };
    template?.indicators.forEach((indicator, index) => {
      addIndicator(records, loop, { ...indicator, createdAt: createdAt + index });
    });
  });
  return started;
}
