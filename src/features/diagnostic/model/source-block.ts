import { z } from 'zod';

/**
 * The words of a source, as a list of plain blocks. Flat, so that a passage is named by a number and some
 * words, and so that no nesting a file invents reaches the screen. Text only: nothing in it is ever HTML.
 */
export type SourceBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph' | 'quote' | 'verbatim' | 'image'; readonly text: string }
  | { readonly kind: 'item'; readonly level: number; readonly marker: string; readonly text: string }
  | { readonly kind: 'row'; readonly head: boolean; readonly cells: readonly string[] };

/** Beyond these, a source is no text that people read at a table; what is over is reported and kept in the file. */
const MAX_BLOCKS = 20_000;
/** The most characters of one block; a longer one is parted at a space. */
export const MAX_BLOCK_LENGTH = 8000;
const MAX_TEXT_LENGTH = 3_000_000;

const text = z.string().max(MAX_BLOCK_LENGTH * 2);

const blockSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.number().int().min(1).max(6).catch(6), text }),
  z.object({ kind: z.enum(['paragraph', 'quote', 'verbatim', 'image']), text }),
  z.object({ kind: z.literal('item'), level: z.number().int().min(0).max(20).catch(0), marker: z.string().max(12).catch('•'), text }),
  z.object({ kind: z.literal('row'), head: z.boolean().catch(false), cells: z.array(text).max(200) }),
]);

/** What a reading could say nothing about. The interface has one sentence per code. */
export const REPORT_CODES = [
  'encoding-guessed',
  'unreadable-bytes',
  'mojibake',
  'html',
  'unsafe-link',
  'image',
  'definition',
  'front-matter',
  'markup',
  'too-deep',
  'too-long',
  'not-read',
  'struck',
  'remark',
  'page-edge',
  'by-the-app',
] as const;
/** Why a passage was not understood. */
export type ReportCode = (typeof REPORT_CODES)[number];

/** One passage that was not understood: why, where, and its words as they stand in the original. */
export interface ReportItem {
  readonly code: ReportCode;
  /** Line of the original, from 1, where there are lines. */
  readonly line?: number | undefined;
  readonly quote: string;
}

/** The most that is listed; a file that has more is one that this app can't read. */
const MAX_REPORT_ITEMS = 300;
const MAX_QUOTE = 300;

const reportSchema = z.object({
  code: z.enum(REPORT_CODES),
  line: z.number().int().min(1).optional().catch(undefined),
  quote: z.string().max(MAX_QUOTE).catch(''),
});

/** What was understood, and is no word of the text: struck out, written in the margin or at the edge of pages, said by an app. */
const ASIDE: ReadonlySet<ReportCode> = new Set<ReportCode>(['struck', 'remark', 'page-edge', 'by-the-app']);

/** A report in two: what is kept aside, and what was not understood. */
export function partedReport(report: readonly ReportItem[]): {
  readonly aside: readonly ReportItem[];
  readonly unread: readonly ReportItem[];
} {
  return { aside: report.filter(({ code }) => ASIDE.has(code)), unread: report.filter(({ code }) => !ASIDE.has(code)) };
}

/** What reading a file gave: its words, what it kept aside, and what it did not understand. */
export interface SourceContent {
  readonly blocks: readonly SourceBlock[];
  readonly report: readonly ReportItem[];
}

const EMPTY_CONTENT: SourceContent = { blocks: [], report: [] };

/**
 * A content somebody else wrote, checked. A block that isn't one is left empty, so that the numbers of the
 * others, which citations hold, stay.
 */
export function readContent(value: unknown): SourceContent {
  if (typeof value !== 'object' || value === null) return EMPTY_CONTENT;
  const { blocks, report } = value as { blocks?: unknown; report?: unknown };
  return {
    blocks: asList(blocks, MAX_BLOCKS).map((block): SourceBlock => blockSchema.safeParse(block).data ?? { kind: 'verbatim', text: '' }),
    report: asList(report, MAX_REPORT_ITEMS).flatMap((item) => reportSchema.safeParse(item).data ?? []),
  };
}

function asList(value: unknown, most: number): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, most) : [];
}

/** The words of one block; the cells of a row are parted by tabs. */
export function blockText(block: SourceBlock): string {
  return block.kind === 'row' ? block.cells.join('\t') : block.text;
}

/** Every word of a source, a block a line, the numbers of a numbered list included. */
export function plainText(blocks: readonly SourceBlock[]): string {
  return blocks.map((block) => (block.kind === 'item' && /\d/u.test(block.marker) ? `${block.marker} ` : '') + blockText(block)).join('\n');
}

/** An item of a report, its quote cut to what one reads. */
export function reportItem(code: ReportCode, quote: string, line?: number): ReportItem {
  const cut = quote.replace(/\p{Cc}+/gu, ' ').trim();
  const short = cut.length > MAX_QUOTE ? `${cut.slice(0, MAX_QUOTE - 1)}…` : cut;
  return line === undefined ? { code, quote: short } : { code, quote: short, line };
}

/** Gathers blocks and report under the caps; what is over is reported once. */
export interface ContentBuilder {
  add(block: SourceBlock): void;
  report(code: ReportCode, quote: string, line?: number): void;
  finish(): SourceContent;
}

/** A builder that every reader fills: long blocks are parted at a space, empty ones dropped. */
export function contentBuilder(): ContentBuilder {
  const blocks: SourceBlock[] = [];
  const report: ReportItem[] = [];
  let [length, left, lost] = [0, 0, ''];
  const keep = (block: SourceBlock) => {
    const size = blockText(block).length;
    if (blocks.length < MAX_BLOCKS && length + size <= MAX_TEXT_LENGTH) {
      blocks.push(block);
      length += size;
      return;
    }
    left += size;
    if (lost === '') lost = blockText(block);
  };
  return {
    add(block) {
      for (const part of partsOf(block)) if (part.kind === 'image' || blockText(part).trim() !== '') keep(part);
    },
    report(code, quote, line) {
      if (report.length < MAX_REPORT_ITEMS) report.push(reportItem(code, quote, line));
    },
    finish: () => ({ blocks, report: left > 0 ? [reportItem('too-long', lost), ...report].slice(0, MAX_REPORT_ITEMS) : report }),
  };
}

function partsOf(block: SourceBlock): readonly SourceBlock[] {
  if (block.kind === 'row') {
    const cells = block.cells.slice(0, 200).map((cell) => cell.trim());
    // A cell as long as a chapter is no figure of a table: it is read as paragraphs.
    if (cells.every((cell) => cell.length <= MAX_BLOCK_LENGTH)) return [{ ...block, cells }];
    return cells.flatMap((cell) => cut(cell).map((text): SourceBlock => ({ kind: 'paragraph', text })));
  }
  const clean = block.text.replace(/\r\n?/gu, '\n').replaceAll('\0', '\ufffd');
  return cut(clean).map((text) => ({ ...block, text }));
}

function cut(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > MAX_BLOCK_LENGTH) {
    const space = rest.lastIndexOf(' ', MAX_BLOCK_LENGTH);
    const at = space > MAX_BLOCK_LENGTH / 2 ? space : wholeCharacter(rest, MAX_BLOCK_LENGTH);
    parts.push(rest.slice(0, at));
    rest = rest.slice(at).trimStart();
  }
  parts.push(rest);
  return parts;
}

/** The place before `at` where no surrogate pair is cut in two. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at - 1);
  return code >= 0xd800 && code <= 0xdbff ? at - 1 : at;
}
