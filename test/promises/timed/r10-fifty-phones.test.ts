/** R10, with the guests’ own protocol: fifty phones at one step; nobody waits, everybody comes back, nothing is lost. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { phonesContract } from '#bridge/phones-contract';
import { digestOf, sameDigest } from '#document/sync/document-digest';
import { addContribution, contributionText } from '#features/workshop/model/step-section';
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
/** One phone in so many times what comes from the others. */
const WATCHES = 10;

it(`R10: ${PHONES} phones write ${EDITS_PER_SECOND} letters/s each at one step, come back all at once after a crash, and lose no letter`, {
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
  await until(() => areEqual(guests));
  expect(guests.map(({ id }) => contributionText(first(guests).document.doc, id)?.length)).toEqual(
    guests.map(({ typedAt }) => typedAt.length),
  );
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
  /** Its contribution. */
  readonly id: string;
  /** When each letter of it was typed. */
  readonly typedAt: number[];
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
  return { phone, document, id: addContribution(document.doc, contributionOf(phone, '')), typedAt: [] };
}

function type({ document, id, typedAt }: Guest): void {
  contributionText(document.doc, id)?.insert(typedAt.length, 'a');
  typedAt.push(performance.now());
}

/** Everybody types; returns how long each letter took to each of a few phones, in milliseconds. */
async function write(guests: readonly Guest[]): Promise<number[]> {
  const latencies: number[] = [];
  const stops = guests.filter((_, index) => index % WATCHES === 0).map(({ document }) => watch(document.doc, guests, latencies));
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
  // The slowest letters count too.
  await until(() => areEqual(guests));
  for (const stop of stops) stop();
  return latencies;
}

function watch(doc: Y.Doc, guests: readonly Guest[], latencies: number[]): () => void {
  const typed = new Map(guests.map(({ id, typedAt }) => [id, typedAt]));
  const seen = new Map<string, number>();
  const root = doc.getMap('contributions');
  const note = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[], { local }: Y.Transaction) => {
    if (local) return;
    const now = performance.now();
    for (const { target, path } of events) {
      if (!(target instanceof Y.Text)) continue;
      const record = String(path[0]);
      for (let letter = seen.get(record) ?? 0; letter < target.length; letter++) latencies.push(now - (typed.get(record)?.[letter] ?? now));
      seen.set(record, target.length);
    }
  };
  root.observeDeep(note);
  return () => root.unobserveDeep(note);
}

function areEqual(guests: readonly Guest[]): boolean {
  const digest = digestOf(first(guests).document.doc);
  return guests.every(({ document }) => sameDigest(digestOf(document.doc), digest));
}

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
