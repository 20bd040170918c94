import { z } from 'zod';
import { DURATION_UNITS, type Duration } from '#shared/duration';
import { isPartialDate } from '#shared/partial-date';
import type { Period } from '#shared/period';
import type { Quantity } from '#shared/quantity';

/**
 * The checks of the values that records share: a peer wrote them, so they are bounded and never trusted.
 * Each stays the plain value its type says.
 */

const unit = z.string().max(40).optional();

/** A `Quantity` (see `shared/quantity`). */
export const quantitySchema: z.ZodType<Quantity> = z.union([
  z.object({ kind: z.enum(['exact', 'about', 'more-than', 'less-than']), value: z.number(), unit }),
  z.object({ kind: z.literal('range'), from: z.number(), to: z.number(), unit }),
  z.object({ kind: z.literal('from'), from: z.number(), unit }),
  z.object({ kind: z.enum(['unknown', 'not-communicated']) }),
]);

/** A date as precise as it is known (see `shared/partial-date`). */
export const partialDateSchema = z.string().max(10).refine(isPartialDate, 'not a date');

/** A `Period` (see `shared/period`); a bound that is not a date is dropped. */
export const periodSchema: z.ZodType<Period> = z.object({
  from: partialDateSchema.optional().catch(undefined),
  to: partialDateSchema.optional().catch(undefined),
  openEnd: z.boolean().optional().catch(undefined),
});

const durationUnit = z.enum(DURATION_UNITS);

/** A `Duration` (see `shared/duration`). */
export const durationSchema: z.ZodType<Duration> = z.union([
  z.object({ kind: z.literal('known'), from: z.number().min(0), to: z.number().min(0), unit: durationUnit, about: z.boolean().optional() }),
  z.object({
    kind: z.literal('open'),
    from: z.number().min(0).optional(),
    unit: durationUnit.optional(),
    words: z.string().max(120).optional(),
  }),
]);
