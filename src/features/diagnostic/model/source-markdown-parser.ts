import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** A Markdown text as a tree (mdast), as `remark` reads it. Types come from the parser: they have no package at run time. */
export type MarkdownRoot = ReturnType<typeof parser.parse>;
export type MarkdownNode = MarkdownRoot['children'][number];
export type MarkdownOf<Type extends MarkdownNode['type']> = Extract<MarkdownNode, { type: Type }>;

/** Parses CommonMark 0.31 with GitHub's tables, task lists and footnotes. */
export function parseMarkdown(text: string): MarkdownRoot {
  return parser.parse(text);
}
