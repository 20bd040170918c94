import type { Block, Inline, ListItem } from './restitution';

const BASE_LEVEL = 3;

/** Blocks of a text as Markdown (CommonMark with GitHub tables), apart by empty lines. */
export function markdownBlocks(blocks: readonly Block[]): string {
  return blocks
    .map(markdownBlock)
    .filter((text) => text !== '')
    .join('\n\n');
}

function markdownBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return paragraph(block.children);
    case 'quote':
      return quoted(paragraph(block.children));
    case 'heading':
      return `${'#'.repeat(Math.min(6, BASE_LEVEL + block.level))} ${oneLine(markdownInlines(block.children))}`;
    case 'list':
      return block.items.map((item, index) => listItem(item, block.ordered ? `${index + 1}. ` : '- ')).join('\n');
    case 'table':
      return markdownTable(block.rows.map((row) => row.map((cell) => oneLine(markdownBlocks(cell)))));
    case 'testimony': {
      const by = [block.label, block.college, block.scope].filter((part) => part !== '').join(' · ');
      return quoted(`« ${escapeMarkdown(block.words)} »\n\n— ${escapeMarkdown(by)}`);
    }
    case 'picture':
      return `*[${escapeMarkdown(block.description)}]*`;
    case 'map':
      return '';
  }
}

/** A table; the first row is its head. Bars inside cells are escaped. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const [head, ...body] = rows;
  if (!head || head.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|') || ' ').join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

/** A person's words as Markdown text: nothing in them can become a mark. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>|~]/gu, '\\$&')
    .replace(/^(\s*)([#+\-=]|\d+[.)])/gmu, (_, space: string, mark: string) => `${space}${escapeMark(mark)}`);
}

function escapeMark(mark: string): string {
  return /\d/u.test(mark) ? mark.replace(/[.)]$/u, '\\$&') : `\\${mark}`;
}

function paragraph(children: readonly Inline[]): string {
  // Two spaces at the end of a line are a line break; a backslash shows in every editor.
  return markdownInlines(children).trim().replace(/\n/gu, '\\\n');
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

function listItem(item: ListItem, mark: string): string {
  const box = item.checked === undefined ? '' : item.checked ? '[x] ' : '[ ] ';
  const body = item.blocks.map((block) => markdownBlock(block)).join('\n');
  return `${mark}${box}${body}`.replaceAll('\n', `\n${' '.repeat(mark.length)}`);
}

function markdownInlines(children: readonly Inline[]): string {
  return children.map(markdownInline).join('');
}

function markdownInline(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return marked(inline);
    case 'link':
      return `[${markdownInlines(inline.children)}](<${inline.url.replace(/[<>\s]/gu, encodeURIComponent)}>)`;
    case 'mention':
      return `**${escapeMarkdown(inline.name)}**`;
    case 'figure':
      return `**${escapeMarkdown(inline.text)}**${inline.origin ? ` (${escapeMarkdown(inline.origin)})` : ''}`;
  }
}

/** Marks go round the words, not round the spaces beside them: `** mot**` is not bold in Markdown. */
function marked(inline: Extract<Inline, { kind: 'text' }>): string {
  const [, before = '', core = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(inline.text) ?? [];
  if (core === '') return inline.text;
  let text = escapeMarkdown(core);
  if (inline.bold) text = `**${text}**`;
  if (inline.italic) text = `*${text}*`;
  if (inline.strike) text = `~~${text}~~`;
  return before + text + after;
}

function oneLine(text: string): string {
  return text.replace(/\\?\s*\n\s*/gu, ' ').trim();
}
