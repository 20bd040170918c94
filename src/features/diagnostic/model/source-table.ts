import Papa from 'papaparse';
import { contentBuilder, type SourceContent } from './source-block';
import type { DecodedText } from './source-encoding';
import { readPlainText } from './source-text';

/** More columns than a page can show is no table of figures. */
const MAX_COLUMNS = 60;

/**
 * A file of values parted by semicolons, commas or tabs (RFC 4180, and what French spreadsheets write) as
 * rows, the first one as their head. Values stay the letters they are: « 1 234,5 » is not turned into a number.
 * What is no table after all is read as a plain text.
 */
export function readTable(decoded: Pick<DecodedText, 'text' | 'report'>): SourceContent {
  const { rows, strange } = parse(decoded.text);
  const columns = Math.max(0, ...rows.slice(0, 50).map((row) => row.length));
  if (columns < 2 || columns > MAX_COLUMNS) return readPlainText(decoded);
  const builder = contentBuilder();
  for (const item of decoded.report) builder.report(item.code, item.quote, item.line);
  for (const [index, cells] of rows.entries()) builder.add({ kind: 'row', head: index === 0, cells: [...cells] });
  for (const line of strange) builder.report('markup', rows[line]?.join(' ; ') ?? '', line + 1);
  return builder.finish();
}

function parse(text: string): { readonly rows: readonly string[][]; readonly strange: readonly number[] } {
  const options = { skipEmptyLines: 'greedy' as const, delimiter: delimiterOf(text) };
  const { data, errors } = Papa.parse<string[]>(text, options);
  const quotes = errors.filter((error) => error.type === 'Quotes').flatMap((error) => error.row ?? []);
  if (quotes.length === 0) return { rows: data, strange: [] };
  // A mark that is never closed swallows the rest of the table: marks are then letters like the others.
  return { rows: Papa.parse<string[]>(text, { ...options, quoteChar: '\0' }).data, strange: [...new Set(quotes)] };
}

/** The sign that parts most of the first line: in a French file a comma is inside a figure, not between two. */
function delimiterOf(text: string): string {
  const head = /\S[^\r\n]*/u.exec(text)?.[0] ?? '';
  const counted = [';', '\t', '|', ','].map((sign) => ({ sign, count: head.split(sign).length - 1 }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}
