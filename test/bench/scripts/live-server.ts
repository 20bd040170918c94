/**
 * One server of one kind in this process, for benches of live editing: `raw`, `yws`, `hocuspocus`, `product`.
 * Arguments: kind, folder, JSON of options. Tells its parent where it listens, then what it has cost whenever asked.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Server } from '@hocuspocus/server';
import { getYDoc, setupWSConnection } from '@y/websocket-server/utils';
import { type WebSocket, WebSocketServer } from 'ws';
import * as Y from 'yjs';
import { createWebSocketChannel, type SocketLike } from '#bridge/transports/web-socket-channel';
import { models } from '#features/model';
import { IMPORT } from '#document/origin';
import { createHost } from '#host/host';
import { openSqlite } from '#host/storage/sqlite/sqlite';
import { startLocalServer } from '#server/local-server';
import { type Address, DOCUMENT } from '../live/wire';

/** What may be asked of a server besides its kind. */
export interface ServerOptions {
  /** A V1 state that the document begins with. */
  readonly preload?: string;
  /** The product's window of joining, in milliseconds. */
  readonly joinMs?: number;
}

/** What a server has used since it started. */
export interface Cost {
  readonly cpuSeconds: number;
  readonly rssBytes: number;
}

const [kind = '', folder = '', optionsText = '{}'] = process.argv.slice(2);
const options = JSON.parse(optionsText) as ServerOptions;
const preloaded = options.preload ? readFileSync(options.preload) : undefined;

const starts: Record<string, () => Promise<Address>> = { raw: startRaw, yws: startYws, hocuspocus: startHocuspocus, product: startProduct };
const start = starts[kind];
if (!start) throw new Error(`no server ${kind}`);
process.on('message', (message) => {
  if (message === 'stop') process.exit(0);
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuSeconds: (user + system) / 1e6, rssBytes: process.memoryUsage().rss } satisfies Cost);
});
process.send?.(await start());

function bareAddress(port: number): Address {
  return { port, token: '', workspaceId: '' };
}

async function listening(onSocket: (socket: WebSocket, url: string) => void): Promise<Address> {
  const server = createServer();
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  sockets.on('connection', (socket, request) => onSocket(socket, request.url ?? ''));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return bareAddress((server.address() as AddressInfo).port);
}

async function startRaw(): Promise<Address> {
  const all = new Set<WebSocket>();
  return listening((socket) => {
    all.add(socket);
    socket.on('close', () => all.delete(socket));
    socket.on('message', (message) => {
      for (const other of all) if (other !== socket) other.send(message as Buffer, { binary: true });
    });
    if (preloaded) socket.send(preloaded);
  });
}

async function startYws(): Promise<Address> {
  if (preloaded) Y.applyUpdate(getYDoc('room'), preloaded);
  return listening((socket, url) => setupWSConnection(socket as never, { url } as never));
}

/** With the store of its own SQLite extension: the whole state, at most every 10 s. */
async function startHocuspocus(): Promise<Address> {
  const database = await openSqlite(join(folder, 'hocuspocus.sqlite'), { key: new Uint8Array(32).fill(7) });
  await database.run('CREATE TABLE documents (name TEXT PRIMARY KEY, data BLOB NOT NULL)');
  const server = new Server({
    address: '127.0.0.1',
    port: 0,
    quiet: true,
    async onLoadDocument({ document }) {
      if (preloaded) Y.applyUpdate(document, preloaded);
    },
    async onStoreDocument({ document, documentName }) {
      await database.run('INSERT INTO documents VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET data = excluded.data', [
        documentName,
        Buffer.from(Y.encodeStateAsUpdate(document)),
      ]);
    },
  });
  await server.listen();
  return bareAddress((server.httpServer.address() as AddressInfo).port);
}

async function startProduct(): Promise<Address> {
  const host = await createHost({
    dataFolder: folder,
    resourcesFolder: folder,
    models,
    features: [],
    storage: { ballastBytes: 0 },
    timing: options.joinMs === undefined ? {} : { joinMs: options.joinMs },
    reportFailure: console.error,
  });
  const { id } = await host.workspaces.create({ title: 'Les Tilleuls' });
  if (preloaded) {
    const { documents } = await host.workspaces.open(id);
    await documents.using(DOCUMENT, (live) => live.apply(new Uint8Array(preloaded), IMPORT));
  }
  const server = await startLocalServer({
    token: 'jeton-de-mesure',
    host: '127.0.0.1',
    port: 0,
    siteFolder: folder,
    onBridge: (socket) => host.serve(createWebSocketChannel(socket as SocketLike), { id: randomUUID(), access: 'facilitator' }),
  });
  const { port } = new URL(server.url);
  return { port: Number(port), token: 'jeton-de-mesure', workspaceId: id };
}
