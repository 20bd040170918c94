import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { classNames } from '../class-names';
import styles from './data-table.module.css';

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

interface DataTableProps<Row extends { readonly id: string }> {
  /** What the table holds; read aloud, shown unless `hideCaption`. */
  readonly caption: string;
  readonly hideCaption?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly selectedId?: string | undefined;
  /** Said in one line of the table when there is no row. */
  readonly emptyText?: string;
}

interface Sorting {
  readonly column: string;
  readonly descending: boolean;
}

/**
 * A real table: sorted by its headers, read cell by cell by screen readers, scrolled sideways by keyboard
 * too. Cells may hold fields and buttons.
 */
export function DataTable<Row extends { readonly id: string }>(props: DataTableProps<Row>) {
  const { caption, hideCaption, columns, rows, selectedId, emptyText } = props;
  const [sorting, setSorting] = useState<Sorting>();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className={styles.scroll} aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className={hideCaption ? 'visually-hidden' : styles.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <ColumnHeader key={column.id} column={column} sorting={sorting} onSort={setSorting} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sortRows(rows, columns, sorting).map((row) => (
            <tr key={row.id} className={row.id === selectedId ? styles.selected : undefined} aria-current={row.id === selectedId}>
              {columns.map((column) => (
                <Cell key={column.id} column={column} row={row} />
              ))}
            </tr>
          ))}
          {rows.length === 0 && emptyText ? (
            <tr>
              <td colSpan={columns.length}>{emptyText}</td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </section>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const className = column.align === 'end' ? styles.end : undefined;
  if (!column.isRowHeader) return <td className={className}>{column.render(row)}</td>;
  return (
    <th scope="row" className={className}>
      {column.render(row)}
    </th>
  );
}

function ColumnHeader<Row>(props: { column: Column<Row>; sorting: Sorting | undefined; onSort: (sorting: Sorting) => void }) {
  const { column, sorting, onSort } = props;
  const className = column.align === 'end' ? styles.end : undefined;
  if (!column.sortBy)
    return (
      <th scope="col" className={className}>
        {column.label}
      </th>
    );
  const active = sorting?.column === column.id;
  const Arrow = !active ? ArrowUpDown : sorting.descending ? ArrowDown : ArrowUp;
  return (
    <th scope="col" className={className} aria-sort={active ? (sorting.descending ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        className={classNames(styles.sort, active && styles.active)}
        onClick={() => onSort({ column: column.id, descending: active && !sorting.descending })}
      >
        {column.label}
        <Arrow size={16} aria-hidden />
      </button>
    </th>
  );
}

function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sorting: Sorting | undefined): readonly Row[] {
  const key = columns.find((column) => column.id === sorting?.column)?.sortBy;
  if (!key || !sorting) return rows;
  const order = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  const compare = (a: string | number, b: string | number) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : order.compare(String(a), String(b));
  return [...rows].sort((a, b) => (sorting.descending ? -1 : 1) * compare(key(a), key(b)));
}
