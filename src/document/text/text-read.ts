import * as Y from 'yjs';
import { type BlockKind, readBlockKind } from './block-kind';
import { type FlowBlock, type FlowPiece, flowOf, objectKind, readFlow, type WriterOf } from './flow';
import { headsColumn, isTable, tableRows } from './flow-table';

/** A stretch of text of one format. `format` is Lexical's bit field: bold 1, italic 2, strikethrough 4, underline 8. */
export interface TextRun {
  readonly text: string;
  readonly format: number;
  /** Whose it is, where that was asked for. */
  readonly writer?: string | undefined;
}

/** Something in the text that is drawn from elsewhere (a mention, a figure, a map): its kind, and what it points to. */
export interface TextEmbed {
  readonly embed: string;
  readonly ref: string;
  /** Words to show when what it points to is gone. */
  readonly label: string;
  /** Whose it is, where that was asked for. */
  readonly writer?: string | undefined;
}

/** A block, or an inline element such as a link. */
export interface TextBlock {
  /** `paragraph`, `heading`, `quote`, `list`, `listitem`, `table`, `tablerow`, `tablecell`, `link`… */
  readonly type: string;
  /** The properties that a reader needs, when there are any. */
  readonly tag?: string | undefined;
  readonly listType?: string | undefined;
  readonly checked?: boolean | undefined;
  /** Of a numbered list that does not begin at 1. */
  readonly start?: number | undefined;
  readonly url?: string | undefined;
  /** Of a cell that heads its column. */
  readonly isHead?: true | undefined;
  readonly children: readonly TextPart[];
}

/** What a block may hold, table cells and list items included. */
export type TextPart = TextRun | TextEmbed | TextBlock;

/** Tables in tables in tables: nobody makes them. */
const MAX_DEPTH = 12;

/**
 * A rich text as plain data, read from the document alone: for exports, search, lists and read-only views. With `writerOf`
 * it is parted where the writer changes, and each stretch says whose it is.
 */
export function readText(doc: Y.Doc, rootName: string, writerOf?: WriterOf): readonly TextBlock[] {
  return readBlocks(flowOf(doc, rootName), { depth: 0, writerOf }).filter(
    (part): part is TextBlock => 'children' in part || 'embed' in part,
  );
}

interface Reading {
  readonly depth: number;
  readonly writerOf: WriterOf | undefined;
}

function readBlocks(flow: Y.Text, reading: Reading): TextPart[] {
  if (reading.depth > MAX_DEPTH) return [];
  const parts: TextPart[] = [];
  let items: ListItem[] = [];
  const closeList = () => {
    parts.push(...nested(items, 0));
    items = [];
  };
  for (const block of readFlow(flow, reading.writerOf)) {
    const kind = readBlockKind(block.end);
    if (isObject(block)) {
      closeList();
      parts.push(...readObject(block.end, reading));
    } else if (kind.type === 'listitem') items.push({ kind, children: readPieces(block.pieces) });
    else {
      closeList();
      parts.push({ type: kind.type, tag: kind.tag, children: readPieces(block.pieces) });
    }
  }
  closeList();
  return parts;
}

function isObject(block: FlowBlock): block is FlowBlock & { readonly end: Y.Map<unknown> } {
  return block.end !== undefined && objectKind(block.end) === 'block';
}

interface ListItem {
  readonly kind: BlockKind;
  readonly children: readonly TextPart[];
}

/** Items that follow each other, as lists: a deeper row stands in an item of its own, as in a page. */
function nested(items: readonly ListItem[], depth: number): TextBlock[] {
  const lists: { type: 'list'; listType: string; start?: number; children: TextBlock[] }[] = [];
  for (let at = 0; at < items.length; ) {
    const { kind, children } = items[at] as ListItem;
    const listType = kind.list ?? 'bullet';
    const last = lists.at(-1);
    const goesOn = last && ((last.listType === listType && kind.start === undefined) || (kind.indent ?? 0) > depth);
    const list = goesOn ? last : { type: 'list' as const, listType, ...(kind.start !== undefined && { start: kind.start }), children: [] };
    if (list !== last) lists.push(list);
    if ((kind.indent ?? 0) <= depth) {
      list.children.push({ type: 'listitem', ...(kind.checked !== undefined && { checked: kind.checked }), children });
      at++;
      continue;
    }
    const from = at;
    while (at < items.length && (items[at]?.kind.indent ?? 0) > depth) at++;
    list.children.push({ type: 'listitem', children: nested(items.slice(from, at), depth + 1) });
  }
  return lists.map((list) => ({ ...list, tag: list.listType === 'number' ? 'ol' : 'ul' }));
}

function readPieces(pieces: readonly FlowPiece[]): TextPart[] {
  const parts: TextPart[] = [];
  for (const piece of pieces) {
    const part: TextPart =
      'text' in piece ? { text: piece.text, format: piece.format, ...writerIn(piece) } : { ...readEmbed(piece.ref), ...writerIn(piece) };
    const link = 'text' in piece ? piece.link : undefined;
    const last = parts.at(-1);
    if (link === undefined) parts.push(part);
    else if (last && 'children' in last && last.url === link) parts[parts.length - 1] = { ...last, children: [...last.children, part] };
    else parts.push({ type: 'link', url: link, children: [part] });
  }
  return parts;
}

function writerIn({ writer }: FlowPiece): { readonly writer?: string } {
  return writer === undefined ? {} : { writer };
}

function readObject(object: Y.Map<unknown>, reading: Reading): TextPart[] {
  if (!isTable(object)) return [withWriter(readEmbed(object), object, reading)];
  const inside = { ...reading, depth: reading.depth + 1 };
  const rows = tableRows(object).map(
    ({ cells }): TextBlock => ({
      type: 'tablerow',
      children: cells.map(({ flow, header }): TextBlock => {
        const children = readBlocks(flow, inside);
        return headsColumn(header) ? { type: 'tablecell', isHead: true, children } : { type: 'tablecell', children };
      }),
    }),
  );
  return [{ type: 'table', children: rows }];
}

function withWriter(embed: TextEmbed, { _item: item }: Y.Map<unknown>, { writerOf }: Reading): TextEmbed {
  return item && writerOf ? { ...embed, writer: writerOf(item) } : embed;
}

function readEmbed(ref: object): TextEmbed {
  const word = (name: string) => {
    const value: unknown = ref instanceof Y.Map ? ref.get(name) : undefined;
    return typeof value === 'string' ? value : '';
  };
  return { embed: word('kind'), ref: word('ref'), label: word('label') };
}

/** The words of a block, its embeds by their labels. */
export function partText(part: TextPart): string {
  if ('text' in part) return part.text;
  if ('embed' in part) return part.label;
  const separator = part.children.some((child) => 'children' in child && child.type !== 'link') ? '\n' : '';
  return part.children.map(partText).join(separator);
}

/** How many words a text has; « l’atelier » is two, « rendez-vous » one. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu)?.length ?? 0;
}
