import type { BlockContent, ListItem, PhrasingContent, TableRow } from 'mdast';
import { printableText } from '#shared/output/printable-text';
import type {
  OutputBlock,
  OutputCell,
  OutputDefinition,
  OutputInline,
  OutputListItem,
  OutputNumber,
  OutputTable,
  OutputText,
} from '#shared/output/section';

/** A heading stands under its section's own title, which is of the second level. */
const SECTION_LEVEL = 2;

/** Blocks as a Markdown tree. A drawing is its words, a picture its description, a reference its words alone. */
export function markdownBlocks(blocks: readonly OutputBlock[]): BlockContent[] {
  return blocks.flatMap(markdownBlock);
}

function markdownBlock(block: OutputBlock): BlockContent[] {
  switch (block.kind) {
    case 'paragraph':
      return paragraphOf(block.role ? [{ type: 'emphasis', children: inlines(block.children) }] : inlines(block.children));
    case 'heading':
      return [{ type: 'heading', depth: depthOf(block.level), children: oneLine(inlines(block.children)) }];
    case 'list':
      return [
        {
          type: 'list',
          ordered: block.ordered,
          ...(block.start !== undefined && { start: block.start }),
          spread: false,
          children: block.items.map(itemOf),
        },
      ];
    case 'table':
      return tableOf(block);
    case 'quotation':
      return [
        { type: 'blockquote', children: [...markdownBlocks(block.blocks), ...paragraphOf(block.label ? [text(`— ${block.label}`)] : [])] },
      ];
    case 'figure':
      return paragraphOf(numberOf(block));
    case 'drawing':
      return markdownBlocks(block.words);
    case 'picture':
      return paragraphOf([{ type: 'emphasis', children: [text(`[${block.description}]`)] }]);
    case 'definitions':
      return block.items.flatMap(definitionOf);
    case 'reference':
      return paragraphOf([{ type: 'emphasis', children: [text(block.words)] }]);
  }
}

/** Words as text: nothing in them can become a mark. */
export function text(value: string): PhrasingContent {
  return { type: 'text', value: printableText(value) };
}

/** A paragraph; none when it would be empty. Spaces at its ends are dropped: Markdown would have to spell them out. */
export function paragraphOf(children: readonly PhrasingContent[]): BlockContent[] {
  const kept = children.map((child, index) => {
    if (child.type !== 'text') return child;
    const begun = index === 0 ? child.value.trimStart() : child.value;
    return { ...child, value: index === children.length - 1 ? begun.trimEnd() : begun };
  });
  const said = kept.filter((child) => child.type !== 'text' || child.value !== '');
  return said.length === 0 ? [] : [{ type: 'paragraph', children: said }];
}

type Depth = 1 | 2 | 3 | 4 | 5 | 6;

function depthOf(level: number): Depth {
  const depths: readonly Depth[] = [1, 2, 3, 4, 5, 6];
  return depths[SECTION_LEVEL + level - 1] ?? 6;
}

function itemOf({ checked, blocks }: OutputListItem): ListItem {
  return { type: 'listItem', spread: false, checked: checked ?? null, children: markdownBlocks(blocks) };
}

function tableOf({ caption, head, rows }: OutputTable): BlockContent[] {
  const row = (cells: readonly OutputCell[]): TableRow => ({
    type: 'tableRow',
    children: cells.map((blocks) => ({ type: 'tableCell', children: oneLine(flat(blocks)) })),
  });
  const title: BlockContent[] = caption ? paragraphOf([{ type: 'strong', children: [text(caption)] }]) : [];
  // A table of Markdown always has a first row of heads.
  const heads = head.length > 0 ? head : (rows[0] ?? []).map((): OutputCell => []);
  return [...title, { type: 'table', children: [heads, ...rows].map(row) }];
}

/** What stands under a name: on its line when it is one paragraph, below it otherwise. */
function definitionOf({ term, blocks }: OutputDefinition): BlockContent[] {
  const name: PhrasingContent = { type: 'strong', children: [text(term)] };
  const [only, ...others] = blocks;
  if (only?.kind !== 'paragraph') return [{ type: 'paragraph', children: [name] }, ...markdownBlocks(blocks)];
  return [...paragraphOf([name, text(' — '), ...inlines(only.children)]), ...markdownBlocks(others)];
}

/** Blocks on one line, as a cell of a Markdown table must be. */
function flat(blocks: readonly OutputBlock[]): PhrasingContent[] {
  return markdownBlocks(blocks)
    .map(phrasesIn)
    .flatMap((phrases, index) => (index === 0 ? phrases : [text(' '), ...phrases]));
}

function phrasesIn(node: BlockContent | ListItem | TableRow): PhrasingContent[] {
  if (node.type === 'paragraph' || node.type === 'heading') return [...node.children];
  if (node.type === 'tableRow') return node.children.flatMap((cell) => [...cell.children, text(' ')]);
  if (node.type !== 'list' && node.type !== 'listItem' && node.type !== 'blockquote' && node.type !== 'table') return [];
  return node.children.flatMap((child) => [...phrasesIn(child as BlockContent), text(' ')]);
}

function oneLine(children: readonly PhrasingContent[]): PhrasingContent[] {
  return children.map((child) => (child.type === 'break' ? text(' ') : child));
}

function inlines(children: readonly OutputInline[]): PhrasingContent[] {
  return children.flatMap(inlineOf);
}

function inlineOf(inline: OutputInline): PhrasingContent[] {
  switch (inline.kind) {
    case 'text':
      return marked(inline);
    case 'link':
      return [{ type: 'link', url: inline.url, children: inlines(inline.children) }];
    case 'mention':
      return [{ type: 'strong', children: [text(inline.name)] }];
    case 'figure':
      return numberOf(inline);
    case 'badge':
      return [];
  }
}

function numberOf({ text: number, origin }: OutputNumber): PhrasingContent[] {
  return [{ type: 'strong', children: [text(number)] }, ...(origin ? [text(` (${origin})`)] : [])];
}

/** Marks go round the words, not round the spaces beside them: `** mot**` is not bold in Markdown. */
function marked(inline: OutputText): PhrasingContent[] {
  const [, before = '', core = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(inline.text) ?? [];
  if (core === '') return [text(inline.text)];
  const marks = [inline.bold && 'strong', inline.italic && 'emphasis', inline.strike && 'delete'] as const;
  const inner = marks.reduce<PhrasingContent[]>((children, type) => (type ? [{ type, children }] : children), lines(core));
  return [...(before ? [text(before)] : []), ...inner, ...(after ? [text(after)] : [])];
}

function lines(words: string): PhrasingContent[] {
  return words.split('\n').flatMap((line, index): PhrasingContent[] => (index === 0 ? [text(line)] : [{ type: 'break' }, text(line)]));
}
