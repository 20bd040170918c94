import { z } from 'zod';
import type { FeatureModel } from '#document/feature-model';
import { IMPORT } from '#document/origin';
import { workspaceSection, writeFrame } from './workspace-section';

const sampleSchema = z.object({ title: z.string(), territory: z.string(), purpose: z.string() });

/** The frame of a démarche. */
export const workspaceModel: FeatureModel = {
  name: 'workspace',
  sections: [workspaceSection],
  sample: { write: (core, part, createdAt) => writeFrame(core, { ...sampleSchema.parse(part), createdAt }, IMPORT) },
};
