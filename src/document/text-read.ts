import * as Y from 'yjs';
import { nodeType, pieces, type SharedType } from './text-structs';

/** A stretch of text of one format. `format` is Lexical's bit field: bold 1, italic 2, strikethrough 4, underline 8. */
export interface TextRun {
  readonly text: string;
  readonly format: number;
}

/** Something in the text that is drawn from elsewhere (a mention, a figure, a map): its kind, and what it points to. */
export interface TextEmbed {
  readonly embed: string;
  readonly ref: string;
  /** Words to show when what it points to is gone. */
  readonly label: string;
}

/** A block, or an inline element such as a link. */
export interface TextBlock {
  /** `paragraph`, `heading`, `quote`, `list`, `listitem`, `table`, `tablerow`, `tablecell`, `link`… */
  readonly type: string;
  /** The properties that a reader needs, when there are any. */
  readonly tag?: string | undefined;
  readonly listType?: string | undefined;
  readonly checked?: boolean | undefined;
  readonly url?: string | undefined;
  readonly children: readonly TextPart[];
}

export type TextPart = TextRun | TextEmbed | TextBlock;

const MAX_DEPTH = 40;

/** A rich text as plain data, read from the document alone: for exports, search, lists and read-only views. */
export function readText(doc: Y.Doc, rootName: string): readonly TextBlock[] {
  const root = doc.get(rootName, Y.XmlText) as Y.XmlText;
  return readParts(root, 0).filter((part): part is TextBlock => 'children' in part || 'embed' in part);
}

function readParts(element: Y.XmlText, depth: number): TextPart[] {
  if (depth > MAX_DEPTH) return [];
  const parts: TextPart[] = [];
  let format = 0;
  for (const piece of pieces(element)) {
    if (piece.kind === 'chars') addText(parts, piece.text, format);
    else if (piece.kind === 'type' && piece.type instanceof Y.Map) {
      if (nodeType(piece.type) === 'linebreak') addText(parts, '\n', format);
      else format = Number(piece.type.get('__format') ?? 0) || 0;
    } else if (piece.kind === 'type') parts.push(...readType(piece.type, depth));
  }
  return parts;
}

function addText(parts: TextPart[], text: string, format: number): void {
  const last = parts.at(-1);
  if (last && 'text' in last && last.format === format) parts[parts.length - 1] = { text: last.text + text, format };
  else parts.push({ text, format });
}

function readType(type: SharedType, depth: number): TextPart[] {
  if (type instanceof Y.XmlElement) return [{ embed: word(type, '__kind'), ref: word(type, '__ref'), label: word(type, '__label') }];
  if (!(type instanceof Y.XmlText)) return [];
  const checked: unknown = type.getAttribute('__checked');
  return [
    {
      type: nodeType(type) ?? '',
      tag: optional(word(type, '__tag')),
      listType: optional(word(type, '__listType')),
      url: optional(word(type, '__url')),
      ...(typeof checked === 'boolean' && { checked }),
      children: readParts(type, depth + 1),
    },
  ];
}

function word(type: Y.XmlText | Y.XmlElement, name: string): string {
  const value: unknown = type.getAttribute(name);
  return typeof value === 'string' ? value : '';
}

function optional(value: string): string | undefined {
  return value === '' ? undefined : value;
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
