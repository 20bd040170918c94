import { archiveParts } from '#features/diagnostic/model/source-archive';
import { type ContentBuilder, contentBuilder, type SourceContent } from '#features/diagnostic/model/source-block';
import { AppError } from '#shared/app-error';
import { writtenNumber } from './list-numbers';
import { placedRows } from '#client/editor/tables/placed-rows';
import { attribute, xmlPart } from './xml-parts';

const ARCHIVE = { wanted: /^(content|styles)\.xml$/u, main: 'content.xml' };
/** Boxes and sections whose words are read where they stand. */
const TRANSPARENT = new Set(['section', 'text-box', 'frame', 'index-body', 'table-of-content', 'soft-page-break', 'g']);

/** How a level of a list is numbered; undefined for bullets. */
interface Numbering {
  readonly format: string;
  readonly start: number;
  readonly around: readonly [before: string, after: string];
}

/** The levels, from 1, of each style of list. */
type ListStyles = ReadonlyMap<string, ReadonlyMap<number, Numbering>>;

interface Context {
  readonly builder: ContentBuilder;
  readonly styles: ListStyles;
  /** Numbers that lists of a style came to, for one that goes on with them. */
  readonly reached: Map<string, number>;
  readonly level: number;
  /** The style of the list around; a list within a list has it too. */
  readonly style: string;
  /** Notes that were met, to be read behind the text. */
  readonly notes: { readonly mark: string; readonly element: Element }[];
}

/**
 * The words of an `.odt` (OASIS OpenDocument 1.3, text): headings, lists with their numbers, tables, notes. What was struck
 * while changes were tracked and remarks in the margin are told with their words. Throws `damaged-file` or `too-large`.
 */
export async function readOdt(bytes: Uint8Array): Promise<SourceContent> {
  const parts = archiveParts(bytes, ARCHIVE);
  const content = xmlPart(parts, 'content.xml');
  const text = content && [...content.getElementsByTagNameNS('*', 'text')].find((element) => element.parentElement?.localName === 'body');
  if (!text) throw new AppError('damaged-file', 'no text in the archive');
  const builder = contentBuilder();
  const styles = new Map([...listStyles(xmlPart(parts, 'styles.xml')), ...listStyles(content)]);
  const context: Context = { builder, styles, reached: new Map(), level: 0, style: '', notes: [] };
  for (const child of text.children) addBlock(child, context);
  for (const { mark, element } of context.notes)
    builder.add({ kind: 'item', level: 0, marker: mark.slice(0, 12), text: wordsOf(element, context) });
  return builder.finish();
}

function addBlock(element: Element, context: Context): void {
  const { builder } = context;
  const name = element.localName;
  if (name === 'h') builder.add({ kind: 'heading', level: levelOf(element), text: wordsOf(element, context) });
  else if (name === 'p') builder.add({ kind: isQuote(element) ? 'quote' : 'paragraph', text: wordsOf(element, context) });
  else if (name === 'list') addList(element, context);
  else if (name === 'table') addTable(element, context);
  else if (name === 'tracked-changes') addStruck(element, builder);
  else if (TRANSPARENT.has(name)) for (const child of element.children) addBlock(child, context);
}

function levelOf(heading: Element): number {
  const level = Number(attribute(heading, 'outline-level') ?? 1);
  return Number.isInteger(level) ? Math.min(6, Math.max(1, level)) : 1;
}

function isQuote(paragraph: Element): boolean {
  return /quot/iu.test(attribute(paragraph, 'style-name') ?? '');
}

const FORMATS: Readonly<Record<string, string>> = { a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman' };

function listStyles(document: XMLDocument | undefined): [string, ReadonlyMap<number, Numbering>][] {
  const styles = [...(document?.getElementsByTagNameNS('*', 'list-style') ?? [])];
  return styles.map((style) => [attribute(style, 'name') ?? '', new Map([...style.children].flatMap(numberingOf))]);
}

function numberingOf(level: Element): [number, Numbering][] {
  const format = attribute(level, 'num-format');
  if (level.localName !== 'list-level-style-number' || !format) return [];
  const around = [attribute(level, 'num-prefix') ?? '', attribute(level, 'num-suffix') ?? ''] as const;
  const start = Number(attribute(level, 'start-value') ?? 1) || 1;
  return [[Number(attribute(level, 'level') ?? 1), { format: FORMATS[format] ?? 'decimal', start, around }]];
}

/** An item is its first paragraph; what else stands in it follows. */
function addList(list: Element, context: Context): void {
  const style = attribute(list, 'style-name') ?? context.style;
  const numbering = context.styles.get(style)?.get(context.level + 1);
  const key = `${style} ${context.level}`;
  const goesOn = attribute(list, 'continue-numbering') === 'true' || attribute(list, 'continue-list') !== undefined;
  let number = goesOn ? (context.reached.get(key) ?? 0) : (numbering?.start ?? 1) - 1;
  for (const item of list.children) {
    const [first, ...more] = item.children;
    if (first && (first.localName === 'p' || first.localName === 'h')) {
      number = Number(attribute(item, 'start-value') ?? number + 1);
      const marker = numbering && item.localName === 'list-item' ? numbering.around.join(writtenNumber(number, numbering.format)) : '•';
      context.builder.add({ kind: 'item', level: Math.min(context.level, 6), marker: marker.slice(0, 12), text: wordsOf(first, context) });
    } else if (first) more.unshift(first);
    for (const child of more) addBlock(child, { ...context, style, level: context.level + (child.localName === 'list' ? 1 : 0) });
  }
  context.reached.set(key, number);
}

function addTable(table: Element, context: Context): void {
  const rows = [...table.getElementsByTagNameNS('*', 'table-row')].filter(
    (row) => row.closest('table') === table || tableOf(row) === table,
  );
  const placed = placedRows(
    rows.map((row) => ({ row, cells: [...row.children].filter(({ localName }) => localName === 'table-cell') })),
    (cell) => ({
      columns: Number(attribute(cell, 'number-columns-spanned') ?? 1),
      rows: Number(attribute(cell, 'number-rows-spanned') ?? 1),
    }),
  );
  for (const { row, cells } of placed) {
    const head = row.parentElement?.localName === 'table-header-rows';
    context.builder.add({ kind: 'row', head, cells: cells.map((cell) => (cell ? wordsOf(cell, context) : '')) });
  }
}

function tableOf(row: Element): Element | undefined {
  let element = row.parentElement;
  while (element && element.localName !== 'table') element = element.parentElement;
  return element ?? undefined;
}

function addStruck(changes: Element, builder: ContentBuilder): void {
  for (const deletion of changes.getElementsByTagNameNS('*', 'deletion')) {
    const words = [...deletion.children].filter(({ localName }) => localName !== 'change-info').map(({ textContent }) => textContent ?? '');
    if (words.join('').trim() !== '') builder.report('struck', words.join(' '));
  }
}

function wordsOf(element: Element, context: Context): string {
  let words = '';
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) words += (node.textContent ?? '').replace(/[ \t\n\r]+/gu, ' ');
    else if (node instanceof Element) words += inline(node, context);
  }
  return words.replace(/ *\n */gu, '\n').trim();
}

function inline(element: Element, context: Context): string {
  switch (element.localName) {
    case 's':
      return ' ';
    case 'tab':
      return '\t';
    case 'line-break':
      return '\n';
    case 'annotation':
      context.builder.report(
        'remark',
        [...element.children]
          .filter(({ localName }) => localName === 'p')
          .map((p) => p.textContent)
          .join(' '),
      );
      return '';
    case 'note':
      return note(element, context);
    case 'image':
      context.builder.report('image', '');
      return '';
    case 'p':
    case 'list':
    case 'list-item':
      return `${wordsOf(element, context)}\n`;
    default:
      return /^(?:change|bookmark|reference-mark)/u.test(element.localName) ? '' : spaced(element, wordsOf(element, context));
  }
}

/** Words that are only styled keep the spaces at their edges, which `wordsOf` trims. */
function spaced(element: Element, words: string): string {
  const whole = element.textContent ?? '';
  return `${/^\s/u.test(whole) ? ' ' : ''}${words}${/\s$/u.test(whole) && words !== '' ? ' ' : ''}`;
}

function note(element: Element, { notes }: Context): string {
  const [citation, body] = ['note-citation', 'note-body'].map((name) => [...element.children].find(({ localName }) => localName === name));
  const mark = citation?.textContent?.trim() ?? '';
  if (body) notes.push({ mark: `${mark}.`, element: body });
  return `[${mark}]`;
}
