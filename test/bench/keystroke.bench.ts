import type { Page } from 'playwright-core';
import { atMost, type BenchTable, medianOf, type Role } from './bench-table';
import { contest } from './contest';
import { startBenchPages } from './pages/page-server';
import type { TextKind } from './pages/text-page';
import { referenceText, type SharedText, TEXT_SIZE } from './pages/text-of-sixty-pages';

const KEYS = 120;
const PER_SECOND = 50;
const LISTEN_MS = 3000;
const PRODUCT = 'product (RichText)';
const PEER = '@lexical/yjs 0.52, as its plugin drives it';
const LIMIT = 'textarea, nobody else';
const WHO: readonly (readonly [TextKind, string, Role])[] = [
  ['product', PRODUCT, 'product'],
  ['stock', PEER, 'peer'],
  ['plain', LIMIT, 'limit'],
];

/** Row 8: somebody types in a long text while ten others do. */
export async function run(): Promise<BenchTable> {
  const text = { flow: referenceText(2400), nested: referenceText(2400, 'nested') };
  const pages = await startBenchPages('text-page');
  const contestants = await contest(
    WHO.map(([kind, name, role]) => ({
      name,
      role,
      round: () => pages.inNewPage((page) => typeIn(page, kind, kind === 'stock' ? text.nested : text.flow)),
    })),
    { 'key p50': 'ms', 'key p95': 'ms', 'thread per remote edit': 'ms' },
  ).finally(pages.stop);
  const of = (name: string, figure: string) => medianOf(contestants, name, figure);
  return {
    row: 8,
    name: 'keystroke',
    workload:
      `${TEXT_SIZE}; ${KEYS} keys in its second paragraph while ten people, each in a paragraph of their own, write ${PER_SECOND} letters ` +
      `a second together at random moments; then ${LISTEN_MS / 1000} s of listening alone. From the key to the painted frame.`,
    contestants,
    targets: [
      atMost('p95 at most 1.15 times the textarea', of(PRODUCT, 'key p95') / of(LIMIT, 'key p95'), 1.15),
      atMost(
        'thread time per remote edit at most 0.35 of stock',
        of(PRODUCT, 'thread per remote edit') / of(PEER, 'thread per remote edit'),
        0.35,
      ),
      atMost('0 long tasks', of(PRODUCT, 'long tasks'), 0, 0),
    ],
    notes: [
      'asserted: the screen and the shared text hold every letter of everybody',
      'thread time: all tasks of the page while listening, per letter that came in; the carets of others are drawn by nobody here',
      'the product shows others’ words at most twenty times a second, up to 50 ms after they came',
      'y-prosemirror is not installed: not compared here; the heap over 30 minutes is not measured here',
    ],
  };
}

async function typeIn(page: Page, kind: TextKind, { snapshot, length, updates }: SharedText): Promise<Record<string, number>> {
  await page.evaluate(([who, bytes]) => window.textPage.open(who, bytes), [kind, snapshot] as const);
  await page.locator(kind === 'plain' ? 'textarea' : '[contenteditable] > p >> nth=1').click({ position: { x: 60, y: 10 } });
  const isShared = kind !== 'plain';
  if (isShared) await page.evaluate(([them, rate]) => window.textPage.listen(them, rate), [updates, PER_SECOND] as const);
  await page.evaluate(() => window.textPage.watchKeys());
  for (let key = 0; key < KEYS; key++) {
    await page.keyboard.press('a');
    await page.waitForTimeout(25);
  }
  const { keys, ...figures } = await page.evaluate(() => window.textPage.keys());
  const listened = isShared ? await threadPerEdit(page) : {};
  const heard = await page.evaluate(() => window.textPage.hush());
  const { shown, shared } = await page.evaluate(() => window.textPage.lengths());
  const wanted = length + KEYS + heard;
  if (keys !== KEYS || shared !== wanted || shown !== shared) {
    throw new Error(`${kind}: ${keys} keys, ${shown} characters shown and ${shared} shared of ${wanted}`);
  }
  return { ...figures, ...listened };
}

/** What one remote edit costs this page's thread, in milliseconds: script, layout and paint. */
async function threadPerEdit(page: Page): Promise<Record<string, number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
  const heard = () => page.evaluate(() => window.textPage.heard());
  const before = [await busy(), await heard()] as const;
  await page.waitForTimeout(LISTEN_MS);
  return { 'thread per remote edit': ((await busy()) - before[0]) / ((await heard()) - before[1]) };
}
