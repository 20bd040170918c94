import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $findCellNode, $isTableNode, $isTableRowNode, TableNode } from '@lexical/table';
import { mergeRegister } from '@lexical/utils';
import {
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_LOW,
  KEY_TAB_COMMAND,
  type LexicalEditor,
  SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
} from 'lexical';
import { useEffect } from 'react';
import type { Unsubscribe } from '#shared/lifecycle';
import { $changeTable, $tableAround, $tableAtCaret, $withoutTables } from './table-gestures';

/** Tables behave as everywhere: Tab in the last cell adds a row, and no table stands in a table. */
export function TablesPlugin() {
  const [editor] = useLexicalComposerContext();
  useEffect(() => registerTables(editor), [editor]);
  return null;
}

/** What `TablesPlugin` does, without React. */
export function registerTables(editor: LexicalEditor): Unsubscribe {
  return mergeRegister(
    // Before Lexical's own, which leaves the table.
    editor.registerCommand(KEY_TAB_COMMAND, $addRowAtEnd, COMMAND_PRIORITY_CRITICAL),
    // Lexical refuses words pasted into a cell when a table is among them.
    editor.registerCommand(
      SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
      ({ nodes, selection }) => {
        const isAlone = nodes.length === 1 && $isTableNode(nodes[0]);
        if (!$isRangeSelection(selection) || isAlone || !nodes.some($isTableNode) || !$findCellNode(selection.anchor.getNode()))
          return false;
        selection.insertNodes($withoutTables(nodes));
        return true;
      },
      COMMAND_PRIORITY_LOW,
    ),
    // Whatever else brings one: what it says stays, in the cell.
    editor.registerNodeTransform(TableNode, (table) => {
      if (!$tableAround(table)) return;
      for (const block of $withoutTables([table])) table.insertBefore(block);
      table.remove();
    }),
  );
}

function $addRowAtEnd(event: KeyboardEvent): boolean {
  const at = event.shiftKey ? undefined : $tableAtCaret();
  if (!at || at.cell.getNextSibling() || at.row.getNextSibling()) return false;
  event.preventDefault();
  $changeTable('rowAfter');
  const row = at.table.getLastChild();
  if ($isTableRowNode(row)) row.selectStart();
  return true;
}
