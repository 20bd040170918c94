import { $isTableCellNode, $isTableNode, $isTableRowNode } from '@lexical/table';
import { $getNodeByKey, $isElementNode, type LexicalNode } from 'lexical';
import * as Y from 'yjs';
import { readFlow } from '#document/text/flow';
import { isTable, tableRows } from '#document/text/flow-table';
import { EMPTY_PARAGRAPH, sameContent } from './block-content';
import { $blocksIn, $contentOf } from './editor-blocks';
import type { FlowView, Shown } from './flow-view';
import { contentOfFlowBlock } from './read-blocks';

/** Whether the editor shows what the flow says, word for word and look for look. */
export function $isFaithful(shown: Shown, view: FlowView): boolean {
  const container = $getNodeByKey(view.container);
  if (!$isElementNode(container)) return false;
  const blocks = $blocksIn(container);
  const said = readFlow(view.flow).map(contentOfFlowBlock);
  const isShown = blocks.map((block) => $contentOf(block, (node) => shown.objects.get(node.getKey()) ?? node));
  if (said.length === 0) return isShown.every((content) => sameContent(content, EMPTY_PARAGRAPH));
  if (said.length !== isShown.length || !said.every((content, index) => sameContent(content, isShown[index] ?? EMPTY_PARAGRAPH)))
    return false;
  return blocks.every(({ node }) => !$isTableNode(node) || $isFaithfulTable(shown, node));
}

function $isFaithfulTable(shown: Shown, node: LexicalNode): boolean {
  const table = shown.objects.get(node.getKey());
  if (!$isTableNode(node) || !(table instanceof Y.Map) || !isTable(table)) return false;
  const rows = tableRows(table);
  const rowNodes = node.getChildren().filter($isTableRowNode);
  return (
    rows.length === rowNodes.length &&
    rows.every(({ cells }, index) => {
      const cellNodes = rowNodes[index]?.getChildren().filter($isTableCellNode) ?? [];
      if (cells.length !== cellNodes.length) return false;
      return cells.every(({ flow }, at) => {
        const view = shown.views.get(cellNodes[at]?.getKey() ?? '');
        return view?.flow === flow && $isFaithful(shown, view);
      });
    })
  );
}
