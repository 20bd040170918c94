import { type BlockKind, PARAGRAPH } from '#document/text/block-kind';
import { type FlowChars, type Look, PLAIN } from '#document/text/flow';
import { placedRows } from '../tables/placed-rows';
import { foreignStyle, parseForeignHtml } from './foreign-html';
import { levelItems } from './item-levels';
import { pastedLine } from './pasted-line';
import { pastedLook } from './pasted-look';
import { isWordMark, wordItem } from './word-list';

/** A block of words, of a kind that a text has. */
export interface PastedWords {
  readonly kind: BlockKind;
  readonly pieces: readonly FlowChars[];
}

/** A table; every row has as many cells, and no cell holds a table. */
export interface PastedTable {
  readonly rows: readonly (readonly (readonly PastedWords[])[])[];
  /** Whether its first row heads its columns. */
  readonly isHeaded: boolean;
}

/** What a paste puts into a text. */
export type PastedBlock = PastedWords | PastedTable;

const tags = (names: string) => new Set(names.split(','));
const BLOCKS = tags(
  'address,article,aside,blockquote,body,caption,center,dd,details,div,dl,dt,fieldset,figcaption,figure,footer,form,h1,h2,h3,h4,h5,h6,header,hr,li,main,nav,ol,p,pre,section,summary,table,tbody,td,tfoot,th,thead,tr,ul',
);
/** What holds no words of a text. */
const SKIPPED = tags(
  'script,style,template,iframe,object,embed,svg,math,canvas,video,audio,link,meta,title,head,base,select,textarea,input,button,noscript',
);
/** Nobody nests so deep; what is deeper is read as one run of words. */
const MAX_DEPTH = 300;

/** Where in the page one reads. */
interface Place {
  readonly kind: BlockKind;
  readonly look: Look;
  readonly keepsSpaces: boolean;
  /** How deep the lists around are, none being -1. */
  readonly listLevel: number;
  readonly inCell: boolean;
  readonly depth: number;
}

const START: Place = { kind: PARAGRAPH, look: PLAIN, keepsSpaces: false, listLevel: -1, inCell: false, depth: 0 };

/**
 * What a text keeps of HTML from another program: headings, paragraphs, lists as they nest, quotations, tables, links that may
 * be followed, and how words look. Everything else is left out, and its words stay.
 */
export function readPastedHtml(html: string): PastedBlock[] {
  return new PasteReader().read(parseForeignHtml(html), START);
}

class PasteReader {
  readonly #blocks: PastedBlock[] = [];
  readonly #line = pastedLine();
  /** The item that is being read, once its first words are a block: what follows in it is of the same item. */
  #item: { readonly element: Element; readonly block: PastedBlock } | undefined;

  read(element: Element, place: Place): PastedBlock[] {
    this.#children(element, place);
    this.#flush(place.kind);
    return withHeadings(withLevels(this.#blocks));
  }

  #children(parent: Element, place: Place, item?: Element): void {
    if (place.depth > MAX_DEPTH) {
      this.#line.add(parent.textContent ?? '', place.look, place.keepsSpaces);
      return;
    }
    for (const node of parent.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) this.#line.add(node.textContent ?? '', place.look, place.keepsSpaces);
      else if (node instanceof Element && !isSkipped(node)) this.#element(node, { ...place, depth: place.depth + 1 }, item);
    }
  }

  #element(element: Element, place: Place, item: Element | undefined): void {
    const tag = element.localName;
    const spaces = foreignStyle(element, 'white-space');
    const keepsSpaces = spaces === '' ? place.keepsSpaces || tag === 'pre' : spaces.startsWith('pre');
    if (tag === 'br') this.#line.add('\n', PLAIN, true);
    else if (isWordMark(element)) this.#mark(element, place);
    else if (!BLOCKS.has(tag)) this.#children(element, { ...place, keepsSpaces, look: pastedLook(element, place.look) }, item);
    else {
      this.#flush(place.kind, item);
      if (tag === 'table' && !place.inCell) this.#table(element, place);
      else this.#block(element, { ...place, keepsSpaces }, item);
    }
  }

  #block(element: Element, place: Place, item: Element | undefined): void {
    const tag = element.localName;
    if (tag === 'ul' || tag === 'ol') {
      this.#children(element, { ...place, listLevel: place.listLevel + 1 });
      this.#flush(place.kind);
      return;
    }
    const kind = kindOf(element, place);
    const around = tag === 'li' || item === undefined ? undefined : item;
    const own = tag === 'li' ? element : around;
    this.#children(element, { ...place, kind }, own);
    this.#flush(kind, own);
  }

  /** Word's numbers before headings are words; those of items are the list's own. */
  #mark(element: Element, { kind, look }: Place): void {
    if (kind.type !== 'listitem') this.#line.add(`${(element.textContent ?? '').trim()} `, look, false);
  }

  #flush(kind: BlockKind, item?: Element): void {
    const pieces = this.#line.take();
    if (!pieces) return;
    const last = this.#blocks.at(-1);
    if (item && last && this.#item?.element === item && this.#item.block === last && 'pieces' in last) {
      // A second paragraph of an item: a new line of it.
      this.#blocks.pop();
      this.#blocks.push({ kind: last.kind, pieces: [...last.pieces, { text: '\n', ...PLAIN }, ...pieces] });
    } else this.#blocks.push({ kind, pieces });
    const block = this.#blocks.at(-1);
    this.#item = item && block ? { element: item, block } : undefined;
  }

  #table(table: Element, place: Place): void {
    const own = [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table);
    const isCell = (cell: Element) => cell.localName === 'td' || cell.localName === 'th';
    const placed = placedRows(
      own.map((row) => ({ row: row as Element, cells: [...row.children].filter(isCell) })),
      (cell) => ({ columns: Number(cell.getAttribute('colspan') ?? 1), rows: Number(cell.getAttribute('rowspan') ?? 1) }),
    );
    for (const caption of table.querySelectorAll(':scope > caption')) this.#block(caption, place, undefined);
    const width = Math.max(0, ...placed.map(({ cells }) => cells.length));
    if (width === 0) return;
    const inCell = { ...START, depth: place.depth + 3, inCell: true };
    const read = (cell: Element | undefined) => (cell ? (new PasteReader().read(cell, inCell) as PastedWords[]) : []);
    const rows = placed.map(({ cells }) => Array.from({ length: width }, (_, column) => read(cells[column])));
    this.#blocks.push({ rows, isHeaded: placed[0] !== undefined && isHead(placed[0]) });
  }
}

function isHead({ row, cells }: ReturnType<typeof placedRows>[number]): boolean {
  const there = cells.filter((cell) => cell !== undefined);
  return row.closest('thead') !== null || there.every((cell) => cell.localName === 'th');
}

/** What is not seen where it comes from, and what Word adds below: remarks. */
function isSkipped(element: Element): boolean {
  if (SKIPPED.has(element.localName) || foreignStyle(element, 'display') === 'none') return true;
  return foreignStyle(element, 'mso-hide') === 'all' || foreignStyle(element, 'mso-element') === 'comment-list';
}

function kindOf(element: Element, place: Place): BlockKind {
  const tag = element.localName;
  const isInItem = place.kind.type === 'listitem';
  if (tag === 'li') return itemOf(element, place.listLevel);
  const level = /^h([1-6])$/u.exec(tag)?.[1] ?? wordHeading(element);
  if (level !== undefined && !isInItem) return { type: 'heading', tag: `h${level}` };
  if ((tag === 'blockquote' || /\bMso(?:Intense)?Quote\b/u.test(element.className)) && !isInItem) return { type: 'quote' };
  return (isInItem ? undefined : wordItem(element)) ?? place.kind;
}

function wordHeading(element: Element): string | undefined {
  if (element.getAttribute('role') === 'heading') return /^[1-6]$/u.exec(element.getAttribute('aria-level') ?? '')?.[0] ?? '2';
  return /\bMsoTitle\b/u.test(element.className) ? '1' : /\bMsoSubtitle\b/u.test(element.className) ? '2' : undefined;
}

/** An item of a list; programs of the web say its level, and write each item as a list of its own. */
function itemOf(item: Element, listLevel: number): BlockKind {
  const list = item.closest('ul,ol');
  const isNumbered = list?.localName === 'ol';
  const said = Number(item.getAttribute('data-aria-level') ?? item.getAttribute('aria-level') ?? 0);
  const isFirst = item.previousElementSibling === null;
  const start = item.getAttribute('value') ?? (isFirst ? list?.getAttribute('start') : null);
  return {
    type: 'listitem',
    list: isNumbered ? 'number' : 'bullet',
    indent: said >= 1 && said <= 20 ? said - 1 : Math.max(listLevel, 0),
    start: isNumbered && start !== null && /^\d{1,4}$/u.test(start ?? '') ? Number(start) : undefined,
  };
}

/** Lists of one piece stand at the edge, whatever they stood in. */
function withLevels(blocks: readonly PastedBlock[]): PastedBlock[] {
  const done: PastedBlock[] = [];
  for (let at = 0; at < blocks.length; ) {
    const items = itemsFrom(blocks, at);
    const kinds = levelItems(items.map(({ kind }) => kind));
    const block = blocks[at] as PastedBlock;
    done.push(...(items.length > 0 ? items.map((item, index) => ({ ...item, kind: kinds[index] ?? item.kind })) : [block]));
    at += Math.max(items.length, 1);
  }
  return done;
}

function itemsFrom(blocks: readonly PastedBlock[], at: number): PastedWords[] {
  const items: PastedWords[] = [];
  for (let block = blocks[at]; block && 'kind' in block && block.kind.type === 'listitem'; block = blocks[at + items.length])
    items.push(block);
  return items;
}

/** A text has two headings, under that of its part: the highest of what is pasted, and all that stand below it. */
function withHeadings(blocks: readonly PastedBlock[]): PastedBlock[] {
  const top = blocks.flatMap((block) => ('kind' in block && block.kind.tag !== undefined ? [block.kind.tag] : [])).sort()[0];
  return blocks.map((block) => {
    if (!('kind' in block) || block.kind.type !== 'heading') return block;
    return { ...block, kind: { ...block.kind, tag: block.kind.tag === top ? 'h3' : 'h4' } };
  });
}
