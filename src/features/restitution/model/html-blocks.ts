import type { ElementContent, Properties } from 'hast';
import { h } from 'hastscript';
import { printableText } from '#shared/output/printable-text';
import type {
  OutputBlock,
  OutputCell,
  OutputDefinitions,
  OutputInline,
  OutputList,
  OutputListItem,
  OutputNumber,
  OutputQuotation,
  OutputTable,
  OutputText,
} from '#shared/output/section';

/** A heading stands under its section's own title, which is an `h2`. */
const SECTION_LEVEL = 2;

/** A drawing of ours, put in as it is; everything else in a page is an element or text. */
interface Drawn {
  readonly type: 'raw';
  value: string;
}

declare module 'hast' {
  interface ElementContentMap {
    drawn: Drawn;
  }
  interface RootContentMap {
    drawn: Drawn;
  }
}

/** Blocks as the elements of a page; `sections` are the ids that a reference may lead to. */
export function htmlBlocks(blocks: readonly OutputBlock[], sections: ReadonlySet<string>): ElementContent[] {
  return blocks.flatMap((block) => htmlBlock(block, sections));
}

function htmlBlock(block: OutputBlock, sections: ReadonlySet<string>): ElementContent[] {
  switch (block.kind) {
    case 'paragraph':
      return [element('p', block.role ? { className: block.role } : {}, htmlInlines(block.children))];
    case 'heading':
      return [element(`h${Math.min(6, SECTION_LEVEL + block.level)}`, {}, htmlInlines(block.children))];
    case 'list':
      return [htmlList(block, sections)];
    case 'table':
      return [htmlTable(block, sections)];
    case 'quotation':
      return [htmlQuotation(block, sections)];
    case 'figure':
      return [element('p', {}, htmlNumber(block))];
    case 'drawing':
      return [htmlDrawing(block.svg), ...htmlBlocks(block.words, sections)];
    case 'picture':
      return [
        element('figure', {}, [
          element('img', { src: block.source, alt: block.description }, []),
          ...(block.description ? [element('figcaption', {}, words(block.description))] : []),
        ]),
      ];
    case 'definitions':
      return [htmlDefinitions(block, sections)];
    case 'reference':
      return sections.has(block.section) ? [element('p', {}, [element('a', { href: `#${block.section}` }, words(block.words))])] : [];
  }
}

/** An element of a page. */
export function element(name: string, properties: Properties, children: ElementContent[]): ElementContent {
  return h(name, properties, children);
}

/** Words of a page, with their line breaks; nothing in them can become an element. */
export function words(text: string): ElementContent[] {
  return text.split('\n').flatMap((line, index): ElementContent[] => {
    const value: ElementContent = { type: 'text', value: printableText(line) };
    return index === 0 ? [value] : [element('br', {}, []), value];
  });
}

/** A drawing of ours as a figure, without its words. */
export function htmlDrawing(svg: string): ElementContent {
  return element('figure', { className: 'drawing' }, [drawn(svg)]);
}

function drawn(svg: string): Drawn {
  return { type: 'raw', value: svg };
}

function htmlList({ ordered, start, items }: OutputList, sections: ReadonlySet<string>): ElementContent {
  return element(
    ordered ? 'ol' : 'ul',
    start === undefined ? {} : { start },
    items.map((item) => htmlItem(item, sections)),
  );
}

function htmlItem({ checked, blocks }: OutputListItem, sections: ReadonlySet<string>): ElementContent {
  const box = checked === undefined ? [] : [element('input', { type: 'checkbox', checked, disabled: true }, []), ...words(' ')];
  const [first, ...others] = blocks;
  // A paragraph that begins an item needs no element of its own.
  const inner =
    first?.kind === 'paragraph' ? [...htmlInlines(first.children), ...htmlBlocks(others, sections)] : htmlBlocks(blocks, sections);
  return element('li', {}, [...box, ...inner]);
}

/** A table of more columns than these is printed on a page that is turned, and in smaller letters. */
const [MOST_UPRIGHT, MOST_LARGE] = [6, 9];

function htmlTable({ caption, head, rows, rowHeads }: OutputTable, sections: ReadonlySet<string>): ElementContent {
  const cell = (blocks: OutputCell, index: number) =>
    rowHeads && index === 0 ? element('th', { scope: 'row' }, htmlCell(blocks, sections)) : element('td', {}, htmlCell(blocks, sections));
  const columns = head.map((blocks) => element('th', { scope: 'col' }, htmlCell(blocks, sections)));
  const table = element('table', {}, [
    ...(caption ? [element('caption', {}, words(caption))] : []),
    ...(head.length > 0 ? [element('thead', {}, [element('tr', {}, columns)])] : []),
    element(
      'tbody',
      {},
      rows.map((cells) => element('tr', {}, cells.map(cell))),
    ),
  ]);
  const width = Math.max(head.length, ...rows.map(({ length }) => length));
  const className = ['wide', ...(width > MOST_UPRIGHT ? ['turned'] : []), ...(width > MOST_LARGE ? ['many'] : [])];
  // On a narrow screen the table moves under the finger, or the arrow keys, and the page stays.
  return element('div', { className, tabIndex: 0 }, [table]);
}

/** One paragraph in a cell or under a name needs no element of its own. */
function htmlCell(blocks: OutputCell, sections: ReadonlySet<string>): ElementContent[] {
  const [only, ...others] = blocks;
  return only?.kind === 'paragraph' && others.length === 0 ? htmlInlines(only.children) : htmlBlocks(blocks, sections);
}

function htmlQuotation({ blocks, label }: OutputQuotation, sections: ReadonlySet<string>): ElementContent {
  const said = htmlBlocks(blocks, sections);
  if (label === '') return element('blockquote', {}, said);
  return element('blockquote', { className: 'testimony' }, [...said, element('footer', {}, words(label))]);
}

function htmlDefinitions({ items }: OutputDefinitions, sections: ReadonlySet<string>): ElementContent {
  return element(
    'dl',
    {},
    items.flatMap(({ term, blocks }) => [element('dt', {}, words(term)), element('dd', {}, htmlCell(blocks, sections))]),
  );
}

function htmlInlines(children: readonly OutputInline[]): ElementContent[] {
  return children.flatMap(htmlInline);
}

function htmlInline(inline: OutputInline): ElementContent[] {
  switch (inline.kind) {
    case 'text':
      return marked(inline);
    case 'link':
      return [element('a', { href: inline.url, rel: 'noreferrer' }, htmlInlines(inline.children))];
    case 'mention':
      return [element('b', { className: 'actor' }, words(inline.name))];
    case 'figure':
      return htmlNumber(inline);
    case 'badge':
      return [element('span', { className: 'badge', ariaHidden: 'true' }, words(inline.letter))];
  }
}

function htmlNumber({ text, origin }: OutputNumber): ElementContent[] {
  const number = element('b', { className: 'figure' }, words(text));
  return origin ? [number, ...words(' '), element('small', {}, words(`(${origin})`))] : [number];
}

function marked(text: OutputText): ElementContent[] {
  const marks = [text.bold && 'strong', text.italic && 'em', text.strike && 's', text.underline && 'u', text.small && 'small'];
  return marks.reduce<ElementContent[]>((inner, mark) => (mark ? [element(mark, {}, inner)] : inner), words(text.text));
}
