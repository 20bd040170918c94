import { $insertList, $isListNode } from '@lexical/list';
import { $createHeadingNode, $createQuoteNode } from '@lexical/rich-text';
import { $setBlocksType } from '@lexical/selection';
import {
  $createRangeSelection,
  $findMatchingParent,
  $getNodeByKey,
  $getSelection,
  $isParagraphNode,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  type NodeKey,
  type RangeSelection,
  type TextNode,
} from 'lexical';

/** The caret behind what was typed: the text it stands in, and how far. */
export interface TypedAt {
  readonly node: TextNode;
  readonly offset: number;
}

/** One change of the editor, to be made in an update of its own. */
export type Step = () => void;

/**
 * What Markdown makes of what was just typed: `# ` and `## ` begin a heading and a smaller one, `- ` or `* ` a list, `1. ` a
 * numbered one, `> ` a quotation; `**words**` are bold and `*words*` italic. The changes to make one after the other; none where
 * it is plain text. Call it inside a read.
 */
export function $markdownTyping(at: TypedAt): Step[] {
  return $blockSteps(at) ?? emphasisSteps(at) ?? [];
}

function $blockSteps({ node, offset }: TypedAt): Step[] | undefined {
  const block = node.getParent();
  if (!$isParagraphNode(block) || !block.getFirstChild()?.is(node)) return undefined;
  const marker = node.getTextContent().slice(0, offset);
  const make = $blockMaker(marker);
  if (!make) return undefined;
  const key = node.getKey();
  return [
    () => {
      const text = textAt(key);
      text?.spliceText(0, marker.length, '', true);
      if (text?.getTextContentSize() === 0) text.remove();
      const selection = $getSelection();
      if ($isRangeSelection(selection)) make(selection);
    },
  ];
}

/** What makes the block of it that the marker at its start names. */
function $blockMaker(marker: string): ((selection: RangeSelection) => void) | undefined {
  const heading = /^(##?) $/u.exec(marker)?.[1];
  // A text stands under its part, which is an h2.
  if (heading) return (selection) => $setBlocksType(selection, () => $createHeadingNode(heading === '#' ? 'h3' : 'h4'));
  if (marker === '> ') return (selection) => $setBlocksType(selection, () => $createQuoteNode());
  if (/^[-*] $/u.test(marker)) return () => $insertList('bullet');
  const number = /^(\d{1,3})[.)] $/u.exec(marker)?.[1];
  return number === undefined ? undefined : () => $insertNumbers(Number(number));
}

/** A numbered list that begins where its first number says, unless it goes on with the list above. */
function $insertNumbers(start: number): void {
  $insertList('number');
  const selection = $getSelection();
  const list = $isRangeSelection(selection) ? $findMatchingParent(selection.anchor.getNode(), $isListNode) : null;
  if ($isListNode(list) && list.getChildrenSize() === 1) list.setStart(start);
}

/** What stands between marks; the mark before it is no other mark's end, and no space stands inside. */
const BOLD = /(?:^|[\s\p{P}])\*\*([^\s*](?:[^*]*[^\s*])?)\*\*$/u;
const ITALIC = /(?:^|[^*\p{L}\p{N}])\*([^\s*](?:[^*]*[^\s*])?)\*$/u;

function emphasisSteps({ node, offset }: TypedAt): Step[] | undefined {
  const before = node.getTextContent().slice(0, offset);
  const bold = BOLD.exec(before)?.[1];
  const words = bold ?? ITALIC.exec(before)?.[1];
  if (words === undefined || !before.endsWith('*')) return undefined;
  const mark = bold === undefined ? 1 : 2;
  const start = offset - 2 * mark - words.length;
  const key = node.getKey();
  // One by one: what stands between the marks is not written again, and others may be writing in it.
  return [
    () => void textAt(key)?.spliceText(offset - mark, mark, '', true),
    () => void textAt(key)?.spliceText(start, mark, '', true),
    () => $look(key, [start, start + words.length], mark === 2 ? 'bold' : 'italic'),
  ];
}

/** Gives a stretch a look, and leaves the caret behind it, where one goes on without. */
function $look(key: NodeKey, [start, end]: readonly [number, number], look: 'bold' | 'italic'): void {
  if (!textAt(key)) return;
  const selection = $createRangeSelection();
  selection.anchor.set(key, start, 'text');
  selection.focus.set(key, end, 'text');
  $setSelection(selection);
  selection.formatText(look);
  const last = selection.focus;
  selection.anchor.set(last.key, last.offset, last.type);
  selection.toggleFormat(look);
}

function textAt(key: NodeKey): TextNode | undefined {
  const node = $getNodeByKey(key);
  return $isTextNode(node) ? node : undefined;
}
