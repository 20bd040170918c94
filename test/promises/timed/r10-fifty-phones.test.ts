/** R10, with the guests’ own protocol: fifty phones at one step; nobody waits, everybody comes back, nothing is lost. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { phonesContract } from '#bridge/phones-contract';
import { addContribution, contributionsOf, contributionText } from '#features/workshop/model/step-section';
import { figure } from '../../support/figures';
import { cpuSecondsOf, watchOthers } from '../../support/machine-share';
import type { Phone, PhoneDocument } from '../../support/pages/phone-client';
import { enter, phonesState, startPhoneTable } from '../../support/worlds/phone-table';
import { contributionOf } from '../../support/pages/phone-words';
import { type ServerProcess, startServer } from '../../support/pages/server-process';
import { connectToServer, openInWindow, until } from '../../support/worlds/window-client';

const PHONES = 50;
const EDITS_PER_SECOND = 4;
const SECONDS = figure('R10 seconds of phones writing', { ci: 15, soak: 60 });
const BARS = { p95: 300, p99: 1000, joined: 5000, rssBytes: 300 * 1024 * 1024, cpuShare: 0.5 };
/** What one writes before giving it: five seconds' worth. */
const LETTERS_A_PIECE = 20;
/** One phone in so many times what the others give. */
const WATCHES = 10;

it(`R10: ${PHONES} phones write ${EDITS_PER_SECOND} letters/s each at one step and give them, come back all at once after a crash, and lose no letter`, {
  timeout: 90_000 + SECONDS * 3000,
}, async () => {
  const { server, link, step } = await openSession();
  const pid = server.process.pid ?? 0;
  const mayJudge = watchOthers(pid);
  const joining = performance.now();
  const guests = await Promise.all(Array.from({ length: PHONES }, (_, index) => join(link, step, index)));
  const joined = performance.now() - joining;
  const cpu = [cpuSecondsOf(pid), process.cpuUsage()] as const;
  const latencies = await write(guests);
  const hostShare = (cpuSecondsOf(pid) - cpu[0]) / SECONDS;
  const { user, system } = process.cpuUsage(cpu[1]);
  const phonesShare = (user + system) / 1e6 / SECONDS;
  const isJudged = mayJudge();
  const [p95, p99] = [quantile(latencies, 0.95), quantile(latencies, 0.99)];

  await server.kill('SIGKILL');
  for (const guest of guests) type(guest);
  const again = await startServer({ dataFolder: server.dataFolder, args: ['--port', new URL(server.url).port] });
  const returning = performance.now();
  await until(() => guests.every(({ document }) => document.status().host === 'linked' && document.status().unsavedEdits === 0));
  const returned = performance.now() - returning;
  const memory = memoryOf(again);
  console.log(
    `R10: in after ${joined.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms of ${latencies.length}, host ${(hostShare * 100).toFixed(0)} % of a core, phones ${(phonesShare * 100).toFixed(0)} %, back after ${returned.toFixed(0)} ms, ${(memory / 2 ** 20).toFixed(0)} MB`,
  );
  for (const guest of guests) giveNow(guest);
  await until(() => lettersShown(first(guests)) === guests.reduce((sum, { typed }) => sum + typed, 0));
  expect(hostShare, 'part of a core that the host takes').toBeLessThan(BARS.cpuShare);
  expect(memory).toBeLessThan(BARS.rssBytes);
  if (!isJudged) return;
  expect(joined, 'all in').toBeLessThan(BARS.joined);
  expect(p95, 'p95').toBeLessThan(BARS.p95);
  expect(p99, 'p99').toBeLessThan(BARS.p99);
  expect(returned, 'all back, and what they wrote meanwhile kept').toBeLessThan(BARS.joined);
});

interface Guest {
  readonly phone: Phone;
  readonly document: PhoneDocument;
  readonly shown: ReturnType<Phone['shown']>;
  /** What it is writing now. */
  id: string;
  /** How many letters it typed in all. */
  typed: number;
  /** When it gave each piece. */
  readonly givenAt: Map<string, number>;
}

/** A host of its own process whose démarche has a step, open to phones on this computer. */
async function openSession() {
  const { folder: dataFolder, workspaceId, steps, stop } = await startPhoneTable();
  await stop();
  const server = await startServer({ dataFolder });
  const connection = connectToServer(server.url);
  // A window stays on the démarche, as on the table: it opens it again after the crash.
  await openInWindow(connection, workspaceId, 'core').ready;
  const phones = connection.client(phonesContract);
  await phones.open({ workspaceId, address: '127.0.0.1', port: 0, admit: 'all' });
  await phones.show({ workspaceId, documentId: steps[0] });
  const { session } = await phonesState(phones, workspaceId);
  if (!session) throw new Error('the session is not open');
  return { server, link: session.link, step: steps[0] };
}

async function join(link: string, step: string, index: number): Promise<Guest> {
  const phone = await enter(link, `Voix ${index + 1}`);
  const document = phone.document(step);
  await until(() => document.status().host === 'linked');
  const id = addContribution(document.doc, contributionOf(phone, ''));
  return { phone, document, shown: phone.shown(step), id, typed: 0, givenAt: new Map() };
}

function type(guest: Guest): void {
  contributionText(guest.document.doc, guest.id)?.insert(0, 'a');
  guest.typed++;
  if (guest.typed % LETTERS_A_PIECE === 0) giveNow(guest);
}

/** Gives what stands there, and begins anew. */
function giveNow(guest: Guest): void {
  const { doc } = guest.document;
  if (!contributionText(doc, guest.id)?.length) return;
  contributionsOf(doc).patch(guest.id, { given: true });
  guest.givenAt.set(guest.id, performance.now());
  guest.id = addContribution(doc, contributionOf(guest.phone, ''));
}

/** Everybody types; returns how long each piece took from being given to each of a few phones, in milliseconds. */
async function write(guests: readonly Guest[]): Promise<number[]> {
  const latencies: number[] = [];
  const watchers = guests.filter((_, index) => index % WATCHES === 0);
  const stops = watchers.map((watcher) => watch(watcher, guests, latencies));
  const end = performance.now() + SECONDS * 1000;
  // Each begins at a time of its own: people do not type in step.
  const typing = guests.map(async (guest, index) => {
    const every = 1000 / EDITS_PER_SECOND;
    await sleep((every * index) / guests.length);
    for (let next = performance.now(); next < end; next += every) {
      await sleep(next - performance.now());
      type(guest);
    }
  });
  await Promise.all(typing);
  // The slowest count too.
  const given = () => guests.reduce((sum, { givenAt }) => sum + givenAt.size, 0);
  await until(() => watchers.every(({ shown }) => shown.records().size === given()));
  for (const stop of stops) stop();
  return latencies;
}

function watch({ shown, givenAt: own }: Guest, guests: readonly Guest[], latencies: number[]): () => void {
  const seen = new Set<string>();
  return shown.onChange(() => {
    const now = performance.now();
    for (const id of shown.records().keys()) {
      if (seen.has(id) || own.has(id)) continue;
      seen.add(id);
      const at = guests.map(({ givenAt }) => givenAt.get(id)).find((time) => time !== undefined);
      if (at !== undefined) latencies.push(now - at);
    }
  });
}

const lettersShown = ({ shown }: Guest) => shown.texts().reduce((sum, { length }) => sum + length, 0);

function first(guests: readonly Guest[]): Guest {
  const [guest] = guests;
  if (!guest) throw new Error('nobody came');
  return guest;
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
}

function memoryOf({ process: { pid } }: ServerProcess): number {
  return Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
}
