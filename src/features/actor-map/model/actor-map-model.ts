import { z } from 'zod';
import type { FeatureModel } from '#document/feature-model';
import { IMPORT } from '#document/origin';
import { namedSampleRecord, writeSampleRecords } from '#document/records/sample-records';
import { accessPathsOf, actorMapSection, actorsOf, blindSpotsOf, circlesOf, relationsOf } from './actor-map-section';
import { newRelation } from './relation';

const sampleSchema = z.object({
  circles: z.array(namedSampleRecord),
  actors: z.array(namedSampleRecord),
  /** From, type, to, and a note where there is one. */
  relations: z.array(z.tuple([z.string(), z.string(), z.string()]).rest(z.string())),
  accessPaths: z.array(namedSampleRecord),
  blindSpots: z.array(namedSampleRecord),
});

/** The network of actors. */
export const actorMapModel: FeatureModel = {
  name: 'actor-map',
  sections: [actorMapSection],
  sample: {
    write(core, part, now) {
      const sample = sampleSchema.parse(part);
      writeSampleRecords(circlesOf(core), sample.circles, now);
      writeSampleRecords(actorsOf(core), sample.actors, now);
      for (const [index, [from, type, to, note]] of sample.relations.entries()) {
        relationsOf(core).create(newRelation(from, to, type, now + index, note ? { note } : {}), { origin: IMPORT });
      }
      writeSampleRecords(accessPathsOf(core), sample.accessPaths, now);
      writeSampleRecords(blindSpotsOf(core), sample.blindSpots, now);
    },
  },
};
