import { z } from 'zod';
import { parseQuantity, type Quantity } from '#shared/quantity';
import { IMPORT } from '../origin';
import type { RecordCollection } from './record-collection';

/** A record of the sample, checked again, field by field, by the collection it goes to. */
export const sampleRecord = z.looseObject({});

/** A record that others refer to. */
export const namedSampleRecord = z.looseObject({ id: z.string() });

/** A quantity as people write it; one that can't be read is a mistake of ours and fails its test. */
export const sampleQuantity = z.string().transform((text): Quantity => parseQuantity(text) ?? { kind: 'unknown' });

/** Writes records of the sample in their order; ids of the file are kept, so that its references hold. Throws on fields that the collection refuses. */
export function writeSampleRecords<T extends object>(
  collection: RecordCollection<T>,
  records: readonly Readonly<Record<string, unknown>>[],
  now: number,
): void {
  for (const [index, { id, ...fields }] of records.entries()) {
    const options = typeof id === 'string' ? { id, origin: IMPORT } : { origin: IMPORT };
    collection.create({ createdAt: now + index, ...fields } as unknown as T, options);
  }
}
