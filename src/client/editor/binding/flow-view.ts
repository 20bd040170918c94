import {
  $createTableCellNode,
  $createTableNode,
  $createTableRowNode,
  $isTableCellNode,
  $isTableNode,
  $isTableRowNode,
} from '@lexical/table';
import {
  $createParagraphNode,
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isParagraphNode,
  type ElementNode,
  type LexicalNode,
  type NodeKey,
} from 'lexical';
import * as Y from 'yjs';
import type { FlowBlock } from '#document/text/flow';
import { isTable, tableRows } from '#document/text/flow-table';
import { $createBlockEmbed, $createInlineEmbed, type EmbedTarget } from '../embeds/embed-nodes.tsx';
import { NewerNode } from '../newer-node';
import type { KeyedBlock } from './block-changes';
import { type BlockContent, sameContent } from './block-content';
import { $arrange, $nodeForKind, $setChildren } from './draw-blocks';
import { $drawLine } from './draw-line';
import type { EditorBlock } from './editor-blocks';
import { type LastRead, type ReadBlock, readBlocks } from './read-blocks';

/** A block that is shown: what the flow has there, and the node that shows it. */
export interface ShownBlock extends KeyedBlock {
  readonly end: Y.Map<unknown> | undefined;
}

/** One flow and the root or cell of the editor that shows it. */
export interface FlowView {
  readonly flow: Y.Text;
  readonly container: NodeKey;
  shown: readonly ShownBlock[];
  /** Where in `shown` each block stands. */
  places: ReadonlyMap<NodeKey, number>;
}

/** From now on a view shows these blocks. */
export function setShown(view: FlowView, blocks: readonly ShownBlock[]): void {
  const isSameRow = blocks.length === view.shown.length && blocks.every(({ key }, index) => key === view.shown[index]?.key);
  view.shown = blocks;
  if (!isSameRow) view.places = new Map(blocks.map(({ key }, index) => [key, index]));
}

/** Which node shows which shared object, and the flows that are shown: the root's and those of all cells. */
export interface Shown {
  readonly nodes: Map<object, NodeKey>;
  readonly objects: Map<NodeKey, object>;
  /** By the node that shows it. */
  readonly views: Map<NodeKey, FlowView>;
  /** What the flows said when they were drawn last. */
  readonly lastRead: LastRead;
}

/** An editor that shows nothing yet. */
export function emptyShown(): Shown {
  return { nodes: new Map(), objects: new Map(), views: new Map(), lastRead: new WeakMap() };
}

/** Ties an object to the node that shows it from now on. */
export function tie(shown: Shown, object: object, node: LexicalNode): void {
  const before = shown.nodes.get(object);
  if (before !== undefined && before !== node.getKey()) shown.objects.delete(before);
  shown.nodes.set(object, node.getKey());
  shown.objects.set(node.getKey(), object);
}

/** Forgets nodes that are no more, once there are many; what is drawn stays tied. */
export function $forgetGone(shown: Shown, most: number): void {
  if (shown.nodes.size <= most) return;
  for (const [object, key] of shown.nodes) {
    if ($getNodeByKey(key)?.isAttached()) continue;
    shown.nodes.delete(object);
    shown.objects.delete(key);
  }
  for (const key of shown.views.keys()) if (key !== 'root' && !$getNodeByKey(key)?.isAttached()) shown.views.delete(key);
}

/** The view of a flow; a new one shows nothing yet. */
export function viewOf(shown: Shown, flow: Y.Text, container: LexicalNode): FlowView {
  const known = shown.views.get(container.getKey());
  if (known?.flow === flow) return known;
  const view: FlowView = { flow, container: container.getKey(), shown: [], places: new Map() };
  shown.views.set(view.container, view);
  return view;
}

/** Makes the editor show what the flow says now; nodes of blocks that did not change are left alone. */
export function $draw(shown: Shown, view: FlowView): void {
  const container = $getNodeByKey(view.container);
  if (!$isElementNode(container)) return;
  const blocks = readBlocks(view.flow, shown.lastRead);
  const before = view.shown;
  let start = 0;
  while (start < Math.min(before.length, blocks.length) && isShown(before[start], blocks[start])) start++;
  let tail = 0;
  while (tail < Math.min(before.length, blocks.length) - start && isShown(before.at(-1 - tail), blocks.at(-1 - tail))) tail++;
  const loose = before
    .slice(start, before.length - tail)
    .filter((one) => !one.end)
    .map((one) => one.key);
  const middle = blocks.slice(start, blocks.length - tail).map(({ block, content }) => $drawBlock(shown, block, content, loose));
  setShown(view, [...before.slice(0, start), ...middle, ...before.slice(before.length - tail)]);
  if (view.shown.length === 0) $empty(container);
  else if (!$isInOrder(container, view.shown)) $arrange(container, view.shown.flatMap($editorBlock));
  for (const { end, content } of view.shown) if (end && content.kind === 'object' && isTable(end)) $drawTable(shown, end);
}

/** A flow without a block: whoever is there, and a cell, has a line to write in that nobody else sees yet. */
function $empty(container: ElementNode): void {
  const first = container.getFirstChild();
  const line = $isParagraphNode(first) && first.isEmpty() ? first : $createParagraphNode();
  $setChildren(container, $isTableCellNode(container) || $getSelection() ? [line] : []);
}

/** Whether blocks that stand in no list are all that a root or a cell holds, in this order: there is nothing to arrange. */
function $isInOrder(container: ElementNode, blocks: readonly ShownBlock[]): boolean {
  if (container.getChildrenSize() !== blocks.length) return false;
  let child = container.getFirstChild();
  for (const { key, content } of blocks) {
    if (child?.getKey() !== key || (content.kind !== 'object' && content.kind.type === 'listitem')) return false;
    child = child.getNextSibling();
  }
  return true;
}

function isShown(known: ShownBlock | undefined, read: ReadBlock | undefined): boolean {
  return known !== undefined && read !== undefined && known.end === read.block.end && sameContent(known.content, read.content);
}

function $editorBlock({ key, content }: ShownBlock): EditorBlock[] {
  const node = $getNodeByKey(key);
  return node ? [{ node, kind: content.kind }] : [];
}

/** Draws one block and gives what is shown of it. `loose`: nodes that show words nothing ended, to be used again. */
function $drawBlock(shown: Shown, block: FlowBlock, content: BlockContent, loose: NodeKey[]): ShownBlock {
  const { end } = block;
  if (content.kind === 'object' && end) {
    const node = $nodeForObject(shown, end);
    return { key: node.getKey(), content, hasEnd: true, end };
  }
  const key = end ? shown.nodes.get(end) : loose.shift();
  const known = key === undefined ? null : $getNodeByKey(key);
  const node = $nodeForKind(content.kind === 'object' ? { type: 'paragraph' } : content.kind, known?.isAttached() ? known : null);
  if (end) tie(shown, end, node);
  $drawLine(node, block.pieces, (ref) => $nodeForObject(shown, ref));
  return { key: node.getKey(), content, hasEnd: end !== undefined, end };
}

function $nodeForObject(shown: Shown, ref: object): LexicalNode {
  const key = shown.nodes.get(ref);
  const known = key === undefined ? null : $getNodeByKey(key);
  if (known) return known;
  const node = $newObject(ref);
  tie(shown, ref, node);
  return node;
}

function $newObject(ref: object): LexicalNode {
  if (!(ref instanceof Y.Map)) return new NewerNode();
  if (isTable(ref)) return $createTableNode();
  if (ref.get('type') !== 'embed') return new NewerNode();
  const target = embedTarget(ref);
  return ref.get('object') === 'block' ? $createBlockEmbed(target) : $createInlineEmbed(target);
}

function embedTarget(ref: Y.Map<unknown>): EmbedTarget {
  const word = (name: string) => {
    const value = ref.get(name);
    return typeof value === 'string' ? value : '';
  };
  return { kind: word('kind'), ref: word('ref'), label: word('label') };
}

/** Rows, cells, and what the cells say. */
function $drawTable(shown: Shown, table: Y.Map<unknown>): void {
  const node = $nodeForObject(shown, table);
  if (!$isTableNode(node)) return;
  const rows = tableRows(table).map(({ map, cells }) => {
    const row = $nodeOrNew(shown, map, $isTableRowNode, () => $createTableRowNode());
    $setChildren(
      row,
      cells.map((cell) => {
        const cellNode = $nodeOrNew(shown, cell.map, $isTableCellNode, () => $createTableCellNode(cell.header));
        if (cellNode.getHeaderStyles() !== cell.header) cellNode.setHeaderStyles(cell.header);
        $draw(shown, viewOf(shown, cell.flow, cellNode));
        return cellNode;
      }),
    );
    return row;
  });
  $setChildren(node, rows);
}

function $nodeOrNew<N extends ElementNode>(
  shown: Shown,
  object: object,
  isKind: (node: LexicalNode | null | undefined) => node is N,
  create: () => N,
): N {
  const key = shown.nodes.get(object);
  const known = key === undefined ? null : $getNodeByKey(key);
  if (isKind(known)) return known;
  const node = create();
  tie(shown, object, node);
  return node;
}
