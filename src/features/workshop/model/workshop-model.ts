import { z } from 'zod';
import type { FeatureModel } from '#document/feature-model';
import { IMPORT } from '#document/origin';
import { namedSampleRecord, writeSampleRecords } from '#document/records/sample-records';
import { contributionSchema } from './contribution';
import { contributionSubmissions, shownToGuest } from './giving';
import { addContribution, contributionRights, draftSection, stepSection } from './step-section';
import { agendasFromWorkshops } from './workshop-agenda';
import { stepsOf, subjectOfDocument, tablesOf, workshopSection, workshopsOf } from './workshop-section';

const sampleSchema = z.object({
  workshops: z.array(namedSampleRecord),
  steps: z.array(namedSampleRecord),
  tables: z.array(namedSampleRecord),
  contributions: z.array(z.looseObject({ step: z.string() })),
});

/** A workshop's own title says when and where it was: an agenda is called by its number. */
const agendaTitle = (number: number) => `Atelier ${number}`;

/** Workshops: steps, and what people bring to them, from phones too. */
export const workshopModel: FeatureModel = {
  name: 'workshop',
  sections: [workshopSection, stepSection, draftSection],
  method: { published: (core) => ({ tools: agendasFromWorkshops(core, agendaTitle) }) },
  sample: {
    write(core, part, now) {
      const sample = sampleSchema.parse(part);
      writeSampleRecords(workshopsOf(core), sample.workshops, now);
      writeSampleRecords(stepsOf(core), sample.steps, now);
      writeSampleRecords(tablesOf(core), sample.tables, now);
    },
    documents(_core, part, now) {
      const { steps, contributions } = sampleSchema.parse(part);
      return steps.map(({ id }) => ({
        kind: 'workshop',
        record: id,
        write(doc) {
          const brought = contributions.filter(({ step }) => step === id);
          for (const [index, fields] of brought.entries()) {
            const own = { author: `${id}-${index}`, given: true, createdAt: now + index };
            addContribution(doc, contributionSchema.parse({ ...own, ...fields }), { origin: IMPORT });
          }
        },
      }));
    },
  },
  guest: { subject: subjectOfDocument, rights: (_id, guest) => contributionRights(guest), shown: shownToGuest },
  submissions: contributionSubmissions,
};
