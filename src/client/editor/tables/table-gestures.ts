import {
  $createTableCellNode,
  $createTableRowNode,
  $deleteTableColumnAtSelection,
  $deleteTableRowAtSelection,
  $findCellNode,
  $insertTableColumnAtSelection,
  $insertTableRowAtSelection,
  $isTableCellNode,
  $isTableNode,
  $isTableRowNode,
  $isTableSelection,
  $setTableRowIsHeader,
  type TableCellNode,
  TableCellHeaderStates,
  type TableNode,
  type TableRowNode,
} from '@lexical/table';
import { $createParagraphNode, $findMatchingParent, $getSelection, $isRangeSelection, type LexicalNode } from 'lexical';

/** What one may do to the table the caret is in. */
export const TABLE_GESTURES = [
  'rowBefore',
  'rowAfter',
  'columnBefore',
  'columnAfter',
  'rowUp',
  'rowDown',
  'columnLeft',
  'columnRight',
  'header',
  'removeRow',
  'removeColumn',
  'removeTable',
] as const;
/** One of these, as the messages name it. */
export type TableGesture = (typeof TABLE_GESTURES)[number];

/** Where the caret is in a table. */
interface AtCaret {
  readonly table: TableNode;
  readonly row: TableRowNode;
  readonly cell: TableCellNode;
}

/** The table that the caret, or a selection of cells, stands in; call it inside a read. */
export function $tableAtCaret(): AtCaret | undefined {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) && !$isTableSelection(selection)) return undefined;
  const cell = $findCellNode(selection.anchor.getNode());
  const row = cell?.getParent();
  const table = row?.getParent();
  return cell && $isTableRowNode(row) && $isTableNode(table) ? { table, row, cell } : undefined;
}

/** Whether the first row of a table heads its columns. */
export function $isHeaded(table: TableNode): boolean {
  const first = table.getFirstChild();
  const cells = $isTableRowNode(first) ? first.getChildren().filter($isTableCellNode) : [];
  return cells.length > 0 && cells.every((cell) => cell.hasHeaderState(TableCellHeaderStates.ROW));
}

/** Makes one gesture at the caret; nothing where the caret is in no table. Call it inside an update. */
export function $changeTable(gesture: TableGesture): void {
  const at = $tableAtCaret();
  if (at) GESTURES[gesture](at);
}

const GESTURES: Readonly<Record<TableGesture, (at: AtCaret) => void>> = {
  rowBefore: () => void $insertTableRowAtSelection(false),
  rowAfter: () => void $insertTableRowAtSelection(true),
  columnBefore: () => void $insertTableColumnAtSelection(false),
  columnAfter: () => void $insertTableColumnAtSelection(true),
  rowUp: ({ row }) => $moveRow(row, row.getPreviousSibling(), 'before'),
  rowDown: ({ row }) => $moveRow(row, row.getNextSibling(), 'after'),
  columnLeft: (at) => $moveColumn(at, -1),
  columnRight: (at) => $moveColumn(at, 1),
  header: ({ table }) => $setTableRowIsHeader(table, 0, !$isHeaded(table)),
  removeRow: ({ table }) => (table.getChildrenSize() > 1 ? $deleteTableRowAtSelection() : $removeTable(table)),
  removeColumn: ({ table, row }) => (row.getChildrenSize() > 1 ? $deleteTableColumnAtSelection() : $removeTable(table)),
  removeTable: ({ table }) => $removeTable(table),
};

function $removeTable(table: TableNode): void {
  const line = $createParagraphNode();
  table.replace(line);
  line.select();
}

/**
 * Shared lists know no move: the row is made anew beside the other, with the same blocks in its cells, so that the caret
 * stays in them; what somebody else is writing in it then is kept as in a row that was removed.
 */
function $moveRow(row: TableRowNode, other: LexicalNode | null, side: 'before' | 'after'): void {
  if (!$isTableRowNode(other)) return;
  // A heading row stays the first one, whatever its words.
  const heads = [row, other].map((one) =>
    one
      .getChildren()
      .filter($isTableCellNode)
      .map((cell) => cell.getHeaderStyles()),
  );
  const moved = $createTableRowNode().append(...row.getChildren().filter($isTableCellNode).map($cellAnew));
  if (side === 'before') other.insertBefore(moved);
  else other.insertAfter(moved);
  row.remove();
  $setHeads(moved, heads[1]);
  $setHeads(other, heads[0]);
}

function $setHeads(row: TableRowNode, heads: readonly number[] = []): void {
  row
    .getChildren()
    .filter($isTableCellNode)
    .forEach((cell, index) => {
      const head = heads[index] ?? 0;
      if (cell.getHeaderStyles() !== head) cell.setHeaderStyles(head);
    });
}

function $cellAnew(cell: TableCellNode): TableCellNode {
  return $createTableCellNode(cell.getHeaderStyles()).append(...cell.getChildren());
}

function $moveColumn({ table, cell }: AtCaret, by: 1 | -1): void {
  const column = cell.getIndexWithinParent();
  for (const row of table.getChildren()) {
    const [from, to] = $isTableRowNode(row) ? [row.getChildAtIndex(column), row.getChildAtIndex(column + by)] : [];
    if (!$isTableCellNode(from) || !$isTableCellNode(to)) continue;
    const moved = $cellAnew(from);
    if (by === 1) to.insertAfter(moved);
    else to.insertBefore(moved);
    from.remove();
  }
}

/** The blocks of the tables among these, cell after cell: a table can't stand in a cell. */
export function $withoutTables(nodes: readonly LexicalNode[]): LexicalNode[] {
  return nodes.flatMap((node): LexicalNode[] => {
    if (!$isTableNode(node)) return [node];
    const cells = node.getChildren().flatMap((row) => ($isTableRowNode(row) ? row.getChildren().filter($isTableCellNode) : []));
    return $withoutTables(cells.flatMap((cell) => cell.getChildren()));
  });
}

/** The table around a table; null where it stands in none. */
export function $tableAround(table: TableNode): TableNode | null {
  const parent = table.getParent();
  return parent && $findMatchingParent(parent, $isTableNode);
}
