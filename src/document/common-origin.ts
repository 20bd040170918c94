import * as Y from 'yjs';

/**
 * Whether two documents of one id began as one, given their state vectors: some replica wrote in both. Each replica's
 * writings are held from its first on, so its first struct then stands in both; two documents made apart have no
 * replica in common. Undefined when one of them is empty, and nothing can be told. Throws for bytes that are no vector.
 */
export function haveCommonOrigin(one: Uint8Array, other: Uint8Array): boolean | undefined {
  const [ours, theirs] = [Y.decodeStateVector(one), Y.decodeStateVector(other)];
  if (ours.size === 0 || theirs.size === 0) return undefined;
  return [...ours.keys()].some((client) => theirs.has(client));
}
