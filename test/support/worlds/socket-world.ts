import type { Channel } from '#bridge/channel';
import { answerHandshake, callHandshake } from '#bridge/handshake';
import { LOCAL } from '#document/origin';
import type { BytePipe } from '#document/sync/peer-link';
import { createDocumentHub, type DocumentHub } from '#host/documents/document-hub';
import { createMemoryDocumentStore } from '#host/storage/memory-document-store';
import { createSignallingServer } from '#host/sync/signalling-server';
import { dialTable, parseTableAddress } from '#host/sync/table-dialer';
import { createNeighbour, type Neighbour } from '#host/sync/neighbour';
import { openTableLine, type Side } from '#host/sync/table-line';
import { openRoomListener, type RoomListener } from '#host/sync/room-listener';
import { listenForTables } from '#host/sync/table-listener';
import { createWorkspaceExchange, type WorkspaceExchange } from '#host/sync/workspace-exchange';
import { systemClock } from '#shared/clock';
import { type CuttableProxy, startCuttableProxy } from '../networks/cuttable-proxy';
import type { PeerWorld, TestPeer } from './peer-world';

const SECRET = new TextEncoder().encode('le secret de cet essai');
const DOCUMENT = 'core';

interface Replica {
  readonly hub: DocumentHub;
  readonly exchange: WorkspaceExchange;
  readonly pipes: Set<BytePipe>;
}

/** Replicas on hosts, the first of which shares; the others reach it through sealed sockets that can be cut. */
export async function createSocketWorld(): Promise<PeerWorld> {
  const stops: (() => void | Promise<void>)[] = [];
  const channels = new Set<Channel>();
  const pipes = new Set<BytePipe>();
  let wire: CuttableProxy | undefined;
  const track = (channel: Channel) => {
    channels.add(channel);
    channel.onClose(() => channels.delete(channel));
    return channel;
  };
  const createReplica = async (): Promise<Replica> => {
    const hub = createDocumentHub(createMemoryDocumentStore(), []);
    const exchange = await createWorkspaceExchange({
      hub,
      clock: systemClock,
      areLinked: () => false,
      memory: { read: async () => undefined, write: async () => {} },
    });
    stops.push(
      () => exchange.close(),
      () => hub.close(),
    );
    return { hub, exchange: spying(exchange, pipes), pipes };
  };
  return {
    async join(table) {
      const replica = await createReplica();
      if (wire) {
        const link = linkTo(wire, replica, table, track);
        stops.push(link.close);
        return drive(replica, link.close);
      }
      const listener = await share(replica, track);
      stops.push(() => listener.close());
      wire = await startCuttableProxy(`127.0.0.1:${listener.port}`);
      return drive(replica, () => void listener.close());
    },
    cut: async () => wire?.cut(),
    restore: async () => wire?.restore(),
    openConnections: async () => channels.size,
    async stop() {
      for (const stop of stops.splice(0).reverse()) await stop();
    },
  };
}

/** The exchange, and whatever it sends by; raw bytes can then be put in the place of its frames. */
function spying(exchange: WorkspaceExchange, pipes: Set<BytePipe>): WorkspaceExchange {
  return {
    ...exchange,
    attach(id, peer, table, pipe) {
      pipes.add(pipe);
      return exchange.attach(id, peer, table, pipe);
    },
  };
}

function lineOver(exchange: WorkspaceExchange, channel: Channel, side: Side, table: string) {
  return openTableLine({
    channel,
    side,
    table,
    exchange,
    server: createSignallingServer(systemClock),
    topic: () => 'topic',
    attachment: async () => undefined,
    news: () => ({ name: table, address: '', since: 0, tables: [], epoch: 0, notices: [] }),
    onNews: () => () => {},
    onTableNews: () => {},
    onTableLeft: () => {},
    reportFailure: console.error,
  });
}

async function share({ exchange }: Replica, track: (channel: Channel) => Channel): Promise<RoomListener> {
  const listener = await openRoomListener({ address: '127.0.0.1', port: 0 });
  listenForTables(listener, (wire) => {
    answerHandshake(wire, { secretOf: () => SECRET, onProof: () => {} }).then(
      ({ caller, channel }) => lineOver(exchange, track(channel), 'called', caller),
      () => {},
    );
  });
  return listener;
}

function linkTo(wire: CuttableProxy, { exchange }: Replica, table: string, track: (channel: Channel) => Channel): Neighbour {
  return createNeighbour({
    callsFirst: true,
    call: async () => track((await callHandshake((await dialTable(parseTableAddress(wire.address)!)).channel, table, SECRET)).channel),
    open: (channel, side) => lineOver(exchange, channel, side, 'host'),
    onState: () => {},
  });
}

function drive({ hub, exchange, pipes }: Replica, leave: () => void): TestPeer {
  const edit = (
    change: (text: { insert(at: number, text: string): void; delete(at: number, length: number): void; length: number }) => void,
  ) => hub.using(DOCUMENT, (live) => live.edit(LOCAL, (doc) => change(doc.getText('t'))));
  return {
    write: (text) => edit((content) => content.insert(content.length, text)),
    erase: (length) => edit((content) => content.delete(0, length)),
    text: () => hub.using(DOCUMENT, (live) => live.doc.getText('t').toString()),
    states: async () => exchange.peers(DOCUMENT),
    async sendRaw(frames) {
      for (const pipe of pipes) for (const frame of frames) pipe.send(frame);
    },
    leave: async () => leave(),
  };
}
