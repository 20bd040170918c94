import { useMemo, useState } from 'react';
import { LongTable } from './long-table';
import { PlainTable } from './plain-table';
import { type Column, type Sorting, sortRows } from './table-columns';
import { usePrinting } from './use-printing';

interface DataTableProps<Row extends { readonly id: string }> {
  /** What the table holds; read aloud, shown unless `hideCaption`. */
  readonly caption: string;
  readonly hideCaption?: boolean;
  /** The same array until a cell shows something else: a long table is drawn anew with another one. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly selectedId?: string | undefined;
  /** Said in one line of the table when there is no row. */
  readonly emptyText?: string;
}

/** From here on, drawing every row is felt at each change. */
const LONG_TABLE = 200;

/**
 * Rows and columns, sorted by the headers; cells may hold buttons. Up to two hundred rows it is a plain table. A longer one
 * draws the rows that are seen, is walked through with the arrow keys, and prints whole all the same.
 */
export function DataTable<Row extends { readonly id: string }>(props: DataTableProps<Row>) {
  const { caption, hideCaption = false, columns, rows, selectedId, emptyText } = props;
  const [sorting, onSort] = useState<Sorting>();
  const isPrinting = usePrinting();
  const sorted = useMemo(() => sortRows(rows, columns, sorting), [rows, columns, sorting]);
  const table = { caption, hideCaption, columns, rows: sorted, selectedId, sorting, onSort };
  const isLong = rows.length > LONG_TABLE;
  return (
    <>
      {isLong ? <LongTable {...table} /> : null}
      {!isLong || isPrinting ? <PlainTable {...table} emptyText={emptyText} /> : null}
    </>
  );
}
