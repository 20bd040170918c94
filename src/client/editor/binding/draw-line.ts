import { $createLinkNode } from '@lexical/link';
import {
  $createLineBreakNode,
  $createTabNode,
  $createTextNode,
  $isLineBreakNode,
  $isTabNode,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
  type TextNode,
} from 'lexical';
import type { FlowPiece } from '#document/text/flow';
import { $setChildren } from './draw-blocks';
import { $leavesOf, type Leaf } from './editor-blocks';

/** Gives the node that shows an object of a line, a new one if need be. */
type NodeOf = (ref: object) => LexicalNode;

/** What a line should show: words of one look, a break, a tab, or an object. */
type Wanted = { readonly format: number; readonly link: string | undefined } & (
  | { readonly show: 'text'; readonly text: string }
  | { readonly show: 'break' }
  | { readonly show: 'tab' }
  | { readonly show: 'object'; readonly node: LexicalNode }
);

/** Makes a block show these pieces, and leaves the nodes alone that show them already. */
export function $drawLine(block: ElementNode, pieces: readonly FlowPiece[], nodeOf: NodeOf): void {
  const wanted = pieces.flatMap((piece) => wantedOf(piece, nodeOf));
  const leaves = $leavesOf(block);
  if (leaves.length === wanted.length && wanted.every((one, index) => fits(one, leaves[index]))) {
    for (const [index, one] of wanted.entries()) $setText(leaves[index]?.node, one);
    return;
  }
  $setChildren(block, $newLine(wanted, leaves));
}

function wantedOf(piece: FlowPiece, nodeOf: NodeOf): Wanted[] {
  if (!('text' in piece)) return [{ show: 'object', node: nodeOf(piece.ref), format: 0, link: undefined }];
  const { format, link } = piece;
  return piece.text
    .split(/([\n\t])/u)
    .filter((part) => part !== '')
    .map((part) => {
      if (part === '\n') return { show: 'break', format: 0, link };
      if (part === '\t') return { show: 'tab', format, link };
      return { show: 'text', text: part, format, link };
    });
}

/** Whether a node shows this, or would once its words are set. */
function fits(wanted: Wanted, leaf: Leaf | undefined): boolean {
  if (!leaf || leaf.link !== wanted.link) return false;
  if (wanted.show === 'object') return leaf.node.is(wanted.node);
  if (wanted.show === 'break') return $isLineBreakNode(leaf.node);
  if (wanted.show === 'tab') return $isTabNode(leaf.node) && leaf.format === wanted.format;
  return isPlainText(leaf.node) && leaf.format === wanted.format;
}

function isPlainText(node: LexicalNode | undefined): node is TextNode {
  return $isTextNode(node) && !$isTabNode(node);
}

function $setText(node: LexicalNode | undefined, wanted: Wanted): void {
  if (wanted.show === 'text' && isPlainText(node) && node.getTextContent() !== wanted.text) node.setTextContent(wanted.text);
}

/** The line anew, with those of its nodes that fit from its start and from its end. */
function $newLine(wanted: readonly Wanted[], leaves: readonly Leaf[]): LexicalNode[] {
  let start = 0;
  while (start < Math.min(wanted.length, leaves.length) && fits(wanted[start] as Wanted, leaves[start])) start++;
  let end = 0;
  const most = Math.min(wanted.length, leaves.length) - start;
  while (end < most && fits(wanted.at(-1 - end) as Wanted, leaves.at(-1 - end))) end++;
  const line: LexicalNode[] = [];
  let link: { readonly url: string; readonly node: ElementNode } | undefined;
  wanted.forEach((one, index) => {
    const kept = index < start ? leaves[index] : index >= wanted.length - end ? leaves[leaves.length - wanted.length + index] : undefined;
    const node = kept?.node ?? $newNode(one);
    if (kept) $setText(node, one);
    if (one.link === undefined) {
      link = undefined;
      line.push(node);
      return;
    }
    if (link?.url !== one.link) {
      link = { url: one.link, node: $createLinkNode(one.link, { rel: 'noopener noreferrer' }) };
      line.push(link.node);
    }
    link.node.append(node);
  });
  return line;
}

function $newNode(wanted: Wanted): LexicalNode {
  if (wanted.show === 'object') return wanted.node;
  if (wanted.show === 'break') return $createLineBreakNode();
  return (wanted.show === 'text' ? $createTextNode(wanted.text) : $createTabNode()).setFormat(wanted.format);
}
