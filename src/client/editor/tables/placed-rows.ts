/** More cells than a row may have, and more rows than a cell may stand in: a page can ask for millions. */
const MAX_SPAN = 200;

/** A row of a table with its cells where one sees them. */
interface PlacedRow<Cell> {
  readonly row: Cell;
  /** One for each column: a cell that is merged stands in its first place, the others are undefined. */
  readonly cells: readonly (Cell | undefined)[];
}

/** The rows of a table, cells that span columns or rows in their places, so that what stands below a heading stays below it. */
export function placedRows<Cell extends Element>(
  rows: readonly { readonly row: Cell; readonly cells: readonly Cell[] }[],
  spanOf: (cell: Cell) => { readonly columns: number; readonly rows: number },
): readonly PlacedRow<Cell>[] {
  // For each column: how many more rows a cell from above takes.
  const taken: number[] = [];
  return rows.map(({ row, cells }) => {
    const placed: (Cell | undefined)[] = [];
    const skipTaken = () => {
      while ((taken[placed.length] ?? 0) > 0) {
        taken[placed.length] = (taken[placed.length] ?? 0) - 1;
        placed.push(undefined);
      }
    };
    for (const cell of cells) {
      skipTaken();
      const span = spanOf(cell);
      for (let column = 0; column < within(span.columns) && placed.length < MAX_SPAN; column++) {
        taken[placed.length] = within(span.rows) - 1;
        placed.push(column === 0 ? cell : undefined);
      }
    }
    skipTaken();
    return { row, cells: placed };
  });
}

function within(span: number): number {
  return Number.isInteger(span) && span >= 1 ? Math.min(span, MAX_SPAN) : 1;
}
