import { once } from 'node:events';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { digestOf, sameDigest } from '#document/sync/document-digest';
import { randomFrom } from '../../support/random';
import { enter, keepEditing, newTally, quantile, sleep } from './live-room';
import type { LiveServer } from './live-server';

const WRITERS = 10;
const JOINERS = 50;
const CALM_MS = 2000;
const GRACE_MS = 1000;

/**
 * Fifty clients that hold nothing join at once, while ten write. A join is over once the messages received hold the
 * whole of what was there before (`isReal`), or as many bytes (the limit, which knows no documents).
 */
export async function stormJoins(server: LiveServer, stored: Y.Doc, isReal: boolean, seed: number): Promise<Record<string, number>> {
  const random = randomFrom(seed);
  const tally = newTally();
  const plan = { people: WRITERS, editsPerSecond: 5, seconds: 0, cursors: false };
  const writers = [];
  for (let index = 0; index < WRITERS; index++) writers.push(await enter(server, plan, index, tally, random));
  // Whoever came first had the state made: it is there before the storm, as after any first opening.
  const stops = writers.map((writer) => keepEditing(writer, plan.editsPerSecond, random));
  await sleep(CALM_MS);
  tally.isCounting = true;
  await sleep(CALM_MS);
  const calm = [...tally.latencies];
  tally.latencies.length = 0;
  const before = await server.cost();
  const begun = performance.now();
  const joins = await Promise.all(Array.from({ length: JOINERS }, () => joinOnce(server)));
  const last = Math.max(...joins.map((join) => join.at)) - begun;
  const after = await server.cost();
  const storm = [...tally.latencies];
  for (const stop of stops) stop();
  await sleep(GRACE_MS);
  for (const { socket } of joins) socket.terminate();
  for (const writer of writers) writer.leave();
  if (isReal)
    assertJoined(
      server,
      joins,
      stored,
      writers.map((writer) => writer.doc),
    );
  return {
    last,
    cpuPerJoin: ((after.cpuSeconds - before.cpuSeconds) * 1000) / JOINERS,
    bytes: joins[0]?.bytes ?? Number.NaN,
    calmP99: quantile(calm, 0.99),
    stormP99: quantile(storm, 0.99),
  };
}

interface Join {
  readonly socket: WebSocket;
  readonly received: Buffer[];
  readonly at: number;
  readonly bytes: number;
}

async function joinOnce({ wire, address }: LiveServer): Promise<Join> {
  const socket = new WebSocket(wire.url(address), wire.protocols(address), { perMessageDeflate: false, maxPayload: 2 ** 30 });
  const received: Buffer[] = [];
  const state = new Promise<number>((resolve) => {
    socket.on('message', (message: Buffer) => {
      received.push(message);
      if (wire.bringsState(message)) resolve(performance.now());
    });
  });
  await once(socket, 'open');
  for (const message of wire.greet(new Y.Doc(), address)) socket.send(message);
  const at = await state;
  return { socket, received, at, bytes: received.reduce((sum, message) => sum + message.byteLength, 0) };
}

/** The first and the last to join hold what was stored and all that was written since. */
function assertJoined(server: LiveServer, joins: readonly Join[], stored: Y.Doc, writers: readonly Y.Doc[]): void {
  const everything = new Y.Doc();
  for (const doc of [stored, ...writers]) Y.applyUpdate(everything, Y.encodeStateAsUpdate(doc));
  for (const join of [joins[0], joins.at(-1)]) {
    const doc = new Y.Doc();
    doc.transact(() => {
      for (const message of join?.received ?? []) for (const change of server.wire.changes(message)) change(doc);
    });
    if (!sameDigest(digestOf(doc), digestOf(everything))) throw new Error('who joined does not hold everything');
  }
}
