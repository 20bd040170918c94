import { type ContentBuilder, contentBuilder, type ReportItem, type SourceContent } from './source-block';
import { inlineText } from './source-markdown-inline';
import { type MarkdownNode, type MarkdownOf, parseMarkdown } from './source-markdown-parser';
import { addPlainText } from './source-text';

/** Reading Markdown takes time that grows with its nesting; beyond these it is read as plain text, and said. */
const MAX_MARKDOWN_LENGTH = 1_000_000;
const NESTED = /^[\s>*+-]{60,}|[[\]()*_`~]{200,}/mu;
const MAX_DEPTH = 20;
const FRONT_MATTER = /^---[^\S\n]*\n([\s\S]{0,20000}?)\n---[^\S\n]*(?:\n|$)/u;

/** What every step of the walk over the tree is given: where blocks go, and the text they were written in. */
interface Walk {
  readonly builder: ContentBuilder;
  readonly source: string;
  /** Lines before `source` in the file, taken away as front-matter. */
  readonly before: number;
}

/**
 * Markdown (CommonMark 0.31 with GitHub's tables, lists of tasks and footnotes, as `remark` reads them) as
 * blocks. HTML in it is never rendered: it stays as the letters it is, and is reported.
 */
export function readMarkdown(text: string, report: readonly ReportItem[] = []): SourceContent {
  const builder = contentBuilder();
  for (const item of report) builder.report(item.code, item.quote, item.line);
  const clean = text.replace(/\r\n?/gu, '\n');
  const matter = FRONT_MATTER.exec(clean);
  if (matter) {
    builder.report('front-matter', matter[1] ?? '', 1);
    builder.add({ kind: 'verbatim', text: matter[1] ?? '' });
  }
  const source = matter ? clean.slice(matter[0].length) : clean;
  if (!addMarkdown({ builder, source, before: matter ? matter[0].split('\n').length - 1 : 0 })) {
    builder.report('too-deep', source.slice(0, 200), 1);
    addPlainText(builder, source);
  }
  return builder.finish();
}

/** False when the text is too large or too nested to be read as Markdown; nothing was added then. */
function addMarkdown(walk: Walk): boolean {
  if (walk.source.length > MAX_MARKDOWN_LENGTH || NESTED.test(walk.source)) return false;
  const tree = parseMarkdown(walk.source);
  for (const node of tree.children) addNode(walk, node, 0);
  return true;
}

function addNode(walk: Walk, node: MarkdownNode, depth: number): void {
  const { builder } = walk;
  if (node.type === 'heading') builder.add({ kind: 'heading', level: node.depth, text: inline(walk, node) });
  else if (node.type === 'paragraph') builder.add({ kind: 'paragraph', text: inline(walk, node) });
  else if (node.type === 'code') builder.add({ kind: 'verbatim', text: node.value });
  else if (node.type === 'blockquote') addQuote(walk, node.children, depth + 1);
  else if (node.type === 'list') addList(walk, node, depth);
  else if (node.type === 'table') addTable(walk, node);
  else if (node.type === 'footnoteDefinition') addFootnote(walk, node);
  else if (node.type !== 'thematicBreak') addUnread(walk, node);
}

function addUnread(walk: Walk, node: MarkdownNode): void {
  const text = written(walk, node);
  walk.builder.report(node.type === 'html' ? 'html' : node.type === 'definition' ? 'definition' : 'markup', text, lineOf(walk, node));
  walk.builder.add({ kind: 'verbatim', text });
}

function addQuote(walk: Walk, children: readonly MarkdownNode[], depth: number): void {
  for (const child of children) {
    if (child.type === 'paragraph') walk.builder.add({ kind: 'quote', text: inline(walk, child) });
    else if (depth > MAX_DEPTH) tooDeep(walk, child);
    else if (child.type === 'blockquote') addQuote(walk, child.children, depth + 1);
    else addNode(walk, child, depth);
  }
}

function addList(walk: Walk, list: MarkdownOf<'list'>, depth: number): void {
  if (depth > MAX_DEPTH) {
    tooDeep(walk, list);
    return;
  }
  list.children.forEach((item, index) => {
    const [first, ...rest] = item.children;
    const number = list.ordered ? `${(list.start ?? 1) + index}.` : '•';
    const marker = item.checked === true ? '[x]' : item.checked === false ? '[ ]' : number;
    const leads = first?.type === 'paragraph';
    const text = leads ? inline(walk, first) : '';
    if (leads) walk.builder.add({ kind: 'item', level: Math.min(depth, 6), marker, text });
    for (const child of leads ? rest : item.children) addNode(walk, child, depth + 1);
  });
}

function addTable(walk: Walk, table: MarkdownOf<'table'>): void {
  table.children.forEach((row, index) => {
    walk.builder.add({ kind: 'row', head: index === 0, cells: row.children.map((cell) => inline(walk, cell)) });
  });
}

function addFootnote(walk: Walk, note: MarkdownOf<'footnoteDefinition'>): void {
  const [first, ...rest] = note.children;
  const text = first?.type === 'paragraph' ? inline(walk, first) : '';
  walk.builder.add({ kind: 'paragraph', text: `[${note.label ?? note.identifier}] ${text}` });
  for (const child of first?.type === 'paragraph' ? rest : note.children) addNode(walk, child, 1);
}

function tooDeep(walk: Walk, node: MarkdownNode): void {
  walk.builder.report('too-deep', written(walk, node), lineOf(walk, node));
  walk.builder.add({ kind: 'verbatim', text: written(walk, node) });
}

function inline(walk: Walk, node: MarkdownNode): string {
  return inlineText(node, {
    report: (code, child) => walk.builder.report(code, written(walk, child), lineOf(walk, child)),
    written: (child) => written(walk, child),
  });
}

function written(walk: Walk, node: MarkdownNode): string {
  return walk.source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

function lineOf(walk: Walk, node: MarkdownNode): number {
  return (node.position?.start.line ?? 1) + walk.before;
}
