/** R10: fifty guests in one text; nobody waits, everybody comes back, nothing is lost. */
import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import type { HostConnection } from '#client/documents/host-connection';
import type { OpenDocument } from '#client/documents/open-document';
import { digestOf, sameDigest } from '#document/sync/document-digest';
import { openWorkspaceStorage } from '#host/storage/workspace-storage';
import { figure } from '../../support/figures';
import { cpuSecondsOf, watchOthers } from '../../support/machine-share';
import { startServer } from '../../support/pages/server-process';
import { temporaryFolder } from '../../support/temporary-folder';
import { connectToServer, openInWindow, until, whenSaved } from '../../support/worlds/window-client';

const GUESTS = 50;
const EDITS_PER_SECOND = 4;
const SECONDS = figure('R10 seconds of writing', { ci: 15, soak: 60 });
const BARS = { p95: 300, p99: 1000, joined: 5000, rssBytes: 300 * 1024 * 1024, cpuShare: 0.5 };
const TEXT = 'text:tous';

const timers: NodeJS.Timeout[] = [];
afterEach(() => {
  for (const timer of timers.splice(0)) clearInterval(timer);
});

it(`R10: ${GUESTS} guests write ${EDITS_PER_SECOND} edits/s each, all come back within a second of each other, and all end equal`, {
  timeout: 60_000 + SECONDS * 3000,
}, async () => {
  const dataFolder = temporaryFolder();
  const storage = await openWorkspaceStorage(dataFolder, { ballastBytes: 4096 });
  const { id } = await storage.create({ title: 'Les Tilleuls' });
  await storage.close();
  const server = await startServer({ dataFolder });
  const guests = Array.from({ length: GUESTS }, () => enter(server.url, id));
  const mayJudge = watchOthers(server.process.pid ?? 0);
  const joining = performance.now();
  await Promise.all(guests.map(({ document }) => document.ready));
  const joined = performance.now() - joining;

  const latencies = await write(guests, server.process.pid ?? 0);
  const isJudged = mayJudge();
  if (isJudged) {
    expect(joined, 'all joined').toBeLessThan(BARS.joined);
    expect(quantile(latencies, 0.95), 'p95').toBeLessThan(BARS.p95);
    expect(quantile(latencies, 0.99), 'p99').toBeLessThan(BARS.p99);
  }

  await server.kill('SIGKILL');
  const returning = performance.now();
  const again = await startServer({ dataFolder, args: ['--port', new URL(server.url).port] });
  await until(() => guests.every(({ document }) => document.status.get().host === 'linked'));
  const returned = performance.now() - returning;
  await Promise.all(guests.map(({ document }) => whenSaved(document)));
  const [first] = guests as [Guest, ...Guest[]];
  await until(() => guests.every(({ document }) => sameDigest(digestOf(document.doc), digestOf(first.document.doc))));
  expect(marksIn(first.document).size, 'edits, none lost').toBe(guests.reduce((sum, guest) => sum + guest.written, 0));
  if (isJudged) expect(returned, 'all came back, the host’s own start included').toBeLessThan(2 * BARS.joined);
  expect(memoryOf(again.process.pid ?? 0)).toBeLessThan(BARS.rssBytes);
});

interface Guest {
  readonly connection: HostConnection;
  readonly document: OpenDocument;
  written: number;
}

function enter(url: string, workspaceId: string): Guest {
  const connection = connectToServer(url);
  return { connection, document: openInWindow(connection, workspaceId, TEXT), written: 0 };
}

/** Everybody writes marks that say when; returns how long each took to each of a few readers, in milliseconds. */
async function write(guests: readonly Guest[], host: number): Promise<number[]> {
  const latencies: number[] = [];
  for (const { document } of guests.filter((_, index) => index % 10 === 0)) {
    document.doc.getMap<number>('marks').observe((event) => {
      if (event.transaction.local) return;
      for (const key of event.keysChanged) latencies.push(performance.now() - (document.doc.getMap<number>('marks').get(key) ?? 0));
    });
  }
  const [before, begun] = [cpuSecondsOf(host), performance.now()];
  const stops = guests.map((guest, index) => {
    const timer = setInterval(() => {
      guest.document.doc.getMap<number>('marks').set(`${index}:${guest.written++}`, performance.now());
    }, 1000 / EDITS_PER_SECOND);
    timers.push(timer);
    return () => clearInterval(timer);
  });
  await new Promise((resolve) => setTimeout(resolve, SECONDS * 1000));
  for (const stop of stops) stop();
  const share = (cpuSecondsOf(host) - before) / ((performance.now() - begun) / 1000);
  console.log(
    `R10: p95 ${quantile(latencies, 0.95).toFixed(0)} ms, p99 ${quantile(latencies, 0.99).toFixed(0)} ms, host ${(share * 100).toFixed(0)} % of a core, ${(memoryOf(host) / 2 ** 20).toFixed(0)} MB`,
  );
  expect(share, 'part of a core that the host takes').toBeLessThan(BARS.cpuShare);
  expect(memoryOf(host)).toBeLessThan(BARS.rssBytes);
  return latencies;
}

function marksIn(document: OpenDocument): ReadonlySet<string> {
  return new Set(document.doc.getMap<number>('marks').keys());
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
}

/** User and system time of a process, all threads, from /proc: clock ticks are hundredths of a second. */
function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
}
