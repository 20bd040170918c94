import { $isListItemNode } from '@lexical/list';
import { $isTableCellNode, $isTableNode, $isTableRowNode, type TableNode } from '@lexical/table';
import { $getNodeByKey, $isElementNode, type ElementNode, type LexicalNode, type NodeKey } from 'lexical';
import * as Y from 'yjs';
import { type BlockKind, PARAGRAPH, sameKind, writeBlockKind } from '#document/text/block-kind';
import { attributeChanges, attributesOf } from '#document/text/flow';
import { cellList, newCell, newRow, newTable, rowList, tableRows } from '#document/text/flow-table';
import type { TextEmbed } from '#document/text/text-read';
import { newEmbed } from '#document/text/text-write';
import { $isEmbedNode } from '../embeds/embed-nodes.tsx';
import { type BlockChange, blockChanges, type CaretPlace, lengthOf } from './block-changes';
import { type BlockContent, looksBetween, OBJECT, sameContent } from './block-content';
import { startOf } from './caret-place';
import { $blocksIn, $contentOf, $kindOf, type EditorBlock } from './editor-blocks';
import { type FlowView, setShown, type Shown, type ShownBlock, tie, viewOf } from './flow-view';

/** What a gesture touched: nodes whose words are to be read again. */
interface Touched {
  /** Every node that changed, and all that holds one. */
  readonly keys: ReadonlySet<NodeKey>;
  /** Those whose own children came, went or changed places. */
  readonly rearranged: ReadonlySet<NodeKey>;
}

/** The caret among the blocks of a root or cell, where it stands there. */
type CaretIn = (blocks: readonly ShownBlock[]) => CaretPlace | undefined;

/**
 * Writes into the flow what the editor shows differently from what was drawn last. Call it inside a read of the editor's
 * new state and inside a transaction.
 */
export function $writeFlow(shown: Shown, view: FlowView, touched: Touched, caretIn: CaretIn): void {
  const container = $getNodeByKey(view.container);
  if (!$isElementNode(container)) return;
  const read = $readTouched(shown, view, touched) ?? $readBlocks(shown, view, container, touched);
  if (read.length !== view.shown.length || read.some((block, index) => block !== view.shown[index])) {
    const after = endLooseBlocks(shown, view, read);
    const changes = blockChanges(view.shown, after, caretIn(after));
    for (const change of changes.toReversed()) $apply(shown, view, after, change);
    setShown(view, after);
  }
  for (const { key, end } of view.shown) if (end && touched.keys.has(key)) $writeTable(shown, key, end, touched, caretIn);
}

/** The usual gesture changes words inside blocks that stay: only those are read. Undefined when blocks may have moved. */
function $readTouched(shown: Shown, view: FlowView, { keys, rearranged }: Touched): readonly ShownBlock[] | undefined {
  if (view.shown.length === 0) return undefined;
  if ([...rearranged].some((key) => !$keepsKind(view, key))) return undefined;
  const after = [...view.shown];
  for (const key of keys) {
    const place = view.places.get(key);
    const before = place === undefined ? undefined : view.shown[place];
    const node = $getNodeByKey(key);
    if (place === undefined || !before || !node || before.content.kind === 'object') continue;
    const content = $contentOf({ node, kind: before.content.kind }, objectIn(shown));
    if (!sameContent(content, before.content)) after[place] = { ...before, content, hasEnd: true };
  }
  return after;
}

function $keepsKind(view: FlowView, key: NodeKey): boolean {
  const node = $getNodeByKey(key);
  const place = view.places.get(key);
  const block = place === undefined ? undefined : view.shown[place];
  return block !== undefined && node !== null && !$isListItemNode(node) && isSameKind($kindOf(node), block);
}

/** What the editor shows, with the blocks that say the same as before taken over as they are. */
function $readBlocks(shown: Shown, view: FlowView, container: ElementNode, { keys }: Touched): readonly ShownBlock[] {
  const blocks = $blocksIn(container);
  // The line of an empty text, in which nobody wrote yet, is not written.
  if (view.shown.length === 0 && blocks.length === 1 && isBlank(blocks[0])) return [];
  return blocks.map((block, index) => {
    const key = block.node.getKey();
    const place = view.places.get(key);
    const before = place === undefined ? undefined : view.shown[place];
    // Words that nothing ends go on without an end as long as nothing else comes after them.
    const stays = before?.hasEnd || (place !== undefined && view.shown[place + 1]?.key === blocks[index + 1]?.node.getKey());
    if (before && stays && !keys.has(key) && isSameKind(block.kind, before)) return before;
    const content = $contentOf(block, objectIn(shown));
    if (before && stays && sameContent(content, before.content)) return before;
    return { key, content, hasEnd: true, end: before?.end };
  });
}

function objectIn(shown: Shown) {
  return (node: LexicalNode): object => shown.objects.get(node.getKey()) ?? node;
}

/** Words that nothing ended get an end before anything else happens to them: they are then blocks like others. */
function endLooseBlocks(shown: Shown, view: FlowView, read: readonly ShownBlock[]): ShownBlock[] {
  if (view.shown.every(({ hasEnd }) => hasEnd)) return [...read];
  const untouched = new Set(read);
  const ends = new Map<NodeKey, Y.Map<unknown>>();
  for (let block = view.shown.length - 1; block >= 0; block--) {
    const loose = view.shown[block];
    if (!loose || loose.hasEnd || untouched.has(loose)) continue;
    const end = new Y.Map<unknown>();
    view.flow.insertEmbed(startOf(view, block) + lengthOf(loose), end);
    tieBlock(shown, end, loose.key);
    ends.set(loose.key, end);
    setShown(view, view.shown.with(block, { ...loose, hasEnd: true, end }));
  }
  return ends.size === 0 ? [...read] : read.map((block) => ({ ...block, end: block.end ?? ends.get(block.key) }));
}

function isBlank(block: EditorBlock | undefined): boolean {
  return block !== undefined && block.kind === PARAGRAPH && $isElementNode(block.node) && block.node.isEmpty();
}

function isSameKind(kind: BlockKind | 'object', { content }: ShownBlock): boolean {
  return kind === 'object' || content.kind === 'object' ? kind === content.kind : sameKind(kind, content.kind);
}

/** Makes one change, and ties the blocks of `after` to the ends that they have from now on. */
function $apply(shown: Shown, view: FlowView, after: ShownBlock[], change: BlockChange): void {
  const { flow } = view;
  const old = view.shown.slice(change.before.from, change.before.to);
  const now = after.slice(change.after.from, change.after.to);
  const at = change.start + change.index;
  if (change.remove > 0) flow.delete(at, change.remove);
  const made = $insert(flow, at, now, change, shown);
  for (const { index, length, from, to } of change.looks) flow.format(index, length, attributeChanges(from, to));
  const kept = endsAt(old);
  let place = 0;
  now.forEach((block, offset) => {
    place += lengthOf(block);
    const position = place - 1;
    const isNew = position >= change.index && position < change.index + change.insert;
    const past = position < change.index ? position : position - change.insert + change.remove;
    const end = isNew ? made.ends.get(position) : kept.get(past)?.end;
    if (end && !isNew) rewriteKind(end, block, kept.get(past));
    if (end) tieBlock(shown, end, block.key);
    const objects = block.content.objects.map((object) => made.objects.get(object) ?? object);
    after[change.after.from + offset] = { ...block, content: { ...block.content, objects }, end };
  });
}

/** What an insertion made: ends by their place among the new blocks, and for each object, or its node, the shared one. */
interface Made {
  readonly ends: Map<number, Y.Map<unknown>>;
  readonly objects: Map<object, Y.Map<unknown>>;
}

function tieBlock(shown: Shown, end: object, key: NodeKey): void {
  const node = $getNodeByKey(key);
  if (node) tie(shown, end, node);
}

/** The blocks by the place of their end, counted from the first of them. */
function endsAt(blocks: readonly ShownBlock[]): Map<number, ShownBlock> {
  const found = new Map<number, ShownBlock>();
  let place = 0;
  for (const block of blocks) {
    place += lengthOf(block);
    if (block.hasEnd) found.set(place - 1, block);
  }
  return found;
}

function rewriteKind(end: Y.Map<unknown>, block: ShownBlock, before: ShownBlock | undefined): void {
  if (!before || block.content.kind === 'object' || before.content.kind === 'object') return;
  writeBlockKind(end, block.content.kind, before.content.kind);
}

/** Inserts the signs of a change: words, objects, and ends. */
function $insert(flow: Y.Text, at: number, blocks: readonly ShownBlock[], change: BlockChange, shown: Shown): Made {
  const made: Made = { ends: new Map(), objects: new Map() };
  const [from, to] = [change.index, change.index + change.insert];
  let place = 0;
  for (const block of blocks) {
    const length = lengthOf(block);
    const [start, stop] = [Math.max(from - place, 0), Math.min(to - place, length)];
    const words = Math.min(stop, block.content.text.length);
    if (start < words) $insertWords(flow, at + place - from, block.content, [start, words], shown, made);
    if (Math.max(start, words) < stop)
      made.ends.set(place + words, $insertEnd(flow, at + place + words - from, block.content, shown, made));
    place += length;
  }
  return made;
}

/** Inserts a stretch of a block's words, the block's first sign being at `origin` of the flow. */
function $insertWords(
  flow: Y.Text,
  origin: number,
  content: BlockContent,
  [start, stop]: readonly [number, number],
  shown: Shown,
  made: Made,
): void {
  let object = content.text.slice(0, start).split(OBJECT).length - 1;
  let offset = start;
  for (const run of looksBetween(content.looks, start, stop)) {
    for (const part of content.text.slice(offset, offset + run.length).split(/(\uFFFE)/u)) {
      if (part === OBJECT) $insertObject(flow, origin + offset, content.objects[object++], shown, made);
      else if (part !== '') flow.insert(origin + offset, part, attributesOf(run));
      offset += part.length;
    }
  }
}

function $insertEnd(flow: Y.Text, index: number, content: BlockContent, shown: Shown, made: Made): Y.Map<unknown> {
  if (content.kind === 'object') return $insertObject(flow, index, content.objects[0], shown, made);
  const end = new Y.Map<unknown>();
  flow.insertEmbed(index, end);
  writeBlockKind(end, content.kind);
  return end;
}

/** An object that the editor made is a node until it is written; one that was moved is written again. */
function $insertObject(flow: Y.Text, index: number, object: object | undefined, shown: Shown, made: Made): Y.Map<unknown> {
  const key = object instanceof Y.Map ? shown.nodes.get(object) : (object as LexicalNode | undefined)?.getKey();
  const node = key === undefined ? null : $getNodeByKey(key);
  const map = $isTableNode(node) ? newTable() : newEmbed(node?.isInline() ? 'inline' : 'block', $targetOf(node));
  flow.insertEmbed(index, map);
  if (node) tie(shown, map, node);
  if (object) made.objects.set(object, map);
  return map;
}

function $targetOf(node: LexicalNode | null): TextEmbed {
  const { kind, ref, label } = $isEmbedNode(node) ? node.target() : { kind: '', ref: '', label: '' };
  return { embed: kind, ref, label };
}

/** Rows and cells that came or went, and what the cells say. */
function $writeTable(shown: Shown, key: NodeKey, table: Y.Map<unknown>, gesture: Touched, caretIn: CaretIn): void {
  const node = $getNodeByKey(key);
  if (!$isTableNode(node)) return;
  // A table that was just written holds nothing yet, whatever the gesture touched in it.
  const touched = rowList(table).length === 0 ? $allOf(node) : gesture;
  const rows = node.getChildren().filter($isTableRowNode);
  writeList(rowList(table), rows, shown, newRow);
  for (const row of rows) {
    const map = shown.objects.get(row.getKey());
    if (!(map instanceof Y.Map) || !touched.keys.has(row.getKey())) continue;
    writeList(cellList(map), row.getChildren().filter($isTableCellNode), shown, (cell) => newCell(cell.getHeaderStyles()));
  }
  $writeCells(shown, node, table, touched, caretIn);
}

/** A table with its rows and cells, as if a gesture had made all of it. */
function $allOf(table: TableNode): Touched {
  const rows = table.getChildren().filter($isTableRowNode);
  const keys = new Set([table, ...rows, ...rows.flatMap((row) => row.getChildren())].map((node) => node.getKey()));
  return { keys, rearranged: keys };
}

function $writeCells(shown: Shown, node: TableNode, table: Y.Map<unknown>, touched: Touched, caretIn: CaretIn): void {
  for (const { cells } of tableRows(table)) {
    for (const cell of cells) {
      const key = shown.nodes.get(cell.map);
      const cellNode = key === undefined ? null : $getNodeByKey(key);
      if (!$isTableCellNode(cellNode) || !touched.keys.has(cellNode.getKey()) || !node.isParentOf(cellNode)) continue;
      if (cellNode.getHeaderStyles() !== cell.header) cell.map.set('header', cellNode.getHeaderStyles());
      $writeFlow(shown, viewOf(shown, cell.flow, cellNode), touched, caretIn);
    }
  }
}

/** Removes from a shared list what is shown no more, and inserts what is shown and is not in it. */
function writeList<N extends LexicalNode>(
  list: Y.Array<unknown>,
  nodes: readonly N[],
  shown: Shown,
  make: (node: N) => Y.Map<unknown>,
): void {
  const wanted = new Set(nodes.map((node) => shown.objects.get(node.getKey())));
  for (let index = list.length - 1; index >= 0; index--) {
    const entry = list.get(index);
    if (entry instanceof Y.Map && shown.nodes.has(entry) && !wanted.has(entry)) list.delete(index, 1);
  }
  let index = 0;
  for (const node of nodes) {
    const known = shown.objects.get(node.getKey());
    const place = known ? list.toArray().indexOf(known) : -1;
    if (place >= index) index = place + 1;
    else {
      const map = make(node);
      list.insert(index, [map]);
      tie(shown, map, node);
      index++;
    }
  }
}
