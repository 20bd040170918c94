import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Plugin, unified } from 'unified';

/** A Markdown text as a tree (mdast). Its types are asked of the parser: their own package has no code to run. */
export type MarkdownRoot = typeof remarkParse extends Plugin<infer _Options, string, infer Root> ? Root : never;
/** A block of a Markdown text, as an mdast node. */
export type MarkdownNode = MarkdownRoot['children'][number];
/** The mdast node of one type: `MarkdownOf<'heading'>`. */
export type MarkdownOf<Type extends MarkdownNode['type']> = Extract<MarkdownNode, { type: Type }>;

/** Parses CommonMark 0.31 with GitHub's tables, task lists and footnotes. */
export function parseMarkdown(text: string): MarkdownRoot {
  return unified().use(remarkParse).use(remarkGfm).parse(text);
}
