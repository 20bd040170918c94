/** Who ran: what we ship, what others ship, or the least that the machine could possibly do. */
export type Role = 'product' | 'peer' | 'limit';

/** `exact` figures are counted (bytes, messages, rows) and have no noise; the others are shown with their range. */
export type Unit = 'ms' | 'µs' | 'MB' | 'bytes' | 'count' | 'fps';

/** One figure of one contestant, over all rounds. */
export interface Figure {
  readonly name: string;
  readonly unit: Unit;
  readonly values: readonly number[];
}

export interface Contestant {
  readonly name: string;
  readonly role: Role;
  readonly figures: readonly Figure[];
}

/** One line of the goal: what was reached beside what was aimed at. `met` undefined: could not be measured here. */
export interface Target {
  readonly text: string;
  readonly reached: string;
  readonly met: boolean | undefined;
}

/** The outcome of one benchmark: its row's number and name in the suite, and all that was measured. */
export interface BenchTable {
  readonly row: number;
  readonly name: string;
  /** What was done, with sizes and seeds, so that somebody else can do it again. */
  readonly workload: string;
  readonly contestants: readonly Contestant[];
  readonly targets: readonly Target[];
  /** What could not be compared, and why; what was asserted (convergence, zero loss). */
  readonly notes: readonly string[];
}

/** What each `test/bench/<name>.bench.ts` exports. */
export type RunBench = () => Promise<BenchTable>;

/** The value in the middle. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The median of one figure of one contestant; NaN when there is none. */
export function medianOf(contestants: readonly Contestant[], contestant: string, figure: string): number {
  const found = contestants.find((one) => one.name === contestant)?.figures.find((one) => one.name === figure);
  return median(found?.values ?? []);
}

/** A target of the form « at most `limit` times »: ratios hold on any machine, milliseconds on none. */
export function atMost(text: string, value: number, limit: number, digits = 2): Target {
  return { text, reached: Number.isNaN(value) ? '—' : value.toFixed(digits), met: Number.isNaN(value) ? undefined : value <= limit };
}

/** The table as Markdown: medians, with the range where there is noise. */
export function printTable(table: BenchTable): string {
  const names = [...new Set(table.contestants.flatMap((one) => one.figures.map((figure) => `${figure.name} (${figure.unit})`)))];
  const lines = table.contestants.map((one) => {
    const cells = names.map((name) => cell(one.figures.find((figure) => `${figure.name} (${figure.unit})` === name)));
    return `| ${one.role === 'product' ? `**${one.name}**` : one.name} | ${one.role} | ${cells.join(' | ')} |`;
  });
  return [
    `## ${table.row}. ${table.name}`,
    '',
    table.workload,
    '',
    `| | role | ${names.join(' | ')} |`,
    `|---|---|${names.map(() => '---').join('|')}|`,
    ...lines,
    '',
    ...table.targets.map((target) => `- ${target.met === undefined ? '…' : target.met ? '✓' : '✗'} ${target.text}: ${target.reached}`),
    ...table.notes.map((note) => `- ${note}`),
    '',
  ].join('\n');
}

function cell(figure: Figure | undefined): string {
  if (!figure || figure.values.length === 0) return '';
  const [low, high] = [Math.min(...figure.values), Math.max(...figure.values)];
  const middle = written(median(figure.values));
  return low === high ? middle : `${middle} [${written(low)}–${written(high)}]`;
}

function written(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en');
  return value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0 });
}
