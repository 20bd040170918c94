import type { ElementContent, Nodes } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { OutputDocument, OutputSection } from '#shared/output/section';
import { element, htmlBlocks, words } from './html-blocks';
import { PRINT_STYLE } from './print-style';

/** Nothing runs in the page, and nothing is fetched for it. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/**
 * The document as one self-contained page: drawings inline, no script, nothing fetched, readable on a phone, laid out for
 * A4 when printed. Everything people wrote is text.
 */
export function writeHtml(document: OutputDocument): string {
  const head = h('head', [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { httpEquiv: 'Content-Security-Policy', content: POLICY }),
    h('title', words(document.title)),
    h('style', PRINT_STYLE),
  ]);
  const page = h('html', { lang: document.language }, [head, h('body', pageBody(document))]);
  return `${written([{ type: 'doctype' }, page])}\n`;
}

/** What is inside the page, for a preview that brings its own frame. */
export function writeHtmlBody(document: OutputDocument): string {
  return written(pageBody(document));
}

function written(children: Extract<Nodes, { type: 'root' }>['children']): string {
  // The one kind of node this lets through is a drawing of ours: see `OutputDrawing`.
  return toHtml({ type: 'root', children }, { allowDangerousHtml: true });
}

function pageBody(document: OutputDocument): ElementContent[] {
  const { sections, contents } = document;
  const ids = new Set(sections.map(({ id }) => id));
  const list = sections.map(({ id, title }) => element('li', {}, [element('a', { href: `#${id}` }, words(title))]));
  const nav = element('nav', { ariaLabelledBy: 'contents' }, [element('h2', { id: 'contents' }, words(contents)), element('ol', {}, list)]);
  return inLines([
    element('header', {}, headerOf(document)),
    ...(sections.length > 1 ? [nav] : []),
    element('main', {}, inLines(sections.map((section) => sectionOf(section, ids)))),
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

/** A section begins a printed page of its own, unless it is only a list or a table. */
function sectionOf({ id, title, blocks }: OutputSection, ids: ReadonlySet<string>): ElementContent {
  const isShort = blocks.every(({ kind }) => kind !== 'heading' && kind !== 'drawing');
  return element('section', { ariaLabelledBy: id, ...(isShort ? { className: 'short' } : {}) }, [
    element('h2', { id }, words(title)),
    ...inLines(htmlBlocks(blocks, ids)),
  ]);
}

/** Each on a line of its own: the page can be read, and compared, as text. */
function inLines(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => [{ type: 'text', value: '\n' }, node]);
}
