import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { createSite, type Site } from '#host/site/site';
import { AppError } from '#shared/app-error';
import { BRIDGE_PROTOCOL, createLocalAccess, type LocalAccess } from './local-access';

/** What one local server needs; `onBridge` receives each socket that has proved it may speak. */
interface LocalServerOptions {
  readonly host: string;
  /** 0: any free one. Undefined: `ownPort` while it is free, else any. */
  readonly port: number | undefined;
  readonly ownPort?: number;
  readonly siteFolder: string;
  /** What a page must know to speak. */
  readonly token: string;
  onBridge(socket: WebSocket): void;
}

/** A server that listens. */
export interface LocalServer {
  /** Opens the workbench: the address, and the token in its fragment. */
  readonly url: string;
  /** Ends every connection and stops listening. */
  close(): Promise<void>;
}

/** The largest frame a page may send: an attachment of the démarche, with room. */
const MAX_FRAME_BYTES = 64 * 1024 * 1024;

/** After a frame from this size on, whoever else waits for the loop comes first: half a piece of a file. */
const LARGE_FRAME_BYTES = 32 * 1024;

/** Serves the workbench and its bridge to this computer's browser; `port-in-use` when the port is taken. */
export async function startLocalServer(options: LocalServerOptions): Promise<LocalServer> {
  const server = createServer();
  const access = createLocalAccess(options.host, () => (server.address() as AddressInfo).port, options.token);
  const site = createSite(options.siteFolder);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, handleProtocols: () => BRIDGE_PROTOCOL });
  server.on('request', (request, response) => void answer(site, access, request, response));
  server.on('upgrade', (request, stream, head) => {
    if (request.url !== '/bridge' || !access.mayConnect(request)) return refuse(stream);
    sockets.handleUpgrade(request, stream, head, (socket) => {
      readInTurns(socket);
      options.onBridge(socket);
    });
  });
  const port = await listenSomewhere(server, options);
  return { url: `http://${addressOf(options.host)}:${port}/#t=${access.token}`, close: () => close(server, sockets) };
}

async function answer(site: Site, access: LocalAccess, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const allowed = access.hostAllowed(request) && (request.method === 'GET' || request.method === 'HEAD');
  const found = allowed ? await site.find((request.url ?? '').split(/[?#]/u)[0] ?? '') : undefined;
  if (!found) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' }).end();
    return;
  }
  response.writeHead(200, { ...found.headers, ...frameAccess(request), 'Content-Length': found.body.length });
  response.end(request.method === 'HEAD' ? undefined : found.body);
}

/**
 * The frame that draws diagrams has no origin, so its own scripts reach it as from a stranger. What is let
 * through is the app's public code, never anything of a démarche.
 */
function frameAccess(request: IncomingMessage): Record<string, string> {
  return request.headers.origin === 'null' ? { 'Access-Control-Allow-Origin': 'null' } : {};
}

/** Else a file that arrives is read from the socket by the megabyte in one turn of the loop. */
function readInTurns(socket: WebSocket): void {
  socket.on('message', (data) => {
    if (!('byteLength' in data) || data.byteLength < LARGE_FRAME_BYTES) return;
    socket.pause();
    setImmediate(() => socket.resume());
  });
}

/** One answer for every refusal, so that trying tells nothing. */
function refuse(stream: Duplex): void {
  stream.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}

async function listenSomewhere(server: Server, { host, port, ownPort }: LocalServerOptions): Promise<number> {
  if (port !== undefined) return listen(server, host, port);
  // A browser keeps what a page keeps by address, port included: the same one each time, when it is free.
  return listen(server, host, ownPort ?? 0).catch(() => listen(server, host, 0));
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.removeAllListeners('error');
    server.once('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EADDRINUSE') reject(new AppError('port-in-use', cause.message, { port }, { cause }));
      else reject(new AppError('bad-input', cause.message, { option: `--host ${host} --port ${port}` }, { cause }));
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function addressOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

function close(server: Server, sockets: WebSocketServer): Promise<void> {
  // 1001: the page knows that the computer stopped serving, and not that it did something wrong.
  for (const socket of sockets.clients) socket.close(1001);
  const impatient = setTimeout(() => server.closeAllConnections(), 500);
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(impatient);
      for (const socket of sockets.clients) socket.terminate();
      resolve();
    });
    server.closeIdleConnections();
  });
}
