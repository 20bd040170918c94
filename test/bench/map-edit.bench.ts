import { atMost, type BenchTable, medianOf } from './bench-table';
import { contest, SCALE } from './contest';
import { MAP_SIZE, referenceMap } from './pages/map-of-three-hundred';
import { startBenchPages } from './pages/page-server';

const PRODUCT = 'product (record written, drawing patched)';
const PEER = 'mermaid 11.17, whole drawing again';
const LIMIT = 'attributes of plain SVG set by hand';
const TIMES = Math.max(5, Math.round(30 * SCALE));
const PEER_ROUNDS = 1;

/** Row 12: one change on a large map, until it is seen; and ten people dragging at once. */
export async function run(): Promise<BenchTable> {
  const asked = { map: referenceMap(), times: TIMES };
  const pages = await startBenchPages('map-page');
  const contestants = await contest(
    [
      {
        name: PRODUCT,
        role: 'product',
        round: () => pages.inNewPage((page) => page.evaluate(({ map, times }) => window.mapPage.editProduct(map, times), asked)),
      },
      {
        name: PEER,
        role: 'peer',
        round: async (round) =>
          round < PEER_ROUNDS ? pages.inNewPage((page) => page.evaluate(({ map }) => window.mapPage.editMermaid(map), asked)) : {},
      },
      {
        name: LIMIT,
        role: 'limit',
        round: () => pages.inNewPage((page) => page.evaluate(({ map, times }) => window.mapPage.editPlainSvg(map, times), asked)),
      },
    ],
    { 'rename, script': 'ms', 'link, script': 'ms', 'drop, script': 'ms', 'painted, p95': 'ms', 'in long tasks': 'ms', 'ten drag': 'fps' },
  ).finally(pages.stop);
  return tableOf(contestants);
}

function tableOf(contestants: BenchTable['contestants']): BenchTable {
  const of = (name: string, figure: string) => medianOf(contestants, name, figure);
  const script = Math.max(...['rename', 'link', 'drop'].map((change) => of(PRODUCT, `${change}, script`)));
  return {
    row: 12,
    name: 'map-edit',
    workload: `${MAP_SIZE}. ${TIMES} renames, ${TIMES} new links, ${TIMES} drops, one a frame; then ten people who drag for 2 s, each telling a place a frame.`,
    contestants,
    targets: [
      atMost(
        'seen within one frame more than the limit, p95 (frames)',
        (of(PRODUCT, 'painted, p95') - of(LIMIT, 'painted, p95')) / (1000 / 60),
        1,
      ),
      atMost('at most 2 ms of script a change (the slowest kind)', script, 2),
      atMost('at least 300 times less than mermaid', (300 * of(PRODUCT, 'rename, script')) / of(PEER, 'rename, script'), 1),
      atMost('ten people dragging: at least 50 of 60 frames of the limit', (of(LIMIT, 'ten drag') * 50) / 60 / of(PRODUCT, 'ten drag'), 1),
    ],
    notes: [
      'asserted: a second document that hears only the updates holds the same map, no link is lost, the new name is drawn',
      `mermaid is measured ${PEER_ROUNDS} time: it draws everything again, whatever the change`,
      'script: from the change until React has drawn it, on this page’s thread; style, layout and paint come after',
    ],
  };
}
