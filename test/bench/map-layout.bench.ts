import { atMost, type BenchTable, medianOf } from './bench-table';
import { contest } from './contest';
import { MAP_SIZE, referenceMap } from './pages/map-of-three-hundred';
import { startBenchPages } from './pages/page-server';

const PRODUCT = 'product (stress majorisation, in a worker)';
const LIMIT = 'elkjs 0.11 layered alone, on the page’s thread';

/** Row 13: places for a large map that has none, and what the window feels meanwhile. */
export async function run(): Promise<BenchTable> {
  const map = referenceMap({ unplaced: true });
  const pages = await startBenchPages('layout-page');
  const contestants = await contest(
    [
      {
        name: PRODUCT,
        role: 'product',
        round: () => pages.inNewPage((page) => page.evaluate((it) => window.layoutPage.product(it), map)),
      },
      { name: LIMIT, role: 'limit', round: () => pages.inNewPage((page) => page.evaluate((it) => window.layoutPage.elk(it), map)) },
    ],
    { arranged: 'ms', 'longest standstill': 'ms', 'long tasks': 'count', 'moved when run again': 'count', overlaps: 'count' },
  ).finally(pages.stop);
  const of = (name: string, figure: string) => medianOf(contestants, name, figure);
  return {
    row: 13,
    name: 'map-layout',
    workload: `${MAP_SIZE}, nobody placed. Each round in a new page; the start of the worker counts. Then the arranged map is arranged again.`,
    contestants,
    targets: [
      atMost('at most 1.2 times elkjs alone', of(PRODUCT, 'arranged') / of(LIMIT, 'arranged'), 1.2),
      atMost('0 long tasks on the page’s thread', of(PRODUCT, 'long tasks'), 0, 0),
      atMost('0 actors moved when run again', of(PRODUCT, 'moved when run again'), 0, 0),
      atMost('0 overlapping actors', of(PRODUCT, 'overlaps'), 0, 0),
    ],
    notes: [
      'asserted: every actor has a place, with both; ELK gets each circle as a group, as Mermaid would hand it over',
      'mermaid’s ELK layout is not installed: not compared here',
    ],
  };
}
