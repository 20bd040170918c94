import type { WorkspaceSession } from '#client/documents/workspace-session';
import type { ClientFeature, SearchHit, SearchSource } from '#client/feature';
import { clientFeatures } from '#features/client';

type TranslateIn = (namespace: string) => (key: string) => string;

/** Gives what each feature finds in a démarche, as it arrives. A feature that can't be searched leaves the others findable. */
export function findEverything(
  session: WorkspaceSession,
  translate: TranslateIn,
  onFound: (hits: readonly SearchHit[]) => void,
): Promise<void> {
  return searchIn(clientFeatures, { core: session.core.doc, table: session.table.doc }, translate, onFound);
}

/** What these features find in a démarche's documents; see `findEverything`. */
export async function searchIn(
  features: readonly ClientFeature[],
  docs: Parameters<SearchSource>[0],
  translate: TranslateIn,
  onFound: (hits: readonly SearchHit[]) => void,
): Promise<void> {
  const searched = features.map(async (feature) => {
    const source = await feature.search?.();
    if (source) onFound(source.default(docs, translate(feature.name)));
  });
  await Promise.allSettled(searched);
}
