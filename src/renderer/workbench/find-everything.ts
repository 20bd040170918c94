import type { WorkspaceSession } from '#client/documents/workspace-session';
import type { SearchHit } from '#client/feature';
import { clientFeatures } from '#features/client';

/** Gives what each feature finds in a démarche, as it arrives. A feature that can't be searched leaves the others findable. */
export async function findEverything(
  session: WorkspaceSession,
  translate: (namespace: string) => (key: string) => string,
  onFound: (hits: readonly SearchHit[]) => void,
): Promise<void> {
  const searched = clientFeatures.map(async (feature) => {
    const source = await feature.search?.();
    if (source) onFound(source.default(session.core.doc, translate(feature.name)));
  });
  await Promise.allSettled(searched);
}
