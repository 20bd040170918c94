import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { AppError } from '#shared/app-error';
import type { Unsubscribe } from '#shared/lifecycle';
import { keepSocketAlive } from './socket-life';

/** Where the room reaches a démarche: one HTTP server on one address, with routes for tables, phones… */
export interface RoomListener {
  readonly address: string;
  readonly port: number;
  /** Takes the WebSockets of one path; the returned function refuses them again and ends those that are open. */
  onSocket(path: string, route: SocketRoute): Unsubscribe;
  /** Answers requests; the first who does not say false has answered. Unanswered ones are not found. */
  onRequest(answer: RequestAnswer): Unsubscribe;
  close(): Promise<void>;
}

/** Who may open a WebSocket on a path, and who takes it. */
export interface SocketRoute {
  /** Looks at the request before anything is said back: its Origin, its Host. */
  mayEnter(request: IncomingMessage): boolean;
  /** Sockets that one remote address may have open here. */
  readonly mostPerAddress: number;
  /** A longer message ends the socket. */
  readonly mostFrameBytes: number;
  /** Takes a socket, which ends by itself when it falls silent, with the address it comes from. */
  accept(socket: WebSocket, from: string): void;
}

export type RequestAnswer = (request: IncomingMessage, response: ServerResponse) => boolean;

/** A request that takes longer to say what it wants is cut off. */
const SLOWEST_REQUEST_MS = 10_000;

/** Listens on one address. Rejects with `port-in-use`, or `bad-input` when the address is not there. */
export async function openRoomListener({ address, port }: { address: string; port: number }): Promise<RoomListener> {
  const answers = new Set<RequestAnswer>();
  const doors = new Map<string, SocketDoor>();
  const server = createServer((request, response) => {
    for (const answer of answers) if (answer(request, response)) return;
    response.writeHead(404).end();
  });
  const connections = new Set<Socket>();
  server.on('connection', (connection) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });
  server.headersTimeout = SLOWEST_REQUEST_MS;
  server.requestTimeout = SLOWEST_REQUEST_MS;
  server.on('upgrade', (request, stream, head) => {
    const door = doors.get(request.url ?? '');
    if (!door?.open(request, stream, head)) refuse(stream);
  });
  await listen(server, address, port);
  return {
    address,
    port: (server.address() as AddressInfo).port,
    onSocket(path, route) {
      if (doors.has(path)) throw new AppError('internal', 'a path has one taker');
      const door = createSocketDoor(route);
      doors.set(path, door);
      return () => {
        if (doors.get(path) === door) doors.delete(path);
        door.close();
      };
    },
    onRequest(answer) {
      answers.add(answer);
      return () => answers.delete(answer);
    },
    close() {
      for (const door of doors.values()) door.close();
      doors.clear();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // Also those that were refused or are half open: a computer that vanished must not keep this one waiting.
      for (const connection of connections) connection.destroy();
      return closed;
    },
  };
}

/** One path's sockets. */
interface SocketDoor {
  /** False when the socket is not let in; nothing was then said to it. */
  open(request: IncomingMessage, stream: Duplex, head: Buffer): boolean;
  close(): void;
}

function createSocketDoor(route: SocketRoute): SocketDoor {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: route.mostFrameBytes });
  const perAddress = new Map<string, number>();
  const count = (from: string, step: 1 | -1) => {
    const number = (perAddress.get(from) ?? 0) + step;
    if (number > 0) perAddress.set(from, number);
    else perAddress.delete(from);
  };
  return {
    open(request, stream, head) {
      const from = request.socket.remoteAddress ?? '';
      if (!route.mayEnter(request) || (perAddress.get(from) ?? 0) >= route.mostPerAddress) return false;
      count(from, 1);
      stream.once('close', () => count(from, -1));
      sockets.handleUpgrade(request, stream, head, (socket) => {
        keepSocketAlive(socket);
        route.accept(socket, from);
      });
      return true;
    },
    close() {
      for (const socket of sockets.clients) socket.terminate();
    },
  };
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
