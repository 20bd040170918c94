import type { ElementContent, Nodes } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { OutputDocument, OutputSection } from '#shared/output/section';
import { element, htmlBlocks, htmlDrawing, words } from './html-blocks';
import { frenchSpaces } from '#shared/words/french-typography';
import { fontStyle, pageMargins, PRINT_STYLE, type PrintFont } from './print-style';

/** Nothing runs in the page, and nothing is fetched for it. */
const POLICY = "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'";

/**
 * The document as one self-contained page: drawings inline, no script, nothing fetched, readable on a phone, laid out for
 * A4 when printed, in the letters of `fonts`. Everything people wrote is text.
 */
export function writeHtml(document: OutputDocument, fonts: readonly PrintFont[] = []): string {
  const head = h('head', [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { httpEquiv: 'Content-Security-Policy', content: POLICY }),
    h('title', words(document.title)),
    h('style', fontStyle(fonts) + PRINT_STYLE + pageMargins(document.title)),
  ]);
  const page = h('html', { lang: document.language }, [head, h('body', pageBody(document))]);
  return `${written([{ type: 'doctype' }, page])}\n`;
}

/** What is inside the page, for a preview that brings its own frame, and in a window that has its own `main`. */
export function writeHtmlBody(document: OutputDocument): string {
  return written(pageBody(document, 'div'));
}

function written(children: Extract<Nodes, { type: 'root' }>['children']): string {
  // The one kind of node this lets through is a drawing of ours: see `OutputDrawing`.
  return toHtml({ type: 'root', children }, { allowDangerousHtml: true });
}

function pageBody(document: OutputDocument, main: 'main' | 'div' = 'main'): ElementContent[] {
  const body = bodyOf(document, main);
  return document.language === 'fr' ? body.map(withNoBreakSpaces) : body;
}

/** No line begins with « » » or « ; », whatever spaces people typed; drawings are left as they are. */
function withNoBreakSpaces(node: ElementContent): ElementContent {
  if (node.type === 'text') return { ...node, value: frenchSpaces(node.value) };
  return node.type === 'element' ? { ...node, children: node.children.map(withNoBreakSpaces) } : node;
}

function bodyOf(document: OutputDocument, main: 'main' | 'div'): ElementContent[] {
  const { sections, contents } = document;
  const ids = new Set(sections.map(({ id }) => id));
  const list = sections.map(({ id, title }) => element('li', {}, [element('a', { href: `#${id}` }, words(title))]));
  const nav = element('nav', { ariaLabelledBy: 'contents' }, [element('h2', { id: 'contents' }, words(contents)), element('ol', {}, list)]);
  return inLines([
    element('header', {}, headerOf(document)),
    ...(sections.length > 1 ? [nav] : []),
    element(main, { className: 'sections' }, inLines(sections.map((section) => sectionOf(section, ids)))),
    element('footer', {}, [element('p', {}, words(document.footer))]),
  ]);
}

function headerOf({ title, territory, purpose, made, header }: OutputDocument): ElementContent[] {
  return [
    element('h1', {}, words(title)),
    ...(territory ? [element('p', { className: 'territory' }, words(territory))] : []),
    ...(purpose ? [element('p', { className: 'purpose' }, words(purpose))] : []),
    element('p', { className: 'made' }, words(made)),
    ...htmlBlocks(header, new Set()),
  ];
}

/** So many paragraphs before a drawing stand on its page. */
const MOST_BEFORE_DRAWING = 2;

/**
 * A section begins a printed page of its own, unless it is only a list or a table. A drawing that is wider than high, near
 * its beginning, turns that page, title included; its words follow on the next one.
 */
function sectionOf({ id, title, blocks }: OutputSection, ids: ReadonlySet<string>): ElementContent {
  const isShort = blocks.every(({ kind }) => kind !== 'heading' && kind !== 'drawing');
  const heading = element('h2', { id }, words(title));
  const at = blocks.slice(0, MOST_BEFORE_DRAWING + 1).findIndex((block) => block.kind === 'drawing' && isWide(block.svg));
  const drawing = blocks[at];
  const rest = drawing?.kind === 'drawing' ? [...drawing.words, ...blocks.slice(at + 1)] : blocks;
  const first =
    drawing?.kind === 'drawing'
      ? element('div', { className: 'turned' }, inLines([heading, ...htmlBlocks(blocks.slice(0, at), ids), htmlDrawing(drawing.svg)]))
      : heading;
  return element('section', { ariaLabelledBy: id, ...(isShort ? { className: 'short' } : {}) }, [first, ...inLines(htmlBlocks(rest, ids))]);
}

function isWide(svg: string): boolean {
  const [, width, height] = /\sviewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"/u.exec(svg) ?? [];
  return Number(width) > Number(height);
}

/** Each on a line of its own: the page can be read, and compared, as text. */
function inLines(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => [{ type: 'text', value: '\n' }, node]);
}
