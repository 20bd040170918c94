import type { ReactNode } from 'react';

/** A column of a table, and how it is read from a row. */
export interface Column<Row> {
  readonly id: string;
  readonly label: string;
  readonly render: (row: Row) => ReactNode;
  /** What the column is sorted by; without it the column can't be sorted. */
  readonly sortBy?: (row: Row) => string | number;
  /** The cell that names the row, read aloud with every other cell. One column has it. */
  readonly isRowHeader?: boolean;
  readonly align?: 'start' | 'end';
}

/** By which column a table is sorted, and which way. */
export interface Sorting {
  readonly column: string;
  readonly descending: boolean;
}

/** A table as it is drawn, plain or long: its rows are in their order. */
export interface SortedTable<Row> {
  readonly caption: string;
  readonly hideCaption: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly selectedId: string | undefined;
  readonly sorting: Sorting | undefined;
  readonly onSort: (sorting: Sorting) => void;
}

/** The rows by one column, numbers as numbers and words as people sort them; in the order they came in without a sorting. */
export function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sorting: Sorting | undefined): readonly Row[] {
  const sortBy = columns.find((column) => column.id === sorting?.column)?.sortBy;
  if (!sortBy || !sorting) return rows;
  const order = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  const compare = (a: string | number, b: string | number) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : order.compare(String(a), String(b));
  // Each key is read once: a column may count what hangs on a row.
  const keyed = rows.map((row) => ({ row, key: sortBy(row) }));
  keyed.sort((a, b) => (sorting.descending ? -1 : 1) * compare(a.key, b.key));
  return keyed.map(({ row }) => row);
}
