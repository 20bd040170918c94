import type { BenchTable, Contestant, Unit } from './bench-table';
import { SCALE } from './contest';
import { fingerprint } from './salon/fingerprint';
import { type Hall, openHall, startPhones } from './salon/hall';
import { delays, type Mark, now, type PhonesReport, quantile } from './salon/marks';
import { openRealPhone, type RealPhone } from './salon/real-phones';
import { contributionsOf } from '#features/workshop/model/step-section';
import { canBuildNetworks } from '../support/networks/room-network';
import { openInWindow } from '../support/worlds/window-client';

const TABLES = 5;
const PHONES = 10;
/** Tables at which one of the ten is a real Chromium, on the page itself: the one that shares, the one that is cut, one in peace. */
const REAL_AT = [0, 1, 4];
/** Two minutes, as asked; less with `BENCH_SCALE`, and then the breakages come closer together. */
const SECONDS = Math.max(20, 120 * SCALE);
const SEED = 20_261_125;

/**
 * An afternoon in a village hall on one machine: five laptops, ten phones on each, in namespaces joined by an access point;
 * hosts are killed, a laptop loses the access point, another one sleeps. Nothing may be lost, all must end alike.
 */
export async function run(): Promise<BenchTable> {
  if (!canBuildNetworks()) return tableOf([], ['Not played: this machine lets nobody build networks (root and ip netns).']);
  const hall = await openHall(TABLES);
  const real: RealPhone[] = [];
  try {
    const phones = [];
    for (const [index, { laptop, link }] of hall.tables.entries()) {
      const isReal = REAL_AT.includes(index);
      phones.push(await startPhones(laptop, { link, phones: isReal ? PHONES - 1 : PHONES, table: index + 1, seed: SEED + index }));
      if (isReal) real.push(await openRealPhone(laptop, link, SEED + index));
    }
    const windows = hall.tables.map((table) => watchWindow(hall, table.connection));
    const begun = performance.now();
    const told = await play(hall);
    const seconds = (performance.now() - begun) / 1000;
    const pages = await Promise.all(real.map((phone) => phone.finish()));
    const reports = await Promise.all(phones.map((table) => table.finish()));
    return tableOf(figures(hall, reports, windows, seconds), [...told, ...(await judge(hall, reports, pages))]);
  } finally {
    for (const phone of real) await phone.close();
    await hall.stop();
  }
}

const at = (part: number) => part * SECONDS * 1000;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What breaks, and when; resolves at the end of the afternoon, with what was done. */
async function play({ tables }: Hall): Promise<string[]> {
  const [sharing, losing, killed, asleep] = tables;
  await sleep(at(0.15));
  await killed?.restartAfter(at(0.04));
  await sleep(at(0.1));
  losing?.laptop.setLink(false);
  await sleep(at(0.15));
  losing?.laptop.setLink(true);
  await sleep(at(0.05));
  asleep?.setAwake(false);
  await sleep(at(0.15));
  asleep?.setAwake(true);
  await sleep(at(0.06));
  await sharing?.restartAfter(at(0.04));
  await sleep(at(0.26));
  const s = (part: number) => `${(part * SECONDS).toFixed(0)} s`;
  return [
    `Table 3’s host was killed and started again after ${s(0.04)}; table 2 lost the access point for ${s(0.15)}, its phones going on; ` +
      `table 4 slept for ${s(0.15)}; the host that shares was killed and started again after ${s(0.04)}.`,
  ];
}

const UNITS: Readonly<Record<string, Unit>> = { peakMemory: 'MB', bytesPerGuestPerSecond: 'bytes', cpuPercent: 'count' };

function figures({ tables }: Hall, reports: readonly PhonesReport[], windows: readonly (readonly Mark[])[], seconds: number): Contestant[] {
  const { here, elsewhere } = delays(reports, windows);
  const row = (name: string, values: Readonly<Record<string, readonly number[]>>): Contestant => ({
    name,
    role: 'product',
    figures: Object.entries(values).map(([figure, list]) => ({ name: figure, unit: UNITS[figure] ?? 'ms', values: list })),
  });
  const spread = (values: readonly number[]) => ({
    p50: [quantile(values, 0.5)],
    p95: [quantile(values, 0.95)],
    p99: [quantile(values, 0.99)],
    worst: [quantile(values, 1)],
  });
  return [
    row('given → phones of the table', spread(here)),
    row('given → windows of other tables (cuts included)', spread(elsewhere)),
    row('each host', {
      cpuPercent: tables.map((table) => (table.cost().cpuSeconds / seconds) * 100),
      peakMemory: tables.map((table) => table.cost().peakBytes / 2 ** 20),
    }),
    row('each guest', { bytesPerGuestPerSecond: reports.flatMap(({ bytes }) => bytes.map((all) => all / seconds)) }),
  ];
}

/** Everything given is told to every phone of its table, and every host holds the same; said, and thrown when it is not so. */
async function judge(
  hall: Hall,
  reports: readonly PhonesReport[],
  pages: readonly { readonly typed: string; readonly shown: string }[],
): Promise<string[]> {
  const astray = pages.filter(({ typed, shown }) => typed !== shown).length;
  if (astray > 0) throw new Error(`${astray} pages do not show what was typed in them`);
  const held = new Set<string>();
  for (const { connection } of hall.tables) held.add(await heldByHost(hall, connection));
  const lost = reports.reduce((sum, report) => sum + report.lost, 0);
  const pending = reports.reduce((sum, report) => sum + report.pending, 0);
  if (held.size !== 1 || lost > 0 || pending > 0)
    throw new Error(`${held.size} different contents, ${lost} contributions with letters missing, ${pending} edits never acknowledged`);
  const edits = reports.reduce((sum, report) => sum + report.made.length, 0);
  return [
    `${TABLES * PHONES} phones (${pages.length} of them pages in Chromium) and ${TABLES} hosts end identical, nothing lost, nothing pending; ${edits} contributions were timed.`,
  ];
}

/** Notes when each contribution comes to a window of one table. */
function watchWindow({ workspaceId, documentId }: Hall, connection: Hall['tables'][number]['connection']): Mark[] {
  const seen: Mark[] = [];
  const known = new Set<string>();
  const given = contributionsOf(openInWindow(connection, workspaceId, documentId).doc);
  given.onChange((ids) => {
    for (const id of ids) {
      if (known.has(id) || !given.get(id)) continue;
      known.add(id);
      seen.push([id, given.get(id)?.text.length ?? 0, now()]);
    }
  });
  return seen;
}

async function heldByHost({ workspaceId, documentId }: Hall, connection: Hall['tables'][number]['connection']): Promise<string> {
  const document = openInWindow(connection, workspaceId, documentId);
  await document.ready;
  return fingerprint(document.doc);
}

function tableOf(contestants: readonly Contestant[], notes: readonly string[]): BenchTable {
  return {
    row: 19,
    name: 'salon',
    workload: `${TABLES} laptops and ${TABLES * PHONES} phones at a human pace for ${SECONDS} s, seed ${SEED}; every process on this one machine.`,
    contestants,
    targets: [],
    notes,
  };
}
