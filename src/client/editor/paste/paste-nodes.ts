import { $createTableCellNode, $createTableNode, $createTableRowNode, TableCellHeaderStates } from '@lexical/table';
import { $createParagraphNode, type ElementNode, type LexicalNode } from 'lexical';
import { $arrange, $nodeForKind } from '../binding/draw-blocks';
import { $drawLine } from '../binding/draw-line';
import type { EditorBlock } from '../binding/editor-blocks';
import type { PastedBlock, PastedTable, PastedWords } from './pasted-blocks';

/** The nodes of what is pasted; one paragraph alone is words that go into the line of the caret. Call it inside an update. */
export function $pastedNodes(blocks: readonly PastedBlock[]): LexicalNode[] {
  const holder = $fill($createParagraphNode(), blocks);
  const [first] = blocks;
  const isLine = blocks.length === 1 && first && 'kind' in first && first.kind.type === 'paragraph';
  const line = holder.getFirstChild<ElementNode>();
  return isLine && line ? line.getChildren() : holder.getChildren();
}

function $fill<E extends ElementNode>(container: E, blocks: readonly PastedBlock[]): E {
  $arrange(
    container,
    blocks.map((block) => ('rows' in block ? { node: $table(block), kind: 'object' } : $words(block))),
  );
  return container;
}

function $words({ kind, pieces }: PastedWords): EditorBlock {
  const node = $nodeForKind(kind, null);
  $drawLine(node, pieces, () => $createParagraphNode());
  return { node, kind };
}

function $table({ rows, isHeaded }: PastedTable): LexicalNode {
  const made = rows.map((cells, index) => {
    const header = isHeaded && index === 0 ? TableCellHeaderStates.ROW : TableCellHeaderStates.NO_STATUS;
    const filled = cells.map((blocks) => {
      const cell = $fill($createTableCellNode(header), blocks);
      return cell.isEmpty() ? cell.append($createParagraphNode()) : cell;
    });
    return $createTableRowNode().append(...filled);
  });
  return $createTableNode().append(...made);
}
