import type { BenchTable } from './bench-table';
import { liveBench } from './live/live-bench';

/** Row 1: fifty people write in one room at five edits a second. */
export function run(): Promise<BenchTable> {
  return liveBench({ row: 1, name: 'live50', people: 50, editsPerSecond: 5, cursors: false });
}
