import { once } from 'node:events';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { digestOf, sameDigest } from '#document/sync/document-digest';
import { sleep } from './live-room';
import type { LiveServer } from './live-server';

const PEOPLE = 50;
const MISSED = 10;
const SETTLE_MS = 1500;

/** Everybody comes back twice: with nothing new, and after somebody made ten edits, deletions among them. */
export async function comeBack(server: LiveServer): Promise<Record<string, number>> {
  const doc = new Y.Doc();
  const first = await connect(server, doc, []);
  await sleep(SETTLE_MS);
  first.apply(doc);
  first.socket.terminate();
  const before = await server.cost();
  const nothingNew = await allAtOnce(server, doc, first.heard);
  const writer = await connect(server, doc, first.heard);
  await sleep(SETTLE_MS);
  const edited = new Y.Doc();
  Y.applyUpdate(edited, Y.encodeStateAsUpdate(doc));
  edited.on('update', (update: Uint8Array) => writer.socket.send(server.wire.update(update)));
  const text = edited.getText('report0');
  for (let edit = 0; edit < MISSED; edit++) edit % 2 ? text.delete(edit * 3, 1) : text.insert(edit * 5, 'x');
  await sleep(SETTLE_MS);
  writer.socket.terminate();
  const tenMissed = await allAtOnce(server, doc, first.heard);
  const after = await server.cost();
  tenMissed.one.apply(doc);
  if (!sameDigest(digestOf(doc), digestOf(edited))) throw new Error('who came back lacks what was missed');
  return {
    nothingNew: nothingNew.bytes,
    nothingNewLast: nothingNew.last,
    tenMissed: tenMissed.bytes,
    tenMissedLast: tenMissed.last,
    cpuPerRejoin: ((after.cpuSeconds - before.cpuSeconds) * 1000) / (2 * PEOPLE),
  };
}

interface Client {
  readonly socket: WebSocket;
  readonly heard: Buffer[];
  /** Bytes both ways so far. */
  bytes(): number;
  /** When it last heard anything. */
  heardAt(): number;
  apply(doc: Y.Doc): void;
}

async function connect({ wire, address }: LiveServer, doc: Y.Doc, before: readonly Uint8Array[]): Promise<Client> {
  const socket = new WebSocket(wire.url(address), wire.protocols(address), { perMessageDeflate: false, maxPayload: 2 ** 30 });
  const heard: Buffer[] = [];
  let [sent, at] = [0, 0];
  socket.on('message', (message: Buffer) => {
    heard.push(message);
    at = performance.now();
  });
  await once(socket, 'open');
  for (const message of wire.greet(doc, address, before)) {
    sent += message.byteLength;
    socket.send(message);
  }
  return {
    socket,
    heard,
    bytes: () => sent + heard.reduce((sum, message) => sum + message.byteLength, 0),
    heardAt: () => at,
    apply(target) {
      for (const message of heard) for (const change of wire.changes(message)) change(target);
    },
  };
}

async function allAtOnce(server: LiveServer, doc: Y.Doc, heard: readonly Uint8Array[]) {
  const begun = performance.now();
  const clients = await Promise.all(Array.from({ length: PEOPLE }, () => connect(server, doc, heard)));
  await sleep(SETTLE_MS);
  for (const client of clients) client.socket.terminate();
  const [one] = clients as [Client, ...Client[]];
  return { bytes: one.bytes(), last: Math.max(...clients.map((client) => client.heardAt())) - begun, one };
}
