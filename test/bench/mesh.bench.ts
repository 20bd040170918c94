import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { startPeerPageServer } from '../support/peer-page/peer-page-server';
import { atMost, type BenchTable, medianOf, type Role } from './bench-table';
import { contest, ROUNDS, SCALE } from './contest';
import { measureHandOver } from './mesh/hand-over';
import { quantile } from './pages/page-clock';
import type { MeshKind, MeshOutcome } from './pages/mesh-page';
import { type BenchPages, startBenchPages } from './pages/page-server';

/** How many tabs meet; a smaller scale leaves out the larger rooms. */
const SIZES = [5, 10, 15, 20].filter((people) => people <= Math.max(5, 20 * SCALE));
const SECONDS = 10;
const PRODUCT = 'product (y-webrtc, wrapped)';
const STOCK = 'y-webrtc 10.3, as it is';
const STAR = 'WebSocket star, hub of 20 lines';
const WHO: readonly (readonly [MeshKind, string, Role])[] = [
  ['product', PRODUCT, 'product'],
  ['stock', STOCK, 'peer'],
  ['star', STAR, 'limit'],
];

/** Row 4: windows that are linked directly, each with every other one, at an edit a second each. */
export async function run(): Promise<BenchTable> {
  const pages = await startBenchPages('mesh-page');
  const contestants = await contest(
    WHO.map(([kind, name, role]) => ({ name, role, round: () => playEverySize(pages, kind) })),
    Object.fromEntries(SIZES.flatMap((size) => [`p50 at ${size}`, `p95 at ${size}`].map((name) => [name, 'ms' as const]))),
    Math.min(ROUNDS, 3),
  ).finally(pages.stop);
  const handOver = await measureHandOver();
  const of = (name: string, figure: string) => medianOf(contestants, name, figure);
  return {
    row: 4,
    name: 'mesh',
    workload:
      `${SIZES.join('/')} tabs of one Chromium, one document, one edit a second each for ${SECONDS} s at moments of their own. ` +
      'Messages: everything that leaves by data channels (or sockets, the hub’s included), per edit; p50 and p95 from an edit to its reading at each other tab.',
    contestants,
    targets: [
      ...SIZES.flatMap((size) => [
        atMost(`${size} tabs: an edit leaves at most ${size - 1} times`, of(PRODUCT, `edits sent at ${size}`), size - 1, 1),
        atMost(
          `${size} tabs: all messages beside those of stock`,
          of(PRODUCT, `messages at ${size}`) / of(STOCK, `messages at ${size}`),
          1,
        ),
        atMost(`${size} tabs: p95 at most 1.5 times the star's`, of(PRODUCT, `p95 at ${size}`) / of(STAR, `p95 at ${size}`), 1.5),
      ]),
      atMost('the table that shares killed: an edit reaches the others, in ms, at most', handOver.slowestMs, 2000, 0),
      atMost('… and edits lost', handOver.lost, 0, 0),
    ],
    notes: [
      'asserted for the product and the star: every tab holds every edit, in the same order; stock is let off where it does not (the figure « missing »)',
      'an acknowledgement for each edit and a comparison every 3 s for each pair are among the product’s messages, and no others: what is shown as shared derives from them',
      'hand-over: three host processes; one writes while the one that shares is killed (SIGKILL), the third reads',
    ],
  };
}

async function playEverySize(pages: BenchPages, kind: MeshKind): Promise<Record<string, number>> {
  const figures: Record<string, number> = {};
  for (const people of SIZES) Object.assign(figures, await playRoom(pages, kind, people));
  return figures;
}

async function playRoom(pages: BenchPages, kind: MeshKind, people: number): Promise<Record<string, number>> {
  const server = kind === 'star' ? await startHub() : await startSignalling();
  const meet = createBarrier(people);
  const outcomes = await Promise.all(
    Array.from({ length: people }, (_, index) =>
      pages.inNewPage(async (page) => {
        const options = { kind, server: server.address, topic: 'salle', index, people };
        await page.evaluate((given) => window.meshPage.open(given), options);
        await meet();
        const outcome = await page.evaluate((seconds) => window.meshPage.play(seconds), SECONDS);
        // Nobody closes before everybody has everything.
        await meet();
        return outcome;
      }),
    ),
  ).finally(server.stop);
  return figuresOf(outcomes, kind, people, server.sent());
}

function figuresOf(outcomes: readonly MeshOutcome[], kind: MeshKind, people: number, hubSent: number): Record<string, number> {
  const made = people * SECONDS;
  const latencies = outcomes.flatMap((outcome) => outcome.latencies);
  const missing = made * (people - 1) - latencies.length;
  const isEqual = new Set(outcomes.map(({ text }) => text)).size === 1;
  if (kind !== 'stock' && (missing !== 0 || !isEqual)) throw new Error(`${kind}, ${people} tabs: ${missing} edits missing`);
  const sum = (of: (outcome: MeshOutcome) => number) => outcomes.reduce((total, outcome) => total + of(outcome), 0);
  return {
    [`messages at ${people}`]: (sum(({ messages }) => messages) + hubSent) / made,
    [`edits sent at ${people}`]: (sum(({ edits }) => edits) + hubSent) / made,
    [`p50 at ${people}`]: quantile(latencies, 0.5),
    [`p95 at ${people}`]: quantile(latencies, 0.95),
    ...(kind === 'stock' ? { [`missing at ${people}`]: missing } : {}),
  };
}

interface Server {
  readonly address: string;
  /** Messages it sent to the tabs, where it carries edits. */
  sent(): number;
  stop(): Promise<void>;
}

async function startSignalling(): Promise<Server> {
  const server = await startPeerPageServer();
  return { address: server.signalling, sent: () => 0, stop: server.stop };
}

/** The least there is: what one tab sends goes to every other one. */
async function startHub(): Promise<Server> {
  const sockets = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(sockets, 'listening');
  let sent = 0;
  sockets.on('connection', (from: WebSocket) => {
    from.on('message', (bytes) => {
      for (const to of sockets.clients) {
        if (to === from || to.readyState !== to.OPEN) continue;
        sent++;
        to.send(bytes);
      }
    });
  });
  return {
    address: `ws://127.0.0.1:${(sockets.address() as AddressInfo).port}/`,
    sent: () => sent,
    async stop() {
      for (const socket of sockets.clients) socket.terminate();
      await new Promise((resolve) => sockets.close(resolve));
    },
  };
}

/** Each of `count` waits for all the others, again and again. */
function createBarrier(count: number): () => Promise<void> {
  let waiting: (() => void)[] = [];
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length < count) return;
      const all = waiting;
      waiting = [];
      for (const go of all) go();
    });
}
