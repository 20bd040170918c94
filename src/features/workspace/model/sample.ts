import type * as Y from 'yjs';
import { z } from 'zod';
import type { FeatureModel, SampleDocument } from '#document/feature-model';
import { workspaceModel } from './workspace-model';

/** The sample démarche as `resources/sample` holds it, imagined from end to end: a part for each feature, by its name. */
export const sampleSchema = z.record(z.string(), z.unknown());
type Sample = z.output<typeof sampleSchema>;

/** What the sample démarche is called. */
export function titleOfSample(sample: Sample): string {
  return z.object({ title: z.string() }).parse(sample[workspaceModel.name]).title;
}

/** Fills the core document, in French as the sample is, each feature in its turn: it may refer to what those before it wrote. Throws on a part that can't be read. */
export function writeSample(models: readonly FeatureModel[], sample: Sample, core: Y.Doc, createdAt: number): void {
  for (const { name, sample: slot } of models) slot?.write(core, sample[name], createdAt);
  for (const model of models) model.begin?.(core, { createdAt, firstTitle: '', language: 'fr' });
}

/** The other documents of the sample, once its core is written; to be written while the core is held. */
export function sampleDocuments(models: readonly FeatureModel[], sample: Sample, core: Y.Doc, now: number): readonly SampleDocument[] {
  return models.flatMap(({ name, sample: slot }) => slot?.documents?.(core, sample[name], now) ?? []);
}
