import { once } from 'node:events';
import { WebSocket } from 'ws';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { digestOf, sameDigest } from '#document/sync/document-digest';
import { stampVersions } from '#document/section';
import { sections } from '#features/model';
import { type Random, randomFrom } from '../../support/random';
import type { LiveServer } from './live-server';

/** Who is in the room and what they do. */
export interface RoomPlan {
  readonly people: number;
  readonly editsPerSecond: number;
  readonly seconds: number;
  /** One move of the cursor with each edit. */
  readonly cursors: boolean;
}

/** What the document is made of, on the servers that ask. */
const CHAPTER = sections.filter(({ kind }) => kind === 'text');

/** A mark is « ~ » and four figures of base 36: the person, then the edit. */
const MARK_LENGTH = 5;
const TILDE = 0x7e;
const WARM_UP_MS = 2000;
const LAST_ARRIVALS_MS = 2000;
/** So many people keep what they receive, and must end with the same document as everybody who wrote. */
const WITNESSES = 3;

interface Mark {
  readonly sentAt: number;
  readonly author: number;
  arrived: number;
  slowest: number;
}

/** What was sent and what arrived. */
interface Tally {
  readonly marks: Map<string, Mark>;
  readonly latencies: number[];
  isCounting: boolean;
  deliveries: number;
  echoes: number;
  bytes: number;
  messages: number;
}

/**
 * Light clients on real sockets: they send real Yjs edits and look for marks in what they receive, without
 * applying it, so that the figures are the server's. Figures: latencies of each delivery and of the last one of
 * each edit, the server's CPU per delivery, bytes and messages per client. Throws when anything was lost or the
 * witnesses do not end with what everybody wrote.
 */
export async function playRoom(server: LiveServer, plan: RoomPlan, seed = 7): Promise<Record<string, number>> {
  const random = randomFrom(seed);
  const tally = newTally();
  const people: Person[] = [];
  for (let index = 0; index < plan.people; index++) people.push(await enter(server, plan, index, tally, random));
  // As whoever makes a document does: a host finds nothing to bring up to date, and writes nothing of its own.
  if (people[0]) stampVersions(people[0].doc, CHAPTER);
  await sleep(20);
  const stops = people.map((person) => keepEditing(person, plan.editsPerSecond, random));
  await sleep(WARM_UP_MS);
  tally.isCounting = true;
  const [before, begun] = [await server.cost(), performance.now()];
  await sleep(plan.seconds * 1000);
  const [after, elapsed] = [await server.cost(), (performance.now() - begun) / 1000];
  const [bytes, messages] = [tally.bytes, tally.messages];
  for (const stop of stops) stop();
  await sleep(LAST_ARRIVALS_MS);
  for (const person of people) person.leave();
  assertWhole(server, people, tally, plan);
  const last = [...tally.marks.values()].map((mark) => mark.slowest);
  return {
    p50: quantile(tally.latencies, 0.5),
    p95: quantile(tally.latencies, 0.95),
    p99: quantile(tally.latencies, 0.99),
    lastP99: quantile(last, 0.99),
    cpuPerDelivery: ((after.cpuSeconds - before.cpuSeconds) * 1e6) / (tally.marks.size * (plan.people - 1)),
    cpuPercent: ((after.cpuSeconds - before.cpuSeconds) / elapsed) * 100,
    bytesPerSecond: bytes / elapsed / plan.people,
    messagesPerSecond: messages / elapsed / plan.people,
    echoes: tally.echoes,
    rss: after.rssBytes / 2 ** 20,
  };
}

/** One light client. */
interface Person {
  readonly index: number;
  readonly doc: Y.Doc;
  /** What a witness received; nothing for the others. */
  readonly received: Uint8Array[];
  edit(): void;
  /** Closes the socket; what is applied to the document later is not sent. */
  leave(): void;
}

export function newTally(): Tally {
  return { marks: new Map(), latencies: [], isCounting: false, deliveries: 0, echoes: 0, bytes: 0, messages: 0 };
}

/** Joins the room and says hello. */
export async function enter(server: LiveServer, plan: RoomPlan, index: number, tally: Tally, random: Random): Promise<Person> {
  const { wire, address } = server;
  const doc = new Y.Doc();
  doc.clientID = 2 ** 30 + random.below(2 ** 31);
  const awareness = new Awareness(doc);
  awareness.destroy();
  const text = doc.getText(`person${index}`);
  const socket = new WebSocket(wire.url(address), wire.protocols(address), { perMessageDeflate: false, maxPayload: 2 ** 30 });
  const received: Uint8Array[] = [];
  socket.on('message', (message: Buffer) => {
    if (index < WITNESSES) received.push(message);
    if (tally.isCounting) count(message, index, tally);
  });
  await once(socket, 'open');
  for (const message of wire.greet(doc, address)) socket.send(message);
  await sleep(20);
  const send = (update: Uint8Array) => socket.send(wire.update(update));
  doc.on('update', send);
  let edits = 0;
  const edit = () => {
    const mark = `${index.toString(36).padStart(2, '0')}${(edits++).toString(36).padStart(2, '0')}`;
    if (tally.isCounting) tally.marks.set(mark, { sentAt: performance.now(), author: index, arrived: 0, slowest: 0 });
    text.insert(text.length, `~${mark}`);
    if (!plan.cursors) return;
    awareness.setLocalState({ name: `personne ${index}`, color: '#aa3300', cursor: { anchor: text.length, head: text.length } });
    socket.send(wire.cursor(encodeAwarenessUpdate(awareness, [doc.clientID])));
  };
  const leave = () => {
    doc.off('update', send);
    socket.terminate();
  };
  return { index, doc, received, edit, leave };
}

function count(message: Buffer, reader: number, tally: Tally): void {
  const now = performance.now();
  tally.bytes += message.byteLength;
  tally.messages++;
  for (let at = message.indexOf(TILDE); at >= 0; at = message.indexOf(TILDE, at + 1)) {
    const mark = tally.marks.get(message.toString('latin1', at + 1, at + MARK_LENGTH));
    if (!mark) continue;
    if (mark.author === reader) {
      tally.echoes++;
      continue;
    }
    mark.arrived++;
    mark.slowest = Math.max(mark.slowest, now - mark.sentAt);
    tally.deliveries++;
    tally.latencies.push(now - mark.sentAt);
  }
}

/** Edits at this pace, unevenly, until the returned function is called. */
export function keepEditing(person: Person, perSecond: number, random: Random): () => void {
  let timer: NodeJS.Timeout;
  let isStopped = false;
  const step = () => {
    person.edit();
    // A stopped room still counts what is on its way; nobody adds to it.
    if (!isStopped) timer = setTimeout(step, ((0.5 + random.next()) * 1000) / perSecond);
  };
  timer = setTimeout(step, (random.next() * 1000) / perSecond);
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

function assertWhole(server: LiveServer, people: readonly Person[], tally: Tally, plan: RoomPlan): void {
  const lost = [...tally.marks.values()].filter((mark) => mark.arrived !== plan.people - 1);
  if (lost.length > 0) throw new Error(`${lost.length} of ${tally.marks.size} edits did not arrive exactly once everywhere`);
  const everything = new Y.Doc();
  for (const { doc } of people) Y.applyUpdate(everything, Y.encodeStateAsUpdate(doc));
  for (const witness of people.slice(0, WITNESSES)) {
    witness.doc.transact(() => {
      for (const message of witness.received) for (const change of server.wire.changes(message)) change(witness.doc);
    });
    if (!sameDigest(digestOf(witness.doc), digestOf(everything))) throw new Error('a witness ends with another document');
  }
}

/** The value below which this share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
