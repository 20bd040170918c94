import { $createListItemNode, $createListNode, $isListItemNode, $isListNode } from '@lexical/list';
import { $createHeadingNode, $createQuoteNode, $isHeadingNode } from '@lexical/rich-text';
import { $setBlocksType } from '@lexical/selection';
import {
  $createParagraphNode,
  $createRangeSelection,
  $createTextNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  type ElementNode,
  type LexicalNode,
  type TextNode,
} from 'lexical';
import * as Y from 'yjs';
import type { Random } from '../support/random';
import { addRow, insertTable, removeRow } from './table-gestures';
import { type TextPeer, update } from './text-peer';

/** What a person does; each is one gesture, and says whether it may make words go, or only those of who makes it. */
export interface Gesture {
  readonly name: string;
  readonly weight: number;
  readonly deletes?: boolean | 'own';
  /** What others wrote is drawn before, so that the difference is the gesture's alone. */
  readonly comesAfterOthers?: boolean;
  /** The same letters stand in the same order after it. */
  readonly changesNothing?: boolean;
  /** Gives back what is still to be typed, letter by letter, where the caret then stands. */
  run(peer: TextPeer, random: Random, word: () => string): string | void;
}

/** The blocks that words stand in, those of cells too; call it inside an update. */
export function leafBlocks(): ElementNode[] {
  const found: ElementNode[] = [];
  const visit = (node: LexicalNode) => {
    if (!$isElementNode(node)) return;
    const children = node.getChildren();
    if (children.every((child) => !$isElementNode(child) || child.isInline()) && !node.is($getRoot()) && !$isListNode(node))
      found.push(node);
    else for (const child of children) visit(child);
  };
  visit($getRoot());
  return found;
}

function textsOf(block: ElementNode): TextNode[] {
  return block.getAllTextNodes().filter($isTextNode);
}

/** Offsets where a word may begin: after a space, or at the start of a line; the start of bold letters in a word is none. */
function boundaries(node: TextNode): number[] {
  const text = node.getTextContent();
  const before = node.getPreviousSibling();
  const offsets = $isTextNode(before) && /\S$/u.test(before.getTextContent()) ? [] : [0];
  for (let at = 0; at < text.length; at++) if (text[at] === ' ') offsets.push(at + 1);
  return offsets;
}

/** A place in a block where a word may begin. */
export function caretIn(block: ElementNode, random: Random): { node: TextNode; offset: number } | undefined {
  const texts = textsOf(block).filter((text) => boundaries(text).length > 0);
  const node = texts.length > 0 ? random.pick(texts) : undefined;
  return node && { node, offset: random.pick(boundaries(node)) };
}

/** Selects a stretch of a text. */
export function select(node: TextNode, from: number, to: number) {
  const selection = $createRangeSelection();
  selection.anchor.set(node.getKey(), from, 'text');
  selection.focus.set(node.getKey(), to, 'text');
  $setSelection(selection);
  return selection;
}

function typeWord(peer: TextPeer, random: Random, word: () => string): void {
  typeText(peer, random, `${word()} `);
}

function typeText(peer: TextPeer, random: Random, typed: string): void {
  update(peer, () => {
    const blocks = leafBlocks();
    const block = blocks.length > 0 ? random.pick(blocks) : undefined;
    const caret = block && caretIn(block, random);
    if (caret) select(caret.node, caret.offset, caret.offset).insertText(typed);
    else if (block) block.append($createTextNode(typed));
    else $getRoot().append($createParagraphNode().append($createTextNode(typed)));
  });
}

function typeInParts(peer: TextPeer, random: Random, word: () => string): void {
  const typed = `${word()} ${word()} `;
  let started = false;
  update(peer, () => {
    const blocks = leafBlocks();
    const caret = blocks.length > 0 ? caretIn(random.pick(blocks), random) : undefined;
    if (caret) select(caret.node, caret.offset, caret.offset).insertText(typed.slice(0, 3));
    started = caret !== undefined;
  });
  if (!started) {
    typeText(peer, random, typed);
    return;
  }
  for (let at = 3; at < typed.length; at += 3) update(peer, () => $getSelection()?.insertText(typed.slice(at, at + 3)));
}

/** Puts the caret where somebody begins to write a word, and leaves the writing to the steps that follow. */
function beginWord(peer: TextPeer, random: Random, word: () => string): string | void {
  let ready = false;
  update(peer, () => {
    const blocks = leafBlocks();
    const caret = blocks.length > 0 ? caretIn(random.pick(blocks), random) : undefined;
    if (caret) select(caret.node, caret.offset, caret.offset);
    ready = caret !== undefined;
  });
  if (ready) return `${word()} `;
}

/** The same at the end of the text, where everybody's caret is. */
function beginAtEnd(peer: TextPeer, _random: Random, word: () => string): string | void {
  let ready = false;
  update(peer, () => {
    const last = leafBlocks().at(-1);
    ready = last !== undefined && /(^|\s)$/u.test(last.getTextContent());
    if (ready) last?.selectEnd();
  });
  if (ready) return `${word()} `;
}

/** Types where the caret stands; false when it stands nowhere. */
export function typeOn(peer: TextPeer, letters: string): boolean {
  let typed = false;
  update(peer, () => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return;
    selection.insertText(letters);
    typed = true;
  });
  return typed;
}

function split(peer: TextPeer, random: Random): void {
  update(peer, () => {
    const blocks = leafBlocks();
    const caret = blocks.length > 0 ? caretIn(random.pick(blocks), random) : undefined;
    if (caret) select(caret.node, caret.offset, caret.offset).insertParagraph();
  });
}

function merge(peer: TextPeer, random: Random): void {
  update(peer, () => {
    const blocks = leafBlocks().filter((block) => leafBlocks().includes(block.getPreviousSibling() as ElementNode));
    if (blocks.length === 0) return;
    const block = random.pick(blocks);
    (block.getPreviousSibling() as ElementNode).append(...block.getChildren());
    block.remove();
  });
}

function format(peer: TextPeer, random: Random): void {
  update(peer, () => {
    const blocks = leafBlocks();
    const caret = blocks.length > 0 ? caretIn(random.pick(blocks), random) : undefined;
    if (!caret) return;
    const end = random.pick(boundaries(caret.node));
    if (end !== caret.offset)
      select(caret.node, Math.min(end, caret.offset), Math.max(end, caret.offset)).formatText(random.pick(['bold', 'italic'] as const));
  });
}

function changeBlock(peer: TextPeer, random: Random): void {
  update(peer, () => {
    const blocks = leafBlocks().filter((block) => !$isListItemNode(block));
    const caret = blocks.length > 0 ? caretIn(random.pick(blocks), random) : undefined;
    if (!caret) return;
    const heading = random.chance(0.5);
    $setBlocksType(select(caret.node, 0, 0), () => (heading ? $createHeadingNode('h2') : $createParagraphNode()));
  });
}

function quote(peer: TextPeer, random: Random): void {
  update(peer, () => {
    const blocks = leafBlocks().filter((block) => !$isListItemNode(block));
    const caret = blocks.length > 0 ? caretIn(random.pick(blocks), random) : undefined;
    if (caret) $setBlocksType(select(caret.node, 0, 0), () => $createQuoteNode());
  });
}

/** Selects a whole title and writes another one over it. */
function rewriteTitle(peer: TextPeer, random: Random, word: () => string): void {
  update(peer, () => {
    const titles = leafBlocks().filter((block) => $isHeadingNode(block) && block.getTextContentSize() > 0);
    if (titles.length > 0) random.pick(titles).select(0).insertText(`${word()} ${word()} `);
  });
}

/** Where nothing was undone, a redo would make again what was undone before. */
function undoAndRedo({ session }: TextPeer): void {
  const { undo, doc } = session;
  const before = Y.snapshot(doc);
  undo.undo();
  if (Y.equalSnapshots(before, Y.snapshot(doc))) return;
  session.settle();
  undo.redo();
}

/** The same with any other block. */
function rewriteBlock(peer: TextPeer, random: Random, word: () => string): void {
  update(peer, () => {
    const blocks = leafBlocks().filter((block) => block.getTextContentSize() > 0);
    if (blocks.length > 0) random.pick(blocks).select(0).insertText(`${word()} ${word()} `);
  });
}

function toggleList(peer: TextPeer, random: Random): void {
  update(peer, () => {
    const blocks = leafBlocks().filter((block) => block.getParent()?.is($getRoot()) || $isListItemNode(block));
    if (blocks.length === 0) return;
    const block = random.pick(blocks);
    const list = block.getParent();
    if ($isListItemNode(block) && $isListNode(list)) {
      list.insertBefore($createParagraphNode().append(...block.getChildren()));
      block.remove();
      if (list.isEmpty()) list.remove();
    } else {
      const item = $createListItemNode();
      item.append(...block.getChildren());
      block.replace($createListNode('bullet').append(item));
    }
  });
}

function deleteWord(peer: TextPeer, random: Random): void {
  update(peer, () => {
    const texts = leafBlocks()
      .flatMap(textsOf)
      .filter((node) => node.getTextContentSize() > 0 && boundaries(node).length > 0);
    if (texts.length === 0) return;
    const node = random.pick(texts);
    const from = random.pick(boundaries(node));
    const selection = select(node, from, from);
    const [last, to] = endOfWord(node, from);
    selection.focus.set(last.getKey(), to, 'text');
    selection.removeText();
  });
}

/** Behind the space after a word, which may go on in another look. */
function endOfWord(node: TextNode, from: number): [TextNode, number] {
  const space = node.getTextContent().indexOf(' ', from);
  if (space >= 0) return [node, space + 1];
  const next = node.getNextSibling();
  return $isTextNode(next) ? endOfWord(next, 0) : [node, node.getTextContentSize()];
}

function deleteBlock(peer: TextPeer, random: Random): void {
  update(peer, () => {
    const blocks = $getRoot().getChildren();
    if (blocks.length > 2) random.pick(blocks).remove();
  });
}

/** The gestures that the first schedules were made of, by how often people make them. Seeds of the corpus depend on all of it. */
export const FIRST_GESTURES: readonly Gesture[] = [
  { name: 'type', weight: 10, run: typeWord },
  { name: 'type-slowly', weight: 3, run: typeInParts },
  { name: 'split', weight: 4, run: split },
  { name: 'merge', weight: 4, run: merge },
  { name: 'format', weight: 3, run: format },
  { name: 'heading', weight: 2, run: changeBlock },
  { name: 'list', weight: 2, run: toggleList },
  { name: 'table', weight: 1, run: insertTable },
  { name: 'delete-word', weight: 2, deletes: true, run: deleteWord },
  { name: 'delete-block', weight: 1, deletes: true, run: deleteBlock },
  { name: 'undo', weight: 2, deletes: true, run: (peer) => peer.session.undo.undo() },
  { name: 'redo', weight: 1, deletes: true, run: (peer) => peer.session.undo.redo() },
];

/** What came next. A gesture that is added later makes a list of its own, for seeds of the corpus depend on this one too. */
export const GESTURES: readonly Gesture[] = [
  ...FIRST_GESTURES,
  { name: 'letter-by-letter', weight: 12, run: beginWord },
  { name: 'letter-by-letter-at-the-end', weight: 6, run: beginAtEnd },
  { name: 'quote', weight: 1, run: quote },
  { name: 'rewrite-title', weight: 1, deletes: true, run: rewriteTitle },
  { name: 'add-row', weight: 1, run: addRow },
  { name: 'remove-row', weight: 1, deletes: true, run: removeRow },
];

/** All gestures, with the pauses that make each a step to undo and redo by itself. */
export const UNDONE_GESTURES: readonly Gesture[] = [
  ...GESTURES,
  { name: 'pause', weight: 16, run: (peer) => peer.pause() },
  { name: 'undo-one', weight: 6, deletes: 'own', comesAfterOthers: true, run: (peer) => peer.session.undo.undo() },
  { name: 'redo-one', weight: 5, deletes: true, comesAfterOthers: true, run: (peer) => peer.session.undo.redo() },
  { name: 'undo-and-redo', weight: 5, changesNothing: true, comesAfterOthers: true, run: undoAndRedo },
  { name: 'rewrite-block', weight: 1, deletes: true, run: rewriteBlock },
];
