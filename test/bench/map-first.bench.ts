import { atMost, type BenchTable, medianOf } from './bench-table';
import { contest } from './contest';
import { MAP_SIZE, referenceMap } from './pages/map-of-three-hundred';
import { startBenchPages } from './pages/page-server';

const PRODUCT = 'product (live document, React, SVG)';
const PEER = 'mermaid 11.17, dagre';
const LIMIT = 'the same shapes as one SVG string';

/** Mermaid holds the thread for seconds: measured this many times, whatever the rounds. */
const PEER_ROUNDS = 2;

/** Row 11: from a map whose places are known to the frame that shows it. */
export async function run(): Promise<BenchTable> {
  const map = referenceMap();
  const pages = await startBenchPages('map-page');
  const contestants = await contest(
    [
      {
        name: PRODUCT,
        role: 'product',
        round: () => pages.inNewPage((page) => page.evaluate((it) => window.mapPage.firstOfProduct(it), map)),
      },
      {
        name: PEER,
        role: 'peer',
        round: async (round) =>
          round < PEER_ROUNDS ? pages.inNewPage((page) => page.evaluate((it) => window.mapPage.firstOfMermaid(it), map)) : {},
      },
      {
        name: LIMIT,
        role: 'limit',
        round: () => pages.inNewPage((page) => page.evaluate((it) => window.mapPage.firstOfPlainSvg(it), map)),
      },
    ],
    { painted: 'ms', 'in long tasks': 'ms', 'long tasks': 'count', elements: 'count' },
  ).finally(pages.stop);
  const shown = (name: string) => medianOf(contestants, name, 'painted');
  return {
    row: 11,
    name: 'map-first',
    workload: `${MAP_SIZE}, places known. Each round in a new page with all scripts loaded; from the call to the painted frame.`,
    contestants,
    targets: [
      atMost('painted in at most 3 times the limit', shown(PRODUCT) / shown(LIMIT), 3),
      atMost('at least 100 times sooner than mermaid', (100 * shown(PRODUCT)) / shown(PEER), 1),
    ],
    notes: [
      `mermaid is measured at most ${PEER_ROUNDS} times, in the first rounds; with maxEdges raised, since it refuses 600 links as it comes`,
      'the product’s time holds the reading and checking of every record of the document, the choice of each curve and the place of each label',
      'asserted: every actor is drawn; no college is set, so no badge is drawn by anybody',
      'mermaid 12 and its ELK layout are not installed: not compared here',
    ],
  };
}
