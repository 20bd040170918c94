import {
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
  type NodeKey,
  type PointType,
} from 'lexical';
import { type CaretPlace, type KeyedBlock, lengthOf } from './block-changes';
import { $leavesOf } from './editor-blocks';
import type { FlowView, Shown } from './flow-view';

/** A place between two signs of a flow. */
export interface FlowPlace {
  readonly view: FlowView;
  readonly index: number;
}

/** Where the caret stands among these blocks, when it stands there alone. */
export function $caretPlace(blocks: readonly KeyedBlock[]): CaretPlace | undefined {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return undefined;
  const placeOf = (key: NodeKey) => {
    const place = blocks.findIndex((block) => block.key === key);
    return place < 0 ? undefined : place;
  };
  return $placeAmong(blocks, placeOf, selection.anchor);
}

/** The block that holds a point, and how many of its signs stand before; undefined when none of them does. */
function $placeAmong(
  blocks: readonly KeyedBlock[],
  placeOf: (key: NodeKey) => number | undefined,
  point: PointType,
): CaretPlace | undefined {
  const [node, after] = $leafPoint(point);
  for (let holder: LexicalNode | null = node; holder; holder = holder.getParent()) {
    const block = placeOf(holder.getKey());
    if (block === undefined) continue;
    const offset = $isElementNode(holder) && blocks[block]?.content.kind !== 'object' ? $offsetIn(holder, node, after) : 0;
    return { block, offset };
  }
  return undefined;
}

/** A point as a node and what of it stands before: signs of a text, or children of an element. */
function $leafPoint(point: PointType): [LexicalNode, number] {
  const node = point.getNode();
  if (point.type === 'text' || !$isElementNode(node)) return [node, point.offset];
  // Between two blocks: at the start of the one after, or at the end of the last one.
  const [child, last] = [node.getChildAtIndex(point.offset), node.getLastChild()];
  if ($isElementNode(child) && !child.isInline()) return [child, 0];
  if (!child && $isElementNode(last) && !last.isInline()) return [last, last.getChildrenSize()];
  if (child && !child.isInline() && !$isTextNode(child)) return [child, 0];
  return [node, point.offset];
}

function $offsetIn(block: ElementNode, node: LexicalNode, after: number): number {
  if ($isTextNode(node)) return $signsBefore(block, node) + after;
  if (!$isElementNode(node)) return $signsBefore(block, node);
  const child = node.getChildAtIndex(after);
  if (child) return $signsBefore(block, child);
  return node.is(block) ? total(block) : $signsBefore(block, node) + total(node);
}

function total(element: ElementNode): number {
  return $leavesOf(element).reduce((sum, leaf) => sum + leaf.length, 0);
}

function $signsBefore(block: ElementNode, node: LexicalNode): number {
  let count = 0;
  for (const leaf of $leavesOf(block)) {
    if (leaf.node.is(node) || ($isElementNode(node) && node.isParentOf(leaf.node))) return count;
    count += leaf.length;
  }
  return count;
}

/** The flow and the place in it where a point of the editor is; the innermost flow, where a cell holds it. */
export function $flowPlace(shown: Shown, point: PointType): FlowPlace | undefined {
  for (let node: LexicalNode | null = point.getNode(); node; node = node.getParent()) {
    const view = shown.views.get(node.getKey());
    if (!view) continue;
    const place = $placeAmong(view.shown, (key) => view.places.get(key), point);
    if (!place) return view.shown.length === 0 ? { view, index: 0 } : undefined;
    return { view, index: startOf(view, place.block) + place.offset };
  }
  return undefined;
}

/** Where a block begins in its flow. */
export function startOf(view: FlowView, block: number): number {
  let start = 0;
  for (const one of view.shown.slice(0, block)) start += lengthOf(one);
  return start;
}

/** A point of the editor: what a selection's `set` takes. */
export interface EditorPoint {
  readonly key: NodeKey;
  readonly offset: number;
  readonly type: 'text' | 'element';
}

/** Where a place of a flow is in the editor: in the text before it where there is one, since that is how one types on. */
export function $editorPoint({ view, index }: FlowPlace): EditorPoint | undefined {
  let start = 0;
  const last = view.shown.at(-1);
  for (const block of view.shown) {
    // Words that nothing ends and what follows them share a place: it is at the end of the words.
    if (index - start <= block.content.text.length || block === last) return $pointIn(block.key, index - start);
    start += lengthOf(block);
  }
  return $emptyPoint(view.container);
}

function $pointIn(key: NodeKey, offset: number): EditorPoint | undefined {
  const block = $getNodeByKey(key);
  if (!block) return undefined;
  if (!$isElementNode(block) || block.getType() === 'table') return $besidePoint(block);
  let left = offset;
  const leaves = $leavesOf(block);
  for (const { node, length } of leaves) {
    if ($isTextNode(node) && left <= length) return { key: node.getKey(), offset: left, type: 'text' };
    if (left < length) return $besidePoint(node);
    left -= length;
  }
  const last = leaves.at(-1)?.node;
  if ($isTextNode(last)) return { key: last.getKey(), offset: last.getTextContentSize(), type: 'text' };
  return { key, offset: block.getChildrenSize(), type: 'element' };
}

/** Just before a node, in what holds it. */
function $besidePoint(node: LexicalNode): EditorPoint | undefined {
  const parent = node.getParent();
  return parent ? { key: parent.getKey(), offset: node.getIndexWithinParent(), type: 'element' } : undefined;
}

function $emptyPoint(container: NodeKey): EditorPoint | undefined {
  const node = $getNodeByKey(container);
  if (!$isElementNode(node)) return undefined;
  const line = node.getFirstChild();
  return $isElementNode(line) ? { key: line.getKey(), offset: 0, type: 'element' } : { key: container, offset: 0, type: 'element' };
}
