import type { SearchHit } from '#bridge/documents-contract';
import type { ClientFeature, FoundKind } from '#client/feature';

/** What was found of one kind, in the order it was found. */
interface FoundGroup {
  readonly kind: string;
  /** What such things are called: a key of a feature's catalogue. */
  readonly name: { readonly feature: string; readonly key: string };
  readonly things: readonly Found[];
}

/** A hit, and the path of its screen inside the démarche. */
export interface Found {
  readonly hit: SearchHit;
  readonly path: string;
  readonly aim: FoundKind['aim'];
}

/** Hits under their kinds, the kind of the best hit first. A kind that no feature opens is left out. */
export function foundByKind(features: readonly ClientFeature[], hits: readonly SearchHit[]): readonly FoundGroup[] {
  const kinds = new Map(
    features.flatMap(({ name, found }) => (found ?? []).map((kind) => [kind.kind, { feature: name, ...kind }] as const)),
  );
  const groups = new Map<string, FoundGroup & { readonly things: Found[] }>();
  for (const hit of hits) {
    const kind = kinds.get(hit.kind);
    if (!kind) continue;
    const group = groups.get(hit.kind) ?? { kind: hit.kind, name: { feature: kind.feature, key: kind.nameKey }, things: [] };
    group.things.push({ hit, path: kind.path(hit), aim: kind.aim });
    groups.set(hit.kind, group);
  }
  return [...groups.values()];
}
