import {
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isLineBreakNode,
  $isRangeSelection,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
  type NodeKey,
} from 'lexical';

/** The words of one block, and which text nodes they stand in. */
export interface SpelledLine {
  readonly text: string;
  readonly runs: readonly { readonly key: NodeKey; readonly start: number; readonly length: number }[];
}

/** Stands for what is no word and parts words: an embed. */
const OBJECT = '\uFFFC';

/** The words of a block, without those of the blocks inside it; code counts as no word. Call it inside a read. */
export function $lineOf(block: ElementNode): SpelledLine {
  const runs: SpelledLine['runs'][number][] = [];
  let text = '';
  const walk = (parent: ElementNode) => {
    for (const child of parent.getChildren()) {
      if ($isTextNode(child)) {
        const words = child.getTextContent();
        runs.push({ key: child.getKey(), start: text.length, length: words.length });
        text += child.hasFormat('code') ? OBJECT.repeat(words.length) : words;
      } else if ($isElementNode(child)) {
        if (child.isInline()) walk(child);
      } else text += $isLineBreakNode(child) ? '\n' : OBJECT;
    }
  };
  walk(block);
  return { text, runs };
}

/** The block whose line a node stands in; undefined for the root and what is gone. Call it inside a read. */
export function $blockOf(key: NodeKey): ElementNode | undefined {
  let node: LexicalNode | null = $getNodeByKey(key);
  while (node && !($isElementNode(node) && !node.isInline())) node = node.getParent();
  return $isElementNode(node) && node.getParent() ? node : undefined;
}

/** Where the caret stands in its line; undefined where there is none, or something is selected. Call it inside a read. */
export function $caretInLine(): { readonly block: NodeKey; readonly offset: number } | undefined {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return undefined;
  const { key, offset, type } = selection.anchor;
  const block = $blockOf(key);
  if (!block) return undefined;
  const run = $lineOf(block).runs.find((one) => one.key === key);
  return { block: block.getKey(), offset: type === 'text' && run ? run.start + offset : 0 };
}

/** The run that holds the sign at `offset` of a line, and where in it. */
export function placeIn(line: SpelledLine, offset: number): { readonly key: NodeKey; readonly offset: number } | undefined {
  const run = line.runs.find(({ start, length }) => offset >= start && offset < start + length);
  return run && { key: run.key, offset: offset - run.start };
}
