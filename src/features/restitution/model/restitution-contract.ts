import { z } from 'zod';
import { call, contract, stream } from '#bridge/contract';
import { AUDIENCES, RESTITUTION_PARTS } from './restitution';

export const RESTITUTION_FORMATS = ['pdf', 'html', 'markdown'] as const;
export type RestitutionFormat = (typeof RESTITUTION_FORMATS)[number];

export const restitutionOptionsSchema = z.object({
  workspaceId: z.string().min(1).max(64),
  audience: z.enum(AUDIENCES),
  parts: z.array(z.enum(RESTITUTION_PARTS)).max(20),
  language: z.enum(['fr', 'en']),
});
export type RestitutionOptions = z.output<typeof restitutionOptionsSchema>;

const lossSchema = z.object({
  code: z.enum(['testimony-withheld', 'source-withheld', 'missing-embed', 'unknown-block', 'picture-missing']),
  count: z.number(),
});

const fileSchema = z.object({
  name: z.string(),
  mediaType: z.string(),
  bytes: z.instanceof(Uint8Array<ArrayBuffer>),
  losses: z.array(lossSchema),
});

/** What the making of a file says as it goes, and the file at its end. */
const progressSchema = z.union([z.object({ step: z.enum(['reading', 'drawing', 'printing']) }), z.object({ file: fileSchema })]);

export const restitutionContract = contract('restitution', {
  /** Whether this host can print a PDF. */
  abilities: call('facilitator', z.object({}), z.object({ pdf: z.boolean() })),
  /** The inside of the page, for a preview, and what could not be carried over. */
  preview: call('facilitator', restitutionOptionsSchema, z.object({ html: z.string(), losses: z.array(lossSchema), isEmpty: z.boolean() })),
  /** Makes one file; closing the stream stops the work. */
  make: stream('facilitator', restitutionOptionsSchema.extend({ format: z.enum(RESTITUTION_FORMATS) }), progressSchema),
});
