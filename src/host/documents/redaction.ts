import * as Y from 'yjs';

/**
 * A record of an older state was withdrawn when it is known here, deleted, and nothing was put back in its place. One
 * that this state has never seen (it was put back from an older backup itself) is not.
 */
export function redaction(present: Y.Doc, roots: readonly string[]): (older: Y.Doc) => void {
  const deleted = Y.createDeleteSetFromStructStore(present.store);
  const there = new Map(roots.map((root) => [root, new Set(present.getMap(root).keys())]));
  return (older) =>
    older.transact(() => {
      for (const root of roots) {
        const records = older.getMap(root);
        for (const key of [...records.keys()]) {
          const item = records._map.get(key);
          if (item && !there.get(root)?.has(key) && Y.isDeleted(deleted, item.id)) records.delete(key);
        }
      }
    });
}
