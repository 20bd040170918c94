import { atMost, type BenchTable, medianOf } from './bench-table';
import { ASSERTED, JOINED, liveContest, workloadOf } from './live/live-bench';

const PLAN = { people: 50, editsPerSecond: 5 };

/** Row 2: as row 1, and each edit moves its author's cursor. */
export async function run(): Promise<BenchTable> {
  const still = await liveContest({ ...PLAN, cursors: false }, [JOINED]);
  const contestants = await liveContest({ ...PLAN, cursors: true });
  const more = medianOf(contestants, JOINED, 'cpuPerDelivery') / medianOf(still, JOINED, 'cpuPerDelivery');
  return {
    row: 2,
    name: 'live50+cursors',
    workload: workloadOf({ ...PLAN, cursors: true }),
    contestants,
    targets: [
      atMost('CPU at most 1.2 × without cursors', more, 1.2),
      atMost('at most 10 kB/s a client', medianOf(contestants, JOINED, 'bytesPerSecond') / 1000, 10, 1),
    ],
    notes: ASSERTED,
  };
}
