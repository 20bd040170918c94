import { withAddress } from '#features/diagnostic/model/source-address';
import { type ContentBuilder, contentBuilder, type ReportItem, type SourceContent } from '#features/diagnostic/model/source-block';
import { numberOf } from './docx-numbers';
import { parseForeignHtml } from '#client/editor/paste/foreign-html';
import { placedRows } from '#client/editor/tables/placed-rows';

const BLOCKS =
  'address,article,aside,blockquote,body,caption,center,dd,details,div,dl,dt,fieldset,figcaption,figure,footer,form,h1,h2,h3,h4,h5,h6,header,hr,html,li,main,nav,ol,p,pre,section,summary,table,tbody,td,tfoot,th,thead,tr,ul';
const BLOCK_TAGS = new Set(BLOCKS.split(','));
/** What acts or embeds. Never read, never rendered; reported when it came with words or an address. */
const ACTING = new Set('script,style,template,iframe,object,embed,svg,math,canvas,video,audio,link,meta,head,base'.split(','));
const SILENT = new Set('style,meta,head,link,base,template'.split(','));
const PICTURES = new Set(['img', 'picture', 'image']);
/** Browsers part deeper nestings themselves; a page nested deeper still is read as one run of words. */
const MAX_DEPTH = 200;
const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';

interface Context {
  readonly builder: ContentBuilder;
  /** Kind of the blocks made here: inside a quotation they are quotes. */
  readonly quoted: boolean;
  readonly listLevel: number;
  readonly depth: number;
}

/**
 * HTML as blocks. It is parsed in a document that runs no script and loads nothing, and only its words come
 * out: no tag, no attribute and no link of it ever reaches the page.
 */
export function readHtml(html: string, report: readonly ReportItem[] = []): SourceContent {
  const builder = contentBuilder();
  for (const item of report) builder.report(item.code, item.quote, item.line);
  addChildren(parseForeignHtml(html), { builder, quoted: false, listLevel: 0, depth: 0 });
  return builder.finish();
}

/** Runs of words between two blocks become one paragraph; blocks inside are walked in their order. */
function addChildren(parent: Element, context: Context): void {
  let words = '';
  const flush = () => {
    const text = tidy(words);
    const numbered = numberOf(text);
    if (numbered)
      context.builder.add({ kind: 'item', ...numbered, level: Math.min(numbered.level, 6), marker: numbered.marker.slice(0, 12) });
    else if (text !== '') context.builder.add({ kind: context.quoted ? 'quote' : 'paragraph', text });
    words = '';
  };
  for (const node of parent.childNodes) {
    if (node instanceof Element && isBlock(node) && context.depth < MAX_DEPTH) {
      flush();
      addBlock(node, { ...context, depth: context.depth + 1 });
    } else words += inlineWords(node, context, 0);
  }
  flush();
}

function addBlock(element: Element, context: Context): void {
  const tag = element.localName;
  if (/^h[1-6]$/u.test(tag)) addText(element, context, (text) => ({ kind: 'heading', level: Number(tag[1]), text }));
  else if (tag === 'ul' || tag === 'ol') addList(element, context);
  else if (tag === 'table') addTable(element, context);
  else if (tag === 'blockquote') addChildren(element, { ...context, quoted: true });
  else if (tag === 'pre') context.builder.add({ kind: 'verbatim', text: element.textContent ?? '' });
  else addChildren(element, context);
}

function addText(
  element: Element,
  context: Context,
  make: (text: string) => Parameters<ContentBuilder['add']>[0],
  words = inlineWords(element, context, 0),
): void {
  const read = tidy(words);
  const numbered = numberOf(read);
  const text = numbered ? `${numbered.marker} ${numbered.text}` : read;
  if (text !== '') context.builder.add(make(text));
}

function addList(list: Element, context: Context): void {
  let number = Number(list.getAttribute('start') ?? 1) || 1;
  for (const item of list.children) {
    if (item.localName !== 'li') {
      addBlock(item, { ...context, depth: context.depth + 1 });
      continue;
    }
    const marker = list.localName === 'ol' ? `${number++}.` : '•';
    const lead = [...item.childNodes].filter((node) => !(node instanceof Element && isBlock(node) && node.localName !== 'p'));
    const words = lead.map((node) => inlineWords(node, context, 0)).join(' ');
    const level = Math.min(context.listLevel, 6);
    addText(item, context, (text) => ({ kind: 'item', level, marker, text }), words);
    for (const child of item.children) {
      if (isBlock(child) && child.localName !== 'p')
        addBlock(child, { ...context, listLevel: context.listLevel + 1, depth: context.depth + 1 });
    }
  }
}

function addTable(table: Element, context: Context): void {
  const nested = [...table.querySelectorAll('table')];
  for (const caption of table.querySelectorAll(':scope > caption')) addText(caption, context, (text) => ({ kind: 'paragraph', text }));
  const own = [...table.querySelectorAll('tr')].filter((row) => !nested.some((inner) => inner.contains(row)));
  const isCell = (cell: Element) => cell.localName === 'td' || cell.localName === 'th';
  const rows = own.map((row) => ({ row: row as Element, cells: [...row.children].filter(isCell) }));
  for (const { cells } of placedRows(rows, spanOf)) {
    const there = cells.filter((cell) => cell !== undefined);
    const head = there.length > 0 && there.every((cell) => cell.localName === 'th');
    context.builder.add({ kind: 'row', head, cells: cells.map((cell) => (cell ? tidy(inlineWords(cell, context, 0)) : '')) });
  }
}

function spanOf(cell: Element): { columns: number; rows: number } {
  return { columns: Number(cell.getAttribute('colspan') ?? 1), rows: Number(cell.getAttribute('rowspan') ?? 1) };
}

function isBlock(element: Element): boolean {
  if (BLOCK_TAGS.has(element.localName)) return true;
  // Word and web pages wrap whole chapters in a span or an anchor.
  return !ACTING.has(element.localName) && element.querySelector('p,div,table,ul,ol,h1,h2,h3,h4,h5,h6') !== null;
}

function inlineWords(node: Node, context: Context, depth: number): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? '').replace(/[ \t\n\r\f]+/gu, ' ');
  if (!(node instanceof Element)) return '';
  const tag = node.localName;
  if (ACTING.has(tag)) return refused(node, context);
  if (PICTURES.has(tag)) return picture(node, context);
  if (tag === 'br') return '\n';
  if (tag === 'a' && /^#(?:foot|end)note-ref-/u.test(node.getAttribute('href') ?? '')) return '';
  // Beyond any letter or report: the words come out in one run, so that no stack ends here.
  const words =
    depth > MAX_DEPTH ? (node.textContent ?? '') : [...node.childNodes].map((child) => inlineWords(child, context, depth + 1)).join('');
  if (tag === 'sup') return superscript(words);
  if (tag === 'a') return withAddress(words, node.getAttribute('href') ?? '', () => context.builder.report('unsafe-link', node.outerHTML));
  return BLOCK_TAGS.has(tag) ? ` ${words} ` : words;
}

function refused(element: Element, { builder }: Context): string {
  if (!SILENT.has(element.localName)) builder.report('html', element.outerHTML);
  return '';
}

function picture(element: Element, { builder }: Context): string {
  const words = element.getAttribute('alt')?.trim() ?? '';
  builder.report('image', words || element.outerHTML.slice(0, 120));
  return ` [${words || '…'}] `;
}

/** « 587¹ » for a note after a figure: set as a digit it would read « 5871 ». */
function superscript(words: string): string {
  const text = words.trim();
  if (/^\d{1,3}$/u.test(text)) return [...text].map((digit) => SUPERSCRIPT[Number(digit)] ?? digit).join('');
  return words;
}

function tidy(text: string): string {
  return text
    .replace(/ *\n */gu, '\n')
    .replace(/ {2,}/gu, ' ')
    .trim();
}
