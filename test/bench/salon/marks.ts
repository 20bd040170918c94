/** A contribution, how long its text was, and when it was given, or came. */
export type Mark = readonly [record: string, length: number, at: number];

/** What the phones of one table saw and did. */
export interface PhonesReport {
  /** What was given here. */
  readonly made: readonly Mark[];
  /** What the watching phones of this table were told of, first arrival each. */
  readonly seen: readonly Mark[];
  /** Contributions that one of the phones was not told of at the end, or not with all that was typed. */
  readonly lost: number;
  /** Bytes on the wire of each phone, both ways. */
  readonly bytes: readonly number[];
  /** Edits not acknowledged at the end. */
  readonly pending: number;
}

/** Milliseconds that all processes of one computer agree on, finer than `Date.now()`. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

/** How long what was given took to arrive: at phones of its table, and in the windows of the others (`windows`, by table). */
export function delays(
  reports: readonly PhonesReport[],
  windows: readonly (readonly Mark[])[],
): { readonly here: number[]; readonly elsewhere: number[] } {
  const [here, elsewhere]: [number[], number[]] = [[], []];
  for (const [table, { seen }] of reports.entries()) {
    const [told, arrived] = [arrivalsByRecord(seen), arrivalsByRecord(windows[table] ?? [])];
    for (const [from, { made }] of reports.entries()) {
      const [into, arrivals] = from === table ? [here, told] : [elsewhere, arrived];
      for (const [record, length, at] of made) {
        const arrived = arrivals.get(record)?.find((arrival) => arrival[1] >= length);
        if (arrived) into.push(Math.max(0, arrived[2] - at));
      }
    }
  }
  return { here, elsewhere };
}

function arrivalsByRecord(seen: readonly Mark[]): Map<string, Mark[]> {
  const arrivals = new Map<string, Mark[]>();
  for (const mark of seen) {
    const known = arrivals.get(mark[0]);
    if (known) known.push(mark);
    else arrivals.set(mark[0], [mark]);
  }
  return arrivals;
}

/** The value below which a part of the values lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
