import { z } from 'zod';
import type { FeatureModel } from '#document/feature-model';
import { IMPORT } from '#document/origin';
import { namedSampleRecord, writeSampleRecords } from '#document/records/sample-records';
import { collegesOf, orderedColleges, peopleOf, peopleSection, seedColleges } from './people-section';

const sampleSchema = z.object({ people: z.array(namedSampleRecord) });

/** Colleges and pseudonyms: whose knowledge speaks. */
export const peopleModel: FeatureModel = {
  name: 'people',
  sections: [peopleSection],
  begin: (core, { language }) => seedColleges(core, language, IMPORT),
  sample: { write: (core, part, now) => writeSampleRecords(peopleOf(core), sampleSchema.parse(part).people, now) },
  guest: { lobby: (core) => ({ colleges: orderedColleges(collegesOf(core).list()) }) },
};
