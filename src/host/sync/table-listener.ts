import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Channel } from '#bridge/channel';
import { createWebSocketChannel, type SocketLike } from '#bridge/transports/web-socket-channel';
import { MAX_UPDATE_BYTES } from '#document/update-gate';
import { AppError } from '#shared/app-error';
import { keepSocketAlive } from './socket-life';

/** Where other tables reach this one. Open only while a démarche is shared. */
export interface TableListener {
  readonly address: string;
  readonly port: number;
  close(): Promise<void>;
}

/** The path other tables ask for; everything else is not found. */
export const TABLE_PATH = '/table';
const MOST_FRAME_BYTES = MAX_UPDATE_BYTES + 1024 * 1024;
/** Connections from one address: eight tables behind one router stay well below. */
const MOST_PER_ADDRESS = 24;

/**
 * Listens on one interface and hands over each connection with its remote address. Rejects with
 * `port-in-use`, or `bad-input` when the interface is not there.
 */
export async function listenForTables(
  address: string,
  port: number,
  onChannel: (channel: Channel, from: string) => void,
): Promise<TableListener> {
  const server = createServer((_, response) => response.writeHead(404).end());
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_FRAME_BYTES });
  const perAddress = new Map<string, number>();
  server.on('upgrade', (request, stream, head) => {
    const from = request.socket.remoteAddress ?? '';
    if (!isTable(request) || (perAddress.get(from) ?? 0) >= MOST_PER_ADDRESS) return refuse(stream);
    perAddress.set(from, (perAddress.get(from) ?? 0) + 1);
    sockets.handleUpgrade(request, stream, head, (socket) => {
      socket.on('close', () => perAddress.set(from, (perAddress.get(from) ?? 1) - 1));
      keepSocketAlive(socket);
      onChannel(createWebSocketChannel(socket as unknown as SocketLike), from);
    });
  });
  await listen(server, address, port);
  return {
    address,
    port: (server.address() as AddressInfo).port,
    close() {
      for (const socket of sockets.clients) socket.terminate();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}

/** A browser always says its origin; another table's host has none. */
function isTable(request: IncomingMessage): boolean {
  return request.url === TABLE_PATH && request.headers.origin === undefined;
}

function refuse(stream: Duplex): void {
  stream.on('error', () => {});
  stream.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}

function listen(server: Server, address: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EADDRINUSE') reject(new AppError('port-in-use', cause.message, { port }, { cause }));
      else reject(new AppError('bad-input', cause.message, {}, { cause }));
    });
    server.listen(port, address, () => resolve());
  });
}
