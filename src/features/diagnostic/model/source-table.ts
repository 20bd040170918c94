import Papa from 'papaparse';
import { contentBuilder, type SourceContent } from './source-block';
import type { DecodedText } from './source-encoding';
import { readPlainText } from './source-text';

/** More columns than a block holds is no table of figures. */
const MAX_COLUMNS = 200;
const SIGNS = [';', '\t', '|', ','];
/** Rows that are looked at to find which sign parts them. */
const ROWS_TRIED = 50;
/** Marks that are never closed; beyond, the rest is read without any. */
const MOST_OPEN_MARKS = 10;

/**
 * A file of values parted by semicolons, commas or tabs (RFC 4180, and what French spreadsheets write) as rows. Lines of
 * fewer cells before the first whole row are its title, and read as paragraphs; that row is the head. Values stay the letters
 * they are: « 1 234,5 » is not turned into a number. What is no table after all is read as a plain text.
 */
export function readTable(decoded: Pick<DecodedText, 'text' | 'report'>): SourceContent {
  // A text that names its own sign on a line of its own, as spreadsheets write and read it.
  const named = /^sep=(.)\r?\n?/u.exec(decoded.text);
  const text = named ? decoded.text.slice(named[0].length) : decoded.text;
  const sign = named?.[1] ?? signOf(text);
  if (sign === undefined) return readPlainText(decoded);
  const { rows, doubtful } = rowsOf(text, sign);
  const columns = usualLength(rows.map((cells) => cells.length));
  if (columns < 2 || columns > MAX_COLUMNS) return readPlainText(decoded);
  const builder = contentBuilder();
  for (const item of decoded.report) builder.report(item.code, item.quote, item.line);
  const head = rows.findIndex((cells) => cells.length >= columns);
  for (const [index, cells] of rows.entries()) {
    if (index < head) builder.add({ kind: 'paragraph', text: cells.filter((cell) => cell.trim() !== '').join(' ') });
    else builder.add({ kind: 'row', head: index === head, cells: cells.map(withoutGuard) });
  }
  for (const { line, cells } of doubtful) builder.report('markup', cells.join(' ; '), line + (named ? 1 : 0));
  return builder.finish();
}

/** The sign that parts most lines into the same number of cells; where two do, the one that makes more of them: in a French file a comma is inside a figure. */
function signOf(text: string): string | undefined {
  const tried = SIGNS.map((delimiter) => {
    const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy', delimiter, preview: ROWS_TRIED });
    const columns = usualLength(data.map((cells) => cells.length));
    const alike = data.filter((cells) => cells.length === columns).length;
    // Marks that don't hold together are a sign that parts inside them.
    return { delimiter, score: (alike * (columns - 1)) / (1 + errors.filter(({ type }) => type === 'Quotes').length) };
  });
  const best = tried.reduce((most, one) => (one.score > most.score ? one : most));
  return best.score > 0 ? best.delimiter : undefined;
}

/** The number of cells that most rows have, the larger one of two that are as frequent; 1 for none. */
function usualLength(lengths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const length of lengths.filter((one) => one > 1)) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].sort(([a, first], [b, second]) => second - first || b - a)[0]?.[0] ?? 1;
}

interface Rows {
  readonly rows: readonly string[][];
  /** Rows whose quotation marks don't hold together, with the line they begin on. */
  readonly doubtful: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** Reads the rows. A mark that is never closed would swallow the lines behind it: in its own line, marks are then letters. */
function rowsOf(text: string, delimiter: string): Rows {
  const rows: string[][] = [];
  const doubtful: { line: number; cells: string[] }[] = [];
  const lines = lineCounter(text);
  let start = 0;
  for (let open = 0; start < text.length; open++) {
    const quoteChar = open < MOST_OPEN_MARKS ? '"' : '\0';
    const rest = text.slice(start);
    const { data, errors } = Papa.parse<string[]>(rest, { skipEmptyLines: false, delimiter, quoteChar });
    const strange = new Map(errors.filter(({ type }) => type === 'Quotes').map(({ row = 0, index = 0 }) => [row, index]));
    const swallowing = [...strange].find(([row]) => data[row]?.some((cell) => /[\r\n]/u.test(cell)));
    const read = swallowing ? data.slice(0, swallowing[0]) : data;
    rows.push(...read.filter(isFilled));
    for (const [row, index] of strange) if (row < read.length) doubtful.push({ line: lines(start + index), cells: read[row] ?? [] });
    if (!swallowing) break;
    const [from, to] = lineAround(rest, swallowing[1]);
    const cells = rest.slice(from, to).split(delimiter);
    rows.push(cells);
    doubtful.push({ line: lines(start + from), cells });
    start += to + (/^\r\n|[\r\n]/u.exec(rest.slice(to, to + 2))?.[0].length ?? 1);
  }
  return { rows, doubtful };
}

function isFilled(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.trim() !== '');
}

function lineAround(text: string, at: number): [from: number, to: number] {
  const before = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1));
  const length = text.slice(at).search(/[\r\n]/u);
  return [before + 1, length === -1 ? text.length : at + length];
}

/** The line, from 1, that a place of the text is on; for places that are asked for in their order. */
function lineCounter(text: string): (at: number) => number {
  let [line, seen] = [1, 0];
  return (at) => {
    line += text.slice(seen, at).match(/\r\n?|\n/gu)?.length ?? 0;
    seen = Math.max(seen, at);
    return line;
  };
}

/** The apostrophe before what a spreadsheet would run as a formula is no letter of the value (see `csvText` of the map). */
function withoutGuard(cell: string): string {
  return /^'[=+\-@\t\r]/u.test(cell) ? cell.slice(1) : cell;
}
