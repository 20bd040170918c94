/** One edit of a phone: its contribution, how long its text then was, and when. */
export type Mark = readonly [record: string, length: number, at: number];

/** What the phones of one table saw and did. */
export interface PhonesReport {
  /** Edits made here. */
  readonly made: readonly Mark[];
  /** What the watching phones of this table received, first arrival each. */
  readonly seen: readonly Mark[];
  /** A fingerprint of what each phone holds at the end. */
  readonly held: readonly string[];
  /** Contributions whose own author does not find in them all that was typed. */
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

/** How long each edit took to arrive, by whether it was made at the table where it was seen. */
export function delays(reports: readonly PhonesReport[]): { readonly here: number[]; readonly elsewhere: number[] } {
  const [here, elsewhere]: [number[], number[]] = [[], []];
  for (const [table, { seen }] of reports.entries()) {
    const arrivals = arrivalsByRecord(seen);
    for (const [from, { made }] of reports.entries()) {
      const into = from === table ? here : elsewhere;
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
