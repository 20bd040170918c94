import { $createTableCellNode, $createTableNode, $createTableRowNode, $isTableRowNode, type TableRowNode } from '@lexical/table';
import { $createParagraphNode, $getRoot, $isElementNode, type LexicalNode } from 'lexical';
import { $changeTable, type TableGesture } from '#client/editor/tables/table-gestures';
import type { Random } from '../support/random';
import { type TextPeer, update } from './text-peer';

function rows(): TableRowNode[] {
  const found: TableRowNode[] = [];
  const visit = (node: LexicalNode) => {
    if ($isTableRowNode(node)) found.push(node);
    else if ($isElementNode(node)) for (const child of node.getChildren()) visit(child);
  };
  visit($getRoot());
  return found;
}

/** Somebody adds a row to a table. */
export function addRow(peer: TextPeer, random: Random): void {
  update(peer, () => {
    const all = rows();
    if (all.length === 0 || all.length > 12) return;
    const cells = [0, 1].map(() => $createTableCellNode(0).append($createParagraphNode()));
    random.pick(all).insertAfter($createTableRowNode().append(...cells));
  });
}

/** Somebody removes a row, when others are left. */
export function removeRow(peer: TextPeer, random: Random): void {
  update(peer, () => {
    const all = rows().filter((row) => (row.getParent()?.getChildrenSize() ?? 0) > 1);
    if (all.length > 0) random.pick(all).remove();
  });
}

/** Somebody puts a table of two rows and two columns behind a block. */
export function insertTable(peer: TextPeer, random: Random): void {
  update(peer, () => {
    if ($getRoot().getChildrenSize() > 14) return;
    const table = $createTableNode();
    for (let row = 0; row < 2; row++) {
      const cells = [0, 1].map(() => $createTableCellNode(0).append($createParagraphNode()));
      table.append($createTableRowNode().append(...cells));
    }
    const blocks = $getRoot().getChildren();
    if (blocks.length > 0) random.pick(blocks).insertAfter(table);
    else $getRoot().append(table);
  });
}

/** Somebody makes this gesture of the toolbar in some cell. */
export function changeTable(gesture: TableGesture) {
  return (peer: TextPeer, random: Random): void =>
    update(peer, () => {
      const all = rows();
      const row = all.length > 0 ? random.pick(all) : undefined;
      // No table grows for ever, and the last row or column would take the table with it.
      const size = Math.max(row?.getParent()?.getChildrenSize() ?? 0, row?.getChildrenSize() ?? 0);
      const isOut = gesture.startsWith('remove')
        ? Math.min(row?.getParent()?.getChildrenSize() ?? 0, row?.getChildrenSize() ?? 0) < 2
        : size > 5;
      const cell = row?.getChildAtIndex(random.below(row.getChildrenSize()));
      if (!$isElementNode(cell) || isOut) return;
      cell.selectEnd();
      $changeTable(gesture);
    });
}
