import type * as Y from 'yjs';
import type { FeatureModel } from '#document/feature-model';
import { IMPORT } from '#document/origin';
import { type Method, methodSchema } from './method';

/** The method with what each feature publishes of itself. Throws on a part that the format does not take. */
export function withParts(method: Method, models: readonly FeatureModel[], core: Y.Doc, parent: Method | undefined): Method {
  const file: Record<string, unknown> = { ...method };
  const parts: Record<string, unknown> = { ...method.parts };
  for (const model of models) {
    for (const [key, value] of Object.entries(model.method?.published?.(core, flat(parent)) ?? {})) {
      const place = key in methodSchema.shape ? file : parts;
      const before = place[key];
      place[key] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
    }
  }
  return methodSchema.parse({ ...file, ...(Object.keys(parts).length > 0 ? { parts } : {}) });
}

/**
 * Starts a démarche from a method: each feature takes what is its own. Ids are the method's, so that doing it on two
 * computers gives one démarche.
 */
export function applyMethod(models: readonly FeatureModel[], core: Y.Doc, method: Method, createdAt: number): void {
  core.transact(() => {
    for (const model of models) model.method?.apply?.(core, flat(method), createdAt);
  }, IMPORT);
}

/** What the format names and what it does not, side by side. */
function flat<M extends Method | undefined>(method: M): M {
  return method && { ...method.parts, ...method };
}
