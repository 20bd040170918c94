import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import {
  Column as AriaColumn,
  Row as AriaRow,
  Cell,
  type SortDescriptor,
  Table,
  TableBody,
  TableHeader,
} from 'react-aria-components/Table';
import { TableLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import { classNames } from '../class-names';
import styles from './data-table.module.css';
import type { Column, SortedTable, Sorting } from './table-columns';

/** Rows and headers are measured once they are drawn; until then, they are held to be one line high. Pixels. */
const LAYOUT = { estimatedRowHeight: 56, estimatedHeadingHeight: 56 };

/** A column is never narrower, in root text sizes: beyond, one scrolls sideways. */
const MIN_WIDTH = { header: 12, other: 7 };

/** The row that is marked: told to screen readers, which react-aria's row has no property for. Rows of a long table are `div`s. */
const CURRENT = {
  className: classNames(styles.row, styles.selected),
  render: (attributes: object) => <div {...attributes} aria-current />,
};

/**
 * A table that holds in the page the rows that are seen, and tells how many there are. One stop of the Tab key; arrows, Home,
 * End and Page keys walk through its cells and the buttons in them, letters go to the row that begins with them.
 */
export function LongTable<Row extends { readonly id: string }>(props: SortedTable<Row>) {
  const { caption, hideCaption, columns, rows, selectedId, sorting, onSort } = props;
  return (
    <div className={styles.long}>
      <p className={hideCaption ? 'visually-hidden' : styles.caption} aria-hidden>
        {caption}
      </p>
      <Virtualizer layout={TableLayout} layoutOptions={LAYOUT}>
        <Table
          aria-label={caption}
          className={classNames(styles.grid)}
          {...sortedBy(sorting)}
          onSortChange={({ column, direction }) => onSort({ column: String(column), descending: direction === 'descending' })}
        >
          <TableHeader columns={columns}>{(column) => <Header column={column} />}</TableHeader>
          <TableBody items={rows} dependencies={[columns, selectedId]}>
            {(row) => (
              <AriaRow
                columns={columns}
                textValue={nameOf(row, columns)}
                className={classNames(styles.row)}
                {...(row.id === selectedId && CURRENT)}
              >
                {(column) => <Cell className={classNames(styles.cell, column.align === 'end' && styles.end)}>{column.render(row)}</Cell>}
              </AriaRow>
            )}
          </TableBody>
        </Table>
      </Virtualizer>
    </div>
  );
}

function Header<Row>({ column }: { column: Column<Row> }) {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return (
    <AriaColumn
      id={column.id}
      isRowHeader={column.isRowHeader ?? false}
      allowsSorting={column.sortBy !== undefined}
      minWidth={rem * (column.isRowHeader ? MIN_WIDTH.header : MIN_WIDTH.other)}
      className={classNames(styles.cell, column.align === 'end' && styles.end)}
    >
      {({ allowsSorting, sortDirection }) => {
        const Arrow = !sortDirection ? ArrowUpDown : sortDirection === 'descending' ? ArrowDown : ArrowUp;
        return (
          <span className={classNames(styles.sort, sortDirection && styles.active)}>
            {column.label}
            {allowsSorting ? <Arrow size={16} aria-hidden /> : null}
          </span>
        );
      }}
    </AriaColumn>
  );
}

function sortedBy(sorting: Sorting | undefined): { sortDescriptor?: SortDescriptor } {
  if (!sorting) return {};
  return { sortDescriptor: { column: sorting.column, direction: sorting.descending ? 'descending' : 'ascending' } };
}

/** What a row is called, for who types its first letters. */
function nameOf<Row>(row: Row, columns: readonly Column<Row>[]): string {
  return String(columns.find((column) => column.isRowHeader)?.sortBy?.(row) ?? '');
}
