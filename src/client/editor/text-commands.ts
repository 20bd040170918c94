import { $isLinkNode, TOGGLE_LINK_COMMAND } from '@lexical/link';
import { $isListNode, INSERT_ORDERED_LIST_COMMAND, INSERT_UNORDERED_LIST_COMMAND, REMOVE_LIST_COMMAND } from '@lexical/list';
import { $createHeadingNode, $createQuoteNode, $isHeadingNode, $isQuoteNode } from '@lexical/rich-text';
import { $setBlocksType } from '@lexical/selection';
import { $createTableNodeWithDimensions } from '@lexical/table';
import { $findMatchingParent } from '@lexical/utils';
import {
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $insertNodes,
  $isElementNode,
  $isParagraphNode,
  $isRangeSelection,
  type ElementNode,
  FORMAT_TEXT_COMMAND,
  type LexicalEditor,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import { $createBlockEmbed, $createInlineEmbed, type EmbedTarget } from './embeds/embed-nodes.tsx';
import { safeUrl } from './safe-url';
import { $changeTable, $isHeaded, $tableAtCaret, type TableGesture } from './tables/table-gestures';

/** What the toolbar shows as pressed. */
export interface TextState {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly heading: boolean;
  readonly quote: boolean;
  readonly list: 'bullet' | 'number' | undefined;
  /** Address of the link the caret is in. */
  readonly link: string | undefined;
  /** The table the caret is in: whether its first row heads its columns. */
  readonly table: { readonly isHeaded: boolean } | undefined;
}

/** Where no text has the caret. */
export const NO_TEXT_STATE: TextState = {
  bold: false,
  italic: false,
  heading: false,
  quote: false,
  list: undefined,
  link: undefined,
  table: undefined,
};

/** Reads the state at the caret; call it inside a read. */
export function $readTextState(): TextState {
  const selection = $getSelection();
  const table = $tableAtCaret()?.table;
  const tableState = table && { isHeaded: $isHeaded(table) };
  if (!$isRangeSelection(selection)) return { ...NO_TEXT_STATE, table: tableState };
  const block = $blockOf(selection);
  const list = $findMatchingParent(selection.anchor.getNode(), $isListNode);
  const link = $findMatchingParent(selection.anchor.getNode(), $isLinkNode);
  return {
    bold: selection.hasFormat('bold'),
    italic: selection.hasFormat('italic'),
    heading: $isHeadingNode(block),
    quote: $isQuoteNode(block),
    list: list ? (list.getListType() === 'number' ? 'number' : 'bullet') : undefined,
    link: link?.getURL(),
    table: tableState,
  };
}

function $blockOf(selection: RangeSelection) {
  return $findMatchingParent(selection.anchor.getNode(), (node) => $isElementNode(node) && !node.isInline());
}

/** Bold for what is selected, or plain again; with nothing selected, for what is typed next. */
export function toggleBold(editor: LexicalEditor): void {
  editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'bold');
}

/** Italic for what is selected, or plain again; with nothing selected, for what is typed next. */
export function toggleItalic(editor: LexicalEditor): void {
  editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'italic');
}

/** A heading, or a paragraph again. Headings of a text stand under its part, which is an h2. */
export function toggleHeading(editor: LexicalEditor): void {
  editor.update(() => {
    const selection = $caretOrEnd();
    $setBlocksType(selection, () => ($isHeadingNode($blockOf(selection)) ? $createParagraphNode() : $createHeadingNode('h3')));
  });
}

/** A quotation, or a paragraph again. */
export function toggleQuote(editor: LexicalEditor): void {
  editor.update(() => {
    const selection = $caretOrEnd();
    $setBlocksType(selection, () => ($isQuoteNode($blockOf(selection)) ? $createParagraphNode() : $createQuoteNode()));
  });
}

/** Makes the selected blocks a list of that kind, or paragraphs again when `now` says that they are one. */
export function toggleList(editor: LexicalEditor, kind: 'bullet' | 'number', now: TextState['list']): void {
  if (now === kind) editor.dispatchCommand(REMOVE_LIST_COMMAND, undefined);
  else editor.dispatchCommand(kind === 'bullet' ? INSERT_UNORDERED_LIST_COMMAND : INSERT_ORDERED_LIST_COMMAND, undefined);
}

/** Makes one gesture on the table the caret is in. */
export function changeTable(editor: LexicalEditor, gesture: TableGesture): void {
  editor.update(() => $changeTable(gesture));
}

/**
 * Puts an empty table, its first row a header, in place of an empty line or after the block the caret is in; the caret goes
 * into it. None inside a table.
 */
export function insertTable(editor: LexicalEditor, rows: number, columns: number): void {
  editor.update(() => {
    if ($tableAtCaret()) return;
    const table = $createTableNodeWithDimensions(rows, columns, { rows: true, columns: false });
    $placeBlock(table);
    table.selectStart();
  });
}

/** Makes the selection a link, or unmakes it with undefined. False when the address can't be one. */
export function setLink(editor: LexicalEditor, address: string | undefined): boolean {
  const url = address === undefined ? undefined : safeUrl(address);
  if (address !== undefined && url === undefined) return false;
  if (url === undefined) editor.dispatchCommand(TOGGLE_LINK_COMMAND, null);
  else {
    editor.update(() => {
      const selection = $caretOrEnd();
      // A link with no words would be invisible: the address is its words.
      if (selection.isCollapsed() && !$findMatchingParent(selection.anchor.getNode(), $isLinkNode)) $insertLinkText(selection, url);
    });
    editor.dispatchCommand(TOGGLE_LINK_COMMAND, { url, rel: 'noopener noreferrer' });
  }
  return true;
}

function $insertLinkText(selection: RangeSelection, url: string): void {
  const words = url.replace(/^https?:\/\/|^mailto:|\/$/gu, '');
  selection.insertText(words);
  const { anchor } = selection;
  if (anchor.type === 'text') selection.anchor.set(anchor.key, anchor.offset - words.length, 'text');
}

/** Puts a mention where the caret is, or at the end of a text that has none. */
export function insertInline(editor: LexicalEditor, target: EmbedTarget): void {
  editor.update(() => {
    $caretOrEnd();
    $insertNodes([$createInlineEmbed(target)]);
  });
}

/** Puts a block after the one the caret is in, and the caret after it. */
export function insertBlock(editor: LexicalEditor, target: EmbedTarget): void {
  editor.update(() => {
    $placeBlock($createBlockEmbed(target)).selectStart();
  });
}

/**
 * Puts a block where the caret's block stands when that is an empty line, else after it. There is always a
 * line after it to go on writing in; that line is given back.
 */
function $placeBlock(block: LexicalNode): ElementNode {
  const here = $caretOrEnd().anchor.getNode().getTopLevelElement();
  if ($isParagraphNode(here) && here.isEmpty()) here.replace(block);
  else if (here) here.insertAfter(block);
  else $getRoot().append(block);
  const next = block.getNextSibling();
  if ($isElementNode(next)) return next;
  const line = $createParagraphNode();
  block.insertAfter(line);
  return line;
}

/** The selection, or the end of the text where the caret never was. */
function $caretOrEnd(): RangeSelection {
  const selection = $getSelection();
  if ($isRangeSelection(selection)) return selection;
  if ($getRoot().isEmpty()) $getRoot().append($createParagraphNode());
  return $getRoot().selectEnd();
}

/** Writes words at the caret, as if they had been typed. */
export function insertText(editor: LexicalEditor, text: string): void {
  editor.update(() => $caretOrEnd().insertRawText(text));
}
