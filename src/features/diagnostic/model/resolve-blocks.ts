import type { TextBlock, TextEmbed, TextPart } from '#document/text/text-read';
import type { OutputBlock, OutputInline, OutputListItem, OutputNumber, OutputPicture, OutputQuotation } from '#shared/output/section';

/** What the things that a text points to are, for the audience at hand. */
export interface EmbedResolver {
  /** The actor's present name; undefined when it left the map. */
  actor(id: string): string | undefined;
  figure(id: string): OutputNumber | undefined;
  /** `withheld` when its consent does not reach this audience. */
  testimony(id: string): OutputQuotation | 'withheld' | undefined;
  /** The words cited from a source, and the source; `withheld` when its consent does not reach this audience. */
  citation(sourceId: string, words: string): readonly OutputInline[] | 'withheld' | undefined;
  picture(id: string): OutputPicture | undefined;
  /** What stands where the map is shown in the text. */
  readonly map: OutputBlock;
}

/** Something that could not be carried over. */
export type EmbedLoss = 'testimony-withheld' | 'citation-withheld' | 'missing-embed' | 'unknown-block' | 'picture-missing';

/** Told what could not be carried over; of something that is gone, also what the text still holds of it. */
type LossCounter = (code: EmbedLoss, gone?: TextEmbed) => void;

const BOLD = 1;
const ITALIC = 2;
const STRIKE = 4;
const UNDERLINE = 8;

/** Blocks of a text with all that they point to resolved; what is not known keeps its words and is counted. */
export function resolveBlocks(parts: readonly TextPart[], resolver: EmbedResolver, lose: LossCounter): OutputBlock[] {
  return parts.flatMap((part) => {
    if ('embed' in part) return blockEmbed(part, resolver, lose);
    if ('text' in part) return [{ kind: 'paragraph' as const, children: [textOf(part.text, part.format)] }];
    return resolveBlock(part, resolver, lose);
  });
}

function resolveBlock(block: TextBlock, resolver: EmbedResolver, lose: LossCounter): OutputBlock[] {
  switch (block.type) {
    case 'paragraph':
      return flow(block, resolver, lose);
    case 'quote':
      return quotation(flow(block, resolver, lose));
    case 'heading':
      return [{ kind: 'heading', level: headingLevel(block.tag), children: inlines(block.children, resolver, lose) }];
    case 'list':
      return [
        {
          kind: 'list',
          ordered: block.listType === 'number',
          ...(block.start !== undefined && { start: block.start }),
          items: itemsOf(block, resolver, lose),
        },
      ];
    case 'table':
      return tableOf(block, resolver, lose);
    case 'link':
    case 'autolink':
      return [{ kind: 'paragraph', children: inlines([block], resolver, lose) }];
    default:
      lose('unknown-block');
      return resolveBlocks(block.children, resolver, lose);
  }
}

/** The parts of a chapter are headings of the second level: what people wrote stands under them. */
function headingLevel(tag: string | undefined): number {
  return Number(/^h([1-6])$/u.exec(tag ?? '')?.[1] ?? 3) + 1;
}

/** What stands alone inside a quotation (a testimony, a picture) is not part of it. */
function quotation(blocks: readonly OutputBlock[]): OutputBlock[] {
  return blocks.map((block) => (block.kind === 'paragraph' ? { kind: 'quotation', blocks: [block], label: '' } : block));
}

/** A paragraph, cut where something that stands alone (a testimony, a picture, the map) is inside it. */
function flow(block: TextBlock, resolver: EmbedResolver, lose: LossCounter): OutputBlock[] {
  const out: OutputBlock[] = [];
  let run: TextPart[] = [];
  const flush = () => {
    const children = inlines(run, resolver, lose);
    if (children.length > 0) out.push({ kind: 'paragraph', children });
    run = [];
  };
  for (const part of block.children) {
    if ('embed' in part && !isInline(part)) {
      flush();
      out.push(...blockEmbed(part, resolver, lose));
    } else run.push(part);
  }
  flush();
  return out;
}

function isInline({ embed }: TextEmbed): boolean {
  return embed === 'actor' || embed === 'figure' || embed === 'citation';
}

function blockEmbed(part: TextEmbed, resolver: EmbedResolver, lose: LossCounter): OutputBlock[] {
  const figure = part.embed === 'figure' ? resolver.figure(part.ref) : undefined;
  if (figure) return [{ kind: 'figure', ...figure }];
  if (isInline(part)) return flow({ type: 'paragraph', children: [part] }, resolver, lose);
  if (part.embed === 'actor-map') return [resolver.map];
  if (part.embed === 'testimony') {
    const testimony = resolver.testimony(part.ref);
    if (testimony === 'withheld') lose('testimony-withheld');
    else if (!testimony) lose('missing-embed', part);
    else return [testimony];
    // A testimony's own label may be its words: nothing of it stands in for what was withheld.
    return [];
  }
  if (part.embed === 'picture') {
    const picture = resolver.picture(part.ref);
    if (picture) return [picture];
    lose('picture-missing');
    return [];
  }
  lose('missing-embed', part);
  return part.label ? [{ kind: 'paragraph', children: [textOf(part.label, 0)] }] : [];
}

function inlines(parts: readonly TextPart[], resolver: EmbedResolver, lose: LossCounter): OutputInline[] {
  return parts.flatMap((part): OutputInline[] => {
    if ('text' in part) return part.text === '' ? [] : [textOf(part.text, part.format)];
    if ('embed' in part) return inlineEmbed(part, resolver, lose);
    const children = inlines(part.children, resolver, lose);
    const url = part.type === 'link' || part.type === 'autolink' ? safeUrl(part.url) : undefined;
    return url === undefined ? children : [{ kind: 'link', url, children }];
  });
}

function inlineEmbed(part: TextEmbed, resolver: EmbedResolver, lose: LossCounter): OutputInline[] {
  if (part.embed === 'actor') {
    const name = resolver.actor(part.ref);
    if (name === undefined) lose('missing-embed', part);
    return (name ?? part.label) ? [{ kind: 'mention', name: name ?? part.label }] : [];
  }
  if (part.embed === 'figure') {
    const figure = resolver.figure(part.ref);
    if (figure) return [{ kind: 'figure', ...figure }];
    lose('missing-embed', part);
    return part.label ? [textOf(part.label, 0)] : [];
  }
  if (part.embed === 'citation') {
    const cited = resolver.citation(part.ref, part.label);
    if (cited && cited !== 'withheld') return [...cited];
    // The words cited are the source's: they go no further than it does, and leave with it.
    lose(cited ? 'citation-withheld' : 'missing-embed', part);
    return [];
  }
  lose(part.embed === 'testimony' ? 'testimony-withheld' : 'missing-embed', part);
  return [];
}

function itemsOf(list: TextBlock, resolver: EmbedResolver, lose: LossCounter): OutputListItem[] {
  const items: OutputListItem[] = [];
  for (const item of list.children) {
    if (!('children' in item)) continue;
    const nested = item.children.filter((part): part is TextBlock => 'children' in part && part.type === 'list');
    const own = item.children.filter((part) => !nested.includes(part as TextBlock));
    const blocks = [...flow({ ...item, children: own }, resolver, lose), ...resolveBlocks(nested, resolver, lose)];
    const last = items.at(-1);
    // Lexical keeps a nested list in an item of its own; a reader expects it inside the item above.
    if (own.length === 0 && last) items[items.length - 1] = { ...last, blocks: [...last.blocks, ...blocks] };
    else items.push({ checked: list.listType === 'check' ? (item.checked ?? false) : undefined, blocks });
  }
  return items;
}

function tableOf(table: TextBlock, resolver: EmbedResolver, lose: LossCounter): OutputBlock[] {
  const blocks = (parts: readonly TextPart[]) => parts.filter((part): part is TextBlock => 'children' in part);
  const written = blocks(table.children);
  const first = blocks(written[0]?.children ?? []);
  const isHeaded = first.length > 0 && first.every(({ isHead }) => isHead);
  const all = written.map((row) => blocks(row.children).map((cell) => resolveBlocks(cell.children, resolver, lose)));
  const [head, rows] = isHeaded ? [all[0] ?? [], all.slice(1)] : [[], all];
  return all.length > 0 ? [{ kind: 'table', caption: '', head, rows, rowHeads: false }] : [];
}

function textOf(text: string, format: number): OutputInline {
  return {
    kind: 'text',
    text,
    bold: (format & BOLD) !== 0,
    italic: (format & ITALIC) !== 0,
    strike: (format & STRIKE) !== 0,
    underline: (format & UNDERLINE) !== 0,
  };
}

/** Only addresses one goes to by choice; an address that acts is words. */
function safeUrl(url: string | undefined): string | undefined {
  return url !== undefined && /^(?:https?:\/\/|mailto:|tel:)/iu.test(url.trim()) ? url.trim() : undefined;
}
