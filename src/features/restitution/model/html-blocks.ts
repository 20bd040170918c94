import { element, escapeHtml } from './escape-html';
import type { Block, Inline, ListItem } from './restitution';

/** How a heading that people wrote sits under the page's own: never above the chapter it is in. */
const BASE_LEVEL = 3;

/** Blocks of a text as HTML. */
export function htmlBlocks(blocks: readonly Block[]): string {
  return blocks.map(htmlBlock).join('\n');
}

function htmlBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return element('p', {}, htmlInlines(block.children));
    case 'quote':
      return element('blockquote', {}, element('p', {}, htmlInlines(block.children)));
    case 'heading':
      return element(`h${Math.min(6, BASE_LEVEL + block.level)}`, {}, htmlInlines(block.children));
    case 'list':
      return element(block.ordered ? 'ol' : 'ul', {}, block.items.map(htmlItem).join(''));
    case 'table':
      return htmlTable(block.rows);
    case 'testimony':
      return testimony(block);
    case 'picture':
      return `<figure><img src="${escapeHtml(block.source)}" alt="${escapeHtml(block.description)}">${block.description ? element('figcaption', {}, escapeHtml(block.description)) : ''}</figure>`;
    case 'map':
      return element('p', {}, element('a', { href: '#map' }, escapeHtml(block.words)));
  }
}

function testimony({ words, label, college, scope }: Extract<Block, { kind: 'testimony' }>): string {
  const said = words.split(/\n{2,}/u).map((text) => element('p', {}, `« ${lines(text)} »`));
  const by = [label, college, scope].filter((part) => part !== '').join(' · ');
  return element('blockquote', { class: 'testimony' }, `${said.join('')}<footer>${escapeHtml(by)}</footer>`);
}

function htmlItem(item: ListItem): string {
  const mark = item.checked === undefined ? '' : `<span aria-hidden="true">${item.checked ? '☑' : '☐'} </span>`;
  const [first, ...others] = item.blocks;
  // One paragraph in an item needs no paragraph of its own.
  const inner = first?.kind === 'paragraph' ? htmlInlines(first.children) + htmlBlocks(others) : htmlBlocks(item.blocks);
  return element('li', {}, mark + inner);
}

function htmlTable(rows: readonly (readonly (readonly Block[])[])[]): string {
  const [head, ...body] = rows.map((cells) => cells.map(cellHtml));
  const header = (head ?? []).map((cell) => element('th', { scope: 'col' }, cell)).join('');
  const lines = body.map((cells) => element('tr', {}, cells.map((cell) => element('td', {}, cell)).join('')));
  return `<table><thead><tr>${header}</tr></thead><tbody>${lines.join('')}</tbody></table>`;
}

function cellHtml(blocks: readonly Block[]): string {
  const [only, ...others] = blocks;
  return only?.kind === 'paragraph' && others.length === 0 ? htmlInlines(only.children) : htmlBlocks(blocks);
}

/** Inline content as HTML. */
function htmlInlines(children: readonly Inline[]): string {
  return children.map(htmlInline).join('');
}

function htmlInline(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return marked(inline);
    case 'link':
      return element('a', { href: inline.url, rel: 'noreferrer' }, htmlInlines(inline.children));
    case 'mention':
      return element('b', { class: 'actor' }, escapeHtml(inline.name));
    case 'figure':
      return `<b class="figure">${escapeHtml(inline.text)}</b>${inline.origin ? ` <small>(${escapeHtml(inline.origin)})</small>` : ''}`;
  }
}

function marked(inline: Extract<Inline, { kind: 'text' }>): string {
  let html = lines(inline.text);
  if (inline.bold) html = `<strong>${html}</strong>`;
  if (inline.italic) html = `<em>${html}</em>`;
  if (inline.strike) html = `<s>${html}</s>`;
  return inline.underline ? `<u>${html}</u>` : html;
}

function lines(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}
