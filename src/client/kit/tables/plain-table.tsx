import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import { classNames } from '../class-names';
import styles from './data-table.module.css';
import type { Column, SortedTable } from './table-columns';

/**
 * A real table, whole: read cell by cell by screen readers, found in by the browser, printed to its last row, scrolled
 * sideways by keyboard too. `emptyText` is said in one line of it when there is no row.
 */
export function PlainTable<Row extends { readonly id: string }>(props: SortedTable<Row> & { readonly emptyText: string | undefined }) {
  const { caption, hideCaption, columns, rows, selectedId, sorting, onSort, emptyText } = props;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className={styles.scroll} aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className={hideCaption ? 'visually-hidden' : styles.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <ColumnHeader key={column.id} column={column} sorting={sorting} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
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

function ColumnHeader<Row>(props: { column: Column<Row> } & Pick<SortedTable<Row>, 'sorting' | 'onSort'>) {
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
