import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parseQuantity, type Quantity } from '#shared/quantity';

const id = z.string();
/** Checked again, field by field, by the collection each record goes to. */
const record = z.looseObject({});
const named = z.looseObject({ id });

/** A quantity as people write it; a sample that can't be read is a mistake of ours and fails its test. */
const quantity = z.string().transform((text): Quantity => parseQuantity(text) ?? { kind: 'unknown' });

const lines = z.array(z.string());

const sampleSchema = z.object({
  frame: z.object({ title: z.string(), territory: z.string(), purpose: z.string() }),
  people: z.array(named),
  circles: z.array(named),
  actors: z.array(named),
  relations: z.array(z.tuple([id, z.string(), id]).rest(z.string())),
  accessPaths: z.array(named),
  blindSpots: z.array(named),
  figures: z.array(z.looseObject({ id, chapter: id, quantity })),
  testimonies: z.array(z.looseObject({ id, chapter: id })),
  chapters: z.array(
    z.object({
      id,
      title: z.string(),
      question: z.string(),
      parts: z.object({ stakes: lines, findings: lines, testimonies: lines, leads: lines }),
    }),
  ),
  validations: z.array(z.tuple([id, id])),
  notes: z.array(z.looseObject({ chapter: id })),
  experiments: z.array(named),
  loops: z.array(named),
  actions: z.array(named),
  indicators: z.array(z.looseObject({ id, baseline: quantity, target: quantity })),
  observations: z.array(z.looseObject({ quantity })),
  journal: z.array(record),
  findings: z.array(z.looseObject({ chapter: id })),
  commitments: z.array(record),
  workshops: z.array(named),
  steps: z.array(named),
  tables: z.array(named),
  contributions: z.array(z.looseObject({ step: id })),
});

/** The sample démarche as it is kept in `resources/sample`: imagined from end to end. */
export type Sample = z.output<typeof sampleSchema>;

export async function readSample(resourcesFolder: string): Promise<Sample> {
  return sampleSchema.parse(JSON.parse(await readFile(join(resourcesFolder, 'sample/les-tilleuls.json'), 'utf8')));
}
