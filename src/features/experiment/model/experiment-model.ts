import { z } from 'zod';
import type { FeatureModel } from '#document/feature-model';
import { namedSampleRecord, sampleQuantity, sampleRecord, writeSampleRecords } from '#document/records/sample-records';
import { experimentRecords, experimentSection } from './experiment-section';

const id = z.string();
const sampleSchema = z.object({
  experiments: z.array(namedSampleRecord),
  loops: z.array(namedSampleRecord),
  actions: z.array(namedSampleRecord),
  indicators: z.array(z.looseObject({ id, baseline: sampleQuantity, target: sampleQuantity })),
  observations: z.array(z.looseObject({ quantity: sampleQuantity })),
  journal: z.array(sampleRecord),
  findings: z.array(z.looseObject({ chapter: id })),
  commitments: z.array(sampleRecord),
});

/** Social experiments and the register of commitments. */
export const experimentModel: FeatureModel = {
  name: 'experiment',
  sections: [experimentSection],
  sample: {
    write(core, part, now) {
      const [records, sample] = [experimentRecords(core), sampleSchema.parse(part)];
      writeSampleRecords(records.experiments, sample.experiments, now);
      writeSampleRecords(records.loops, sample.loops, now);
      writeSampleRecords(records.actions, sample.actions, now);
      writeSampleRecords(records.indicators, sample.indicators, now);
      writeSampleRecords(records.observations, sample.observations, now);
      writeSampleRecords(records.journal, sample.journal, now);
      const findings = sample.findings.map(({ chapter, ...fields }) => ({ ...fields, textId: chapter, blockId: 'findings' }));
      writeSampleRecords(records.findings, findings, now);
      writeSampleRecords(records.commitments, sample.commitments, now);
    },
  },
};
