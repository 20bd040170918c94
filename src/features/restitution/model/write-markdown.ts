import type { BlockContent, PhrasingContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { OutputDocument } from '#shared/output/section';
import { markdownBlocks, paragraphOf, text } from './markdown-blocks';

/** The document as Markdown (CommonMark with GitHub tables). Drawings are told in words; what people wrote stays theirs, escaped. */
export function writeMarkdown(document: OutputDocument): string {
  const { title, territory, purpose, made, header, sections, footer } = document;
  return markdownOf([
    { type: 'heading', depth: 1, children: [text(title)] },
    ...paragraphOf(territory ? [emphasis(territory)] : []),
    ...paragraphOf([text(purpose)]),
    ...paragraphOf([text(made)]),
    ...markdownBlocks(header),
    ...sections.flatMap((section): BlockContent[] => [
      { type: 'heading', depth: 2, children: [text(section.title)] },
      ...markdownBlocks(section.blocks),
    ]),
    { type: 'thematicBreak' },
    ...paragraphOf([text(footer)]),
  ]);
}

/** A Markdown tree as text. */
export function markdownOf(children: readonly BlockContent[]): string {
  return toMarkdown(
    { type: 'root', children: [...children] },
    { bullet: '-', emphasis: '*', rule: '-', listItemIndent: 'one', extensions: [gfmToMarkdown({ tablePipeAlign: false })] },
  );
}

function emphasis(words: string): PhrasingContent {
  return { type: 'emphasis', children: [text(words)] };
}
