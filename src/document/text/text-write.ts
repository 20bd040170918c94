import * as Y from 'yjs';
import { type BlockKind, writeBlockKind } from './block-kind';
import { attributesOf, flowOf, type Look } from './flow';
import { cellList, IN_HEAD_ROW, newCell, newRow, newTable, rowList } from './flow-table';
import type { TextBlock, TextEmbed, TextPart } from './text-read';

/**
 * Writes blocks at the end of a rich text; the inverse of `readText`. Call it inside a transaction; it is for a text's
 * first content, written once by its creator.
 */
export function writeText(doc: Y.Doc, rootName: string, blocks: readonly TextPart[]): void {
  writeBlocks(flowOf(doc, rootName), blocks);
}

function writeBlocks(flow: Y.Text, blocks: readonly TextPart[]): void {
  for (const block of blocks) writeBlock(flow, block, 0);
}

function writeBlock(flow: Y.Text, block: TextPart, indent: number): void {
  if ('embed' in block) appendObject(flow, newEmbed('block', block));
  else if ('text' in block) closeBlock(flow, [block], { type: 'paragraph' });
  else if (block.type === 'table') writeTable(flow, block);
  else if (block.type === 'list')
    for (const [index, item] of block.children.entries())
      writeItem(flow, item, { list: block.listType, indent, start: index === 0 ? block.start : undefined });
  else closeBlock(flow, block.children, { type: block.type, tag: block.tag });
}

function writeItem(flow: Y.Text, item: TextPart, place: Pick<BlockKind, 'list' | 'indent' | 'start'>): void {
  const children = 'children' in item && item.type === 'listitem' ? item.children : [item];
  const words = children.filter((child) => !isList(child));
  const checked = 'children' in item ? item.checked : undefined;
  if (words.length > 0 || children.length === 0) closeBlock(flow, words, { type: 'listitem', ...place, checked });
  for (const child of children) if (isList(child)) writeBlock(flow, child, (place.indent ?? 0) + 1);
}

function isList(part: TextPart): boolean {
  return 'children' in part && part.type === 'list';
}

function closeBlock(flow: Y.Text, words: readonly TextPart[], kind: BlockKind): void {
  writeWords(flow, words, undefined);
  const end = new Y.Map<unknown>();
  appendObject(flow, end);
  writeBlockKind(end, kind);
}

function writeWords(flow: Y.Text, parts: readonly TextPart[], link: string | undefined): void {
  for (const part of parts) {
    if ('embed' in part) appendObject(flow, newEmbed('inline', part));
    else if ('text' in part) appendText(flow, part.text, { format: part.format, link });
    else writeWords(flow, part.children, part.url ?? link);
  }
}

function writeTable(flow: Y.Text, table: TextBlock): void {
  const object = newTable();
  appendObject(flow, object);
  for (const row of table.children) {
    const map = newRow();
    rowList(object).push([map]);
    for (const cell of 'children' in row ? row.children : []) writeCell(map, cell);
  }
}

function writeCell(row: Y.Map<unknown>, cell: TextPart): void {
  const map = newCell('children' in cell && cell.isHead ? IN_HEAD_ROW : 0);
  cellList(row).push([map]);
  const flow = map.get('flow');
  if (flow instanceof Y.Text) writeBlocks(flow, 'children' in cell ? cell.children : [cell]);
}

/** An object that is drawn from elsewhere in the démarche. */
export function newEmbed(object: 'block' | 'inline', { embed, ref, label }: TextEmbed): Y.Map<unknown> {
  return new Y.Map<unknown>([
    ['object', object],
    ['type', 'embed'],
    ['kind', embed],
    ['ref', ref],
    ['label', label],
  ]);
}

function appendText(flow: Y.Text, text: string, look: Look): void {
  flow.insert(flow.length, text, attributesOf(look));
}

function appendObject(flow: Y.Text, object: Y.Map<unknown>): void {
  flow.insertEmbed(flow.length, object);
}
