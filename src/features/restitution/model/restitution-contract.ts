import { z } from 'zod';
import { call, contract, stream } from '#bridge/contract';
import { OUTPUT_AUDIENCES } from '#shared/output/audience';
import { LANGUAGES } from '#shared/words/language';

const language = z.enum(LANGUAGES);
const name = z.string().min(1).max(64);

/** Which démarche is given back, to whom, with which sections and in which language. */
export const restitutionOptionsSchema = z.object({
  workspaceId: name,
  audience: z.enum(OUTPUT_AUDIENCES),
  /** Ids of the sections that are wanted; all of them when it is not said. */
  parts: z.array(name).max(100).optional(),
  language,
});
/** The choices for one restitution. */
export type RestitutionOptions = z.output<typeof restitutionOptionsSchema>;

/** A section or a kind of file one may choose, and what it is called. */
const choiceSchema = z.object({ id: z.string(), label: z.string() });
/** A section or a kind of file as it is offered, its label in the language that was asked for. */
export type RestitutionChoice = z.output<typeof choiceSchema>;

/** What could not be carried over, one sentence each. */
const lossesSchema = z.array(z.string());

const fileSchema = z.object({
  name: z.string(),
  mediaType: z.string(),
  bytes: z.instanceof(Uint8Array<ArrayBuffer>),
  losses: lossesSchema,
});
/** A restitution as a file to save. */
export type RestitutionFile = z.output<typeof fileSchema>;

/** What the making of a file says as it goes, and the file at its end. */
const progressSchema = z.union([z.object({ step: z.enum(['reading', 'drawing', 'printing']) }), z.object({ file: fileSchema })]);

/** What the screen of the restitution asks of the host. Everything that leaves is filtered there, by `audience`. */
export const restitutionContract = contract('restitution', {
  /** What may be chosen on this host: the sections, the kinds of files it can make, and whether it can print. */
  choices: call(
    'facilitator',
    z.object({ language }),
    z.object({ sections: z.array(choiceSchema), formats: z.array(choiceSchema), canPrint: z.boolean() }),
  ),
  /** The inside of the page, for a preview, and what could not be carried over. */
  preview: call('facilitator', restitutionOptionsSchema, z.object({ html: z.string(), losses: lossesSchema, isEmpty: z.boolean() })),
  /** Makes one file, of a format that was offered; closing the stream stops the work. */
  make: stream('facilitator', restitutionOptionsSchema.extend({ format: name }), progressSchema),
});
