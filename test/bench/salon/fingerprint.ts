import { createHash } from 'node:crypto';
import type * as Y from 'yjs';

/** What a replica of a step's document holds, as a fingerprint: equal content, equal fingerprint. */
export function fingerprint(doc: Y.Doc): string {
  const records = byName(doc.getMap('contributions').toJSON());
  return createHash('sha256')
    .update(JSON.stringify(records.map(([id, record]) => [id, byName(record as object)])))
    .digest('hex');
}

function byName(entries: object): [string, unknown][] {
  return Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1));
}
