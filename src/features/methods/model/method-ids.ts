import type { Method } from './method';

/** How the parts of a method that is being drawn are named. */
export interface MethodIds {
  /** The id of one part; `kind` and its rank (from 0) name a part that the parent did not have. */
  one(kind: string, id: string, index: number): string;
  /** The ids of all parts of a kind, by the ids of their records. */
  all(kind: string, records: readonly { readonly id: string }[]): ReadonlyMap<string, string>;
}

/**
 * Names that tell nothing of a démarche: an id the parent method already published is kept, so that two editions
 * compare; any other is a position.
 */
export function methodIds(parent: Method | undefined): MethodIds {
  const published = new Set(parent ? idsOf(parent) : []);
  const one = (kind: string, id: string, index: number) => {
    if (published.has(id)) return id;
    let candidate = `${kind}-${index + 1}`;
    while (published.has(candidate)) candidate = `${candidate}-bis`;
    return candidate;
  };
  return { one, all: (kind, records) => new Map(records.map((record, index) => [record.id, one(kind, record.id, index)])) };
}

function idsOf(method: Method): string[] {
  const groups = [
    method.principles,
    method.roles,
    method.rules,
    method.phases,
    method.phases.flatMap((phase) => phase.steps),
    method.tools,
    method.outline,
  ];
  return groups.flatMap((group) => group.map((part) => part.id));
}
