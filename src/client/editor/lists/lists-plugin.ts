import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $isListItemNode, type ListItemNode } from '@lexical/list';
import {
  $findMatchingParent,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_LOW,
  INDENT_CONTENT_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalEditor,
  OUTDENT_CONTENT_COMMAND,
  type RangeSelection,
} from 'lexical';
import { useEffect } from 'react';
import type { Unsubscribe } from '#shared/lifecycle';

/** Lists nest: Tab at the start of an item puts it under the one above, Shift and Tab brings it back up. */
export function ListsPlugin() {
  const [editor] = useLexicalComposerContext();
  useEffect(() => registerLists(editor), [editor]);
  return null;
}

/** What `ListsPlugin` does, without React. Where there is nothing to nest, Tab leaves the text as everywhere. */
export function registerLists(editor: LexicalEditor): Unsubscribe {
  return editor.registerCommand(
    KEY_TAB_COMMAND,
    (event) => {
      const item = $itemToNest();
      if (!item || !(event.shiftKey ? item.getIndent() > 0 : $isListItemNode(item.getPreviousSibling()))) return false;
      event.preventDefault();
      return editor.dispatchCommand(event.shiftKey ? OUTDENT_CONTENT_COMMAND : INDENT_CONTENT_COMMAND, undefined);
    },
    // In a table, Tab goes to the next cell.
    COMMAND_PRIORITY_LOW,
  );
}

/** The item at whose start the caret stands, or the first one of several that are selected. */
function $itemToNest(): ListItemNode | undefined {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return undefined;
  const [from, to] = selection.isBackward() ? [selection.focus, selection.anchor] : [selection.anchor, selection.focus];
  const [first, last] = [from, to].map((point) => $findMatchingParent(point.getNode(), $isListItemNode));
  if (!first) return undefined;
  return (selection.isCollapsed() ? $isAtStart(selection, first) : !first.is(last)) ? first : undefined;
}

function $isAtStart({ anchor }: RangeSelection, item: ListItemNode): boolean {
  if (anchor.offset !== 0) return false;
  const node = anchor.getNode();
  return item.is(node) || item.getFirstDescendant()?.is(node) === true;
}
