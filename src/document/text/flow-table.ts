import * as Y from 'yjs';
import type { Origin } from '../origin';

/** A table of a flow: rows of cells, each cell a flow of its own. */
interface FlowRow {
  readonly map: Y.Map<unknown>;
  readonly cells: readonly FlowCell[];
}

interface FlowCell {
  readonly map: Y.Map<unknown>;
  readonly flow: Y.Text;
  /** Lexical's bit field: 1 in a row of heads, 2 in a column of them. */
  readonly header: number;
}

/** The rows of a table; a peer's rubbish among them is passed over. */
export function tableRows(table: Y.Map<unknown>): FlowRow[] {
  return mapsIn(table.get('rows')).map((map) => ({
    map,
    cells: mapsIn(map.get('cells')).flatMap((cell) => {
      const flow = cell.get('flow');
      return flow instanceof Y.Text ? [{ map: cell, flow, header: Number(cell.get('header') ?? 0) || 0 }] : [];
    }),
  }));
}

/** What the cells of a first row that heads the columns say of themselves. */
export const IN_HEAD_ROW = 1;

/** Whether a cell heads its column. */
export function headsColumn(header: number): boolean {
  return (header & IN_HEAD_ROW) !== 0;
}

/** Whether an object that stands in a flow is a table. */
export function isTable(ref: object): boolean {
  return ref instanceof Y.Map && ref.get('type') === 'table';
}

/**
 * Removes the tables of a flow that have no row left, as when two people removed one of two each: nobody could write in
 * them. Any number of sides may do it at once. One transaction of this `origin`, where there is something to remove.
 */
export function removeEmptyTables(flow: Y.Text, origin: Origin | Y.UndoManager): void {
  const places: number[] = [];
  let place = 0;
  for (let item = flow._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const object = item.content instanceof Y.ContentType ? item.content.type : undefined;
    if (object instanceof Y.Map && isTable(object) && tableRows(object).every(({ cells }) => cells.length === 0)) places.unshift(place);
    place += item.length;
  }
  if (places.length === 0) return;
  flow.doc?.transact(() => {
    for (const empty of places) flow.delete(empty, 1);
  }, origin);
}

/** The shared lists that rows and cells are inserted into and removed from. */
export function rowList(table: Y.Map<unknown>): Y.Array<unknown> {
  return listAt(table, 'rows');
}

/** The cells of a row, as shared. A row that has no list of cells is given one, so call it inside a transaction. */
export function cellList(row: Y.Map<unknown>): Y.Array<unknown> {
  return listAt(row, 'cells');
}

/** A table without rows; it takes rows once it stands in a flow. */
export function newTable(): Y.Map<unknown> {
  return new Y.Map<unknown>([
    ['object', 'block'],
    ['type', 'table'],
    ['rows', new Y.Array()],
  ]);
}

/** A row without cells; it takes cells once it stands in a table. */
export function newRow(): Y.Map<unknown> {
  return new Y.Map<unknown>([['cells', new Y.Array()]]);
}

/** An empty cell; `header` as Lexical counts it (1 row, 2 column, 3 both, 0 none). */
export function newCell(header: number): Y.Map<unknown> {
  return new Y.Map<unknown>([['flow', new Y.Text()], ...(header ? ([['header', header]] as const) : [])]);
}

function listAt(map: Y.Map<unknown>, key: string): Y.Array<unknown> {
  const list = map.get(key);
  if (list instanceof Y.Array) return list;
  const made = new Y.Array<unknown>();
  map.set(key, made);
  return made;
}

function mapsIn(list: unknown): Y.Map<unknown>[] {
  return list instanceof Y.Array ? list.toArray().filter((one): one is Y.Map<unknown> => one instanceof Y.Map) : [];
}
