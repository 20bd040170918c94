import * as Y from 'yjs';
import { isTable, tableRows } from './flow-table';

/** The embeds of a flow and of the cells of its tables, as they stand in the document, with what each points to. */
export function embedsIn(flow: Y.Text): readonly { readonly map: Y.Map<unknown>; readonly kind: string; readonly ref: string }[] {
  const found: { map: Y.Map<unknown>; kind: string; ref: string }[] = [];
  for (let item = flow._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentType)) continue;
    const map = item.content.type;
    if (!(map instanceof Y.Map)) continue;
    if (isTable(map)) for (const { cells } of tableRows(map)) for (const cell of cells) found.push(...embedsIn(cell.flow));
    else if (map.get('type') === 'embed') found.push({ map, kind: String(map.get('kind') ?? ''), ref: String(map.get('ref') ?? '') });
  }
  return found;
}
