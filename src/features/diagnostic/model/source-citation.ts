import { z } from 'zod';
import { blockText, type SourceBlock } from './source-block';

/** The most words of a source that one citation carries. */
export const MAX_QUOTE_LENGTH = 1500;

/** A passage of a source: the block it begins in, and its words, so that it is found even when one is lost. */
const citationSchema = z.object({
  sourceId: z.string().max(64),
  block: z.number().int().min(0),
  quote: z.string().max(MAX_QUOTE_LENGTH),
});

type Citation = z.output<typeof citationSchema>;

/** Where a quote stands in a block: character offsets, `to` excluded. */
interface QuotePlace {
  readonly block: number;
  readonly from: number;
  readonly to: number;
}

/** The words of a selection as a quote: on one line, cut at the last whole word that fits. */
export function quoteOf(words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  if (line.length <= MAX_QUOTE_LENGTH) return line;
  const space = line.lastIndexOf(' ', MAX_QUOTE_LENGTH - 1);
  return `${line.slice(0, space > 0 ? space : MAX_QUOTE_LENGTH - 1)}…`;
}

/**
 * Finds the words of a citation in the blocks, in the block it says first, then anywhere. Spaces and line
 * ends don't count. Undefined when the words are not there, and then nobody may say they are.
 */
export function locateQuote(blocks: readonly SourceBlock[], citation: Pick<Citation, 'block' | 'quote'>): QuotePlace | undefined {
  const pattern = patternOf(citation.quote);
  if (!pattern) return undefined;
  const order = [citation.block, ...blocks.keys()];
  for (const index of order) {
    const block = blocks[index];
    const found = block && pattern.exec(blockText(block));
    if (found) return { block: index, from: found.index, to: found.index + found[0].length };
  }
  return undefined;
}

/** The heading that cited words stand under; empty when they stand under none, or are not there. */
export function headingOver(blocks: readonly SourceBlock[], quote: string): string {
  const place = locateQuote(blocks, { block: 0, quote });
  const over = place && blocks.slice(0, place.block + 1).findLast(({ kind }) => kind === 'heading');
  return over ? blockText(over) : '';
}

function patternOf(quote: string): RegExp | undefined {
  const words = quote.replace(/…$/u, '').trim().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return undefined;
  return new RegExp(words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')).join('\\s+'), 'u');
}
