import {
  $createListItemNode,
  $createListNode,
  $isListItemNode,
  $isListNode,
  type ListItemNode,
  type ListNode,
  type ListType,
} from '@lexical/list';
import { $createHeadingNode, $createQuoteNode, $isHeadingNode, $isQuoteNode, type HeadingTagType } from '@lexical/rich-text';
import { $createParagraphNode, $isParagraphNode, type ElementNode, type LexicalNode } from 'lexical';
import { type BlockKind, sameKind } from '#document/text/block-kind';
import { type EditorBlock, $itemsIn } from './editor-blocks';

/** The node for a block of words: the one that stood for it where it can, else a new one. */
export function $nodeForKind(kind: BlockKind, known: LexicalNode | null): ElementNode {
  switch (kind.type) {
    case 'heading': {
      const tag = (kind.tag ?? 'h3') as HeadingTagType;
      return $isHeadingNode(known) && known.getTag() === tag ? known : $createHeadingNode(tag);
    }
    case 'quote':
      return $isQuoteNode(known) ? known : $createQuoteNode();
    case 'listitem':
      return $isListItemNode(known) ? known : $createListItemNode();
    default:
      // A kind of a newer app is shown as a paragraph, and stays what it is in the text.
      return $isParagraphNode(known) ? known : $createParagraphNode();
  }
}

/** Puts blocks into a root or a cell in this order, items into lists, and moves nothing that is in its place. */
export function $arrange(container: ElementNode, blocks: readonly EditorBlock[]): void {
  const wanted: LexicalNode[] = [];
  const used = new Set<string>();
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at] as EditorBlock;
    const items = itemsFrom(blocks, at);
    wanted.push(items.length > 0 ? $listOf(items, used) : block.node);
    at += Math.max(items.length, 1);
  }
  $setChildren(container, wanted);
}

/** The items from `at` on that stand in one list: deeper ones go with those above them. */
function itemsFrom(blocks: readonly EditorBlock[], at: number): EditorBlock[] {
  const items: EditorBlock[] = [];
  let type: string | undefined;
  for (let index = at; index < blocks.length; index++) {
    const block = blocks[index];
    if (!block || block.kind === 'object' || block.kind.type !== 'listitem') break;
    const isTop = (block.kind.indent ?? 0) === 0;
    if (items.length > 0 && isTop && (block.kind.list !== type || block.kind.start !== undefined)) break;
    if (isTop || items.length === 0) type = block.kind.list;
    items.push(block);
  }
  return items;
}

/** The list that holds these items: the one they stand in when it does, else that one filled anew. */
function $listOf(items: readonly EditorBlock[], used: Set<string>): ListNode {
  const known = $topList(items[0]?.node);
  const type = listType(items[0]);
  const reusable = known && known.getListType() === type && !used.has(known.getKey()) ? known : undefined;
  if (reusable && reusable.getStart() === startOf(items[0]) && isSameRow($itemsIn(reusable, 0), items)) {
    used.add(reusable.getKey());
    return reusable;
  }
  const list = (reusable ?? $createListNode(type)).setStart(startOf(items[0]));
  used.add(list.getKey());
  $setChildren(list, $numbered($rows(items, 0), list.getStart()));
  return list;
}

function isSameRow(shown: readonly EditorBlock[], wanted: readonly EditorBlock[]): boolean {
  return shown.length === wanted.length && shown.every((block, index) => isSameItem(block, wanted[index]));
}

function isSameItem(a: EditorBlock, b: EditorBlock | undefined): boolean {
  if (!b || a.kind === 'object' || b.kind === 'object') return false;
  return a.node.is(b.node) && sameKind(a.kind, b.kind);
}

/** Items of one depth, and the deeper ones in an item of their own. */
function $rows(items: readonly EditorBlock[], depth: number): ListItemNode[] {
  const rows: ListItemNode[] = [];
  for (let at = 0; at < items.length; ) {
    const block = items[at] as EditorBlock;
    if (indentOf(block) <= depth && $isListItemNode(block.node)) {
      if (block.kind !== 'object') $setChecked(block.node, block.kind);
      rows.push(block.node);
      at++;
      continue;
    }
    const from = at;
    const type = listType(block);
    while (at < items.length && indentOf(items[at]) > depth && (indentOf(items[at]) > depth + 1 || listType(items[at]) === type)) at++;
    const list = $createListNode(type, startOf(block));
    list.splice(0, 0, $numbered($rows(items.slice(from, Math.max(at, from + 1)), depth + 1), list.getStart()));
    at = Math.max(at, from + 1);
    const row = $createListItemNode();
    row.splice(0, 0, [list]);
    rows.push(row);
  }
  return rows;
}

/** The number of each item; what only holds a list counts for nothing. */
function $numbered(rows: readonly ListItemNode[], start: number): ListItemNode[] {
  let value = start;
  for (const row of rows) {
    if (row.getValue() !== value) row.setValue(value);
    if (!$isListNode(row.getFirstChild())) value++;
  }
  return [...rows];
}

function $setChecked(item: ListItemNode, { list, checked }: BlockKind): void {
  const wanted = list === 'check' ? (checked ?? false) : undefined;
  if (item.getChecked() !== wanted) item.setChecked(wanted);
}

function indentOf(block: EditorBlock | undefined): number {
  return block && block.kind !== 'object' ? (block.kind.indent ?? 0) : 0;
}

/** The number that the first item of a list has. */
function startOf(block: EditorBlock | undefined): number {
  return (block && block.kind !== 'object' ? block.kind.start : undefined) ?? 1;
}

function listType(block: EditorBlock | undefined): ListType {
  return ((block && block.kind !== 'object' ? block.kind.list : undefined) ?? 'bullet') as ListType;
}

/** The outermost list that a node stands in. */
function $topList(node: LexicalNode | undefined): ListNode | undefined {
  let found: ListNode | undefined;
  for (let parent = node?.getParent() ?? null; $isListNode(parent) || $isListItemNode(parent); parent = parent.getParent()) {
    if ($isListNode(parent)) found = parent;
  }
  return found;
}

/** Gives an element these children; those that stand at its start and its end already are not touched. */
export function $setChildren(element: ElementNode, wanted: readonly LexicalNode[]): void {
  const shown = element.getChildren();
  let start = 0;
  while (start < Math.min(shown.length, wanted.length) && shown[start]?.is(wanted[start])) start++;
  let end = 0;
  while (end < Math.min(shown.length, wanted.length) - start && shown.at(-1 - end)?.is(wanted.at(-1 - end))) end++;
  const [from, to] = [shown.slice(start, shown.length - end), wanted.slice(start, wanted.length - end)];
  const staying = new Set(to.map((node) => node.getKey()));
  if (!from.some((node) => staying.has(node.getKey()))) {
    if (from.length + to.length > 0) element.splice(start, from.length, to);
    return;
  }
  // One by one: a splice that takes a node out and puts it back at once miscounts its children.
  for (const node of from) if (!staying.has(node.getKey())) element.splice(node.getIndexWithinParent(), 1, []);
  to.forEach((node, index) => {
    if (!element.getChildAtIndex(start + index)?.is(node)) element.splice(start + index, 0, [node]);
  });
}
