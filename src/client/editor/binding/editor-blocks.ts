import { $isLinkNode } from '@lexical/link';
import { $isListItemNode, $isListNode, type ListItemNode, type ListNode } from '@lexical/list';
import { $isHeadingNode, $isQuoteNode } from '@lexical/rich-text';
import { $isElementNode, $isLineBreakNode, $isTextNode, type ElementNode, type LexicalNode } from 'lexical';
import { type BlockKind, PARAGRAPH } from '#document/text/block-kind';
import { FORMATS } from '#document/text/flow';
import { type BlockContent, contentBuilder, contentOfObject } from './block-content';

/** A block of the editor: the node that holds its words, or is an object by itself. */
export interface EditorBlock {
  readonly node: LexicalNode;
  readonly kind: BlockKind | 'object';
}

/** Names the shared object that a node shows; a node that shows none yet stands for itself. */
type ObjectOf = (node: LexicalNode) => object;

/** The blocks that stand in a root or a cell, in order; call it inside a read. */
export function $blocksIn(container: ElementNode): EditorBlock[] {
  return container.getChildren().flatMap((child): EditorBlock[] => {
    if ($isListNode(child)) return $itemsIn(child, 0);
    return [{ node: child, kind: $kindOf(child) }];
  });
}

/** The items of a list and of the lists in it. An item that only holds a list is no item of its own. */
export function $itemsIn(list: ListNode, indent: number): EditorBlock[] {
  return list.getChildren().flatMap((item): EditorBlock[] => {
    if (!$isListItemNode(item)) return [];
    const lists = item.getChildren().filter($isListNode);
    const isItem = lists.length === 0 || item.getChildrenSize() > lists.length;
    const own: EditorBlock[] = isItem ? [{ node: item, kind: $itemKind(list, item, indent) }] : [];
    return [...own, ...lists.flatMap((inner) => $itemsIn(inner, indent + 1))];
  });
}

function $itemKind(list: ListNode, item: ListItemNode, indent: number): BlockKind {
  const checked = list.getListType() === 'check' ? (item.getChecked() ?? false) : undefined;
  const isNumbered = list.getListType() === 'number' && list.getStart() !== 1 && item.is(list.getFirstChild());
  return { type: 'listitem', list: list.getListType(), indent, checked, start: isNumbered ? list.getStart() : undefined };
}

/** The kind of a block that stands in no list. */
export function $kindOf(node: LexicalNode): BlockKind | 'object' {
  if ($isHeadingNode(node)) return { type: 'heading', tag: node.getTag() };
  if ($isQuoteNode(node)) return { type: 'quote' };
  return $isElementNode(node) && node.getType() !== 'table' ? PARAGRAPH : 'object';
}

/** What a block says. */
export function $contentOf({ node, kind }: EditorBlock, objectOf: ObjectOf): BlockContent {
  if (kind === 'object' || !$isElementNode(node)) return contentOfObject(objectOf(node));
  const builder = contentBuilder(kind);
  for (const leaf of $leavesOf(node)) {
    if ($isLineBreakNode(leaf.node)) builder.addText('\n', leaf);
    else if ($isTextNode(leaf.node)) builder.addText(leaf.node.getTextContent(), leaf);
    else builder.addObject(objectOf(leaf.node));
  }
  return builder.done();
}

/** A text, a break or an object in a line, with how it looks. */
export interface Leaf {
  readonly node: LexicalNode;
  readonly format: number;
  readonly link: string | undefined;
  /** How many signs it takes. */
  readonly length: number;
}

const KNOWN_FORMATS = (1 << FORMATS.length) - 1;

/** What stands in a line, links opened; lists inside an item are blocks of their own. */
export function $leavesOf(block: ElementNode, link?: string): Leaf[] {
  return block.getChildren().flatMap((node): Leaf[] => {
    if ($isListNode(node)) return [];
    if ($isElementNode(node)) return $leavesOf(node, $isLinkNode(node) ? node.getURL() : link);
    const format = $isTextNode(node) ? node.getFormat() & KNOWN_FORMATS : 0;
    return [{ node, format, link, length: $isTextNode(node) ? node.getTextContentSize() : 1 }];
  });
}
