import { atMost, type BenchTable, medianOf } from './bench-table';
import { ASSERTED, AT_ONCE, LIMIT, liveContest, workloadOf } from './live/live-bench';

const PLAN = { people: 200, editsPerSecond: 1, cursors: false };

/** Row 3: two hundred people in one room. */
export async function run(): Promise<BenchTable> {
  const contestants = await liveContest(PLAN);
  return {
    row: 3,
    name: 'live200',
    workload: workloadOf(PLAN),
    contestants,
    targets: [atMost('at once: p95 at most 2 × raw', medianOf(contestants, AT_ONCE, 'p95') / medianOf(contestants, LIMIT, 'p95'), 2)],
    notes: [...ASSERTED, 'Etherpad published a p95 of 30 ms at 200 people, on another machine'],
  };
}
