import { atMost, type BenchTable, medianOf, type Role } from './bench-table';
import { contest } from './contest';
import { startBenchPages } from './pages/page-server';
import type { TextKind } from './pages/text-page';
import { referenceText, TEXT_SIZE } from './pages/text-of-sixty-pages';

const PRODUCT = 'product (session, RichText, journal)';
const PEER = '@lexical/yjs 0.52, as its plugin drives it';
const LIMIT = 'innerHTML, contenteditable, no document';
const WHO: readonly (readonly [TextKind, string, Role])[] = [
  ['product', PRODUCT, 'product'],
  ['stock', PEER, 'peer'],
  ['html', LIMIT, 'limit'],
];

/** Row 9: a long text, from its bytes to the frame in which somebody can write. */
export async function run(): Promise<BenchTable> {
  const { flow, nested } = { flow: referenceText(0), nested: referenceText(0, 'nested') };
  const pages = await startBenchPages('text-page');
  const contestants = await contest(
    WHO.map(([kind, name, role]) => ({
      name,
      role,
      round: () =>
        pages.inNewPage(async (page) => {
          const { snapshot, length } = kind === 'stock' ? nested : flow;
          const figures = await page.evaluate(([who, bytes]) => window.textPage.open(who, bytes), [kind, snapshot] as const);
          const { shown } = await page.evaluate(() => window.textPage.lengths());
          if (shown !== length) throw new Error(`${kind}: ${shown} characters shown of ${length}`);
          return figures;
        }),
    })),
    { open: 'ms', 'in long tasks': 'ms' },
  ).finally(pages.stop);
  const opened = (name: string) => medianOf(contestants, name, 'open');
  return {
    row: 9,
    name: 'open-report',
    workload: `${TEXT_SIZE}, one V2 snapshot. Each round in a new page with all scripts loaded; from the bytes to the painted frame with the caret in it.`,
    contestants,
    targets: [atMost('at most 1.0 times @lexical/yjs', opened(PRODUCT) / opened(PEER), 1)],
    notes: [
      'asserted: every letter is on the screen',
      'the text was read once in the page before, for what must be shown: Yjs is warm for everybody',
      'y-prosemirror is not installed: not compared here',
    ],
  };
}
