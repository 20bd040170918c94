import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'vite';
import { type WebSocket, WebSocketServer } from 'ws';
import { createSignallingServer } from '#host/sync/signalling-server';
import { projectRoot } from '../node-script';

/** Serves the peers' test page and the embedded signalling, on loopback. */
interface PeerPageServer {
  readonly page: string;
  readonly signalling: string;
  /** Drops every signalling connection, and refuses new ones until `allow`. */
  refuse(): void;
  allow(): void;
  seats(): number;
  stop(): Promise<void>;
}

let bundle: Promise<string> | undefined;

/** The page's script, bundled once for all the tests of a process. */
async function bundlePage(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: { entry: join(projectRoot, 'test/support/peer-page/page.ts'), formats: ['iife'], name: 'peerPageBundle' },
    },
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  });
  const outputs = [result].flat().flatMap((part) => ('output' in part ? part.output : []));
  const code = outputs.find((part) => part.type === 'chunk')?.code;
  if (!code) throw new Error('the test page did not build');
  return code;
}

export async function startPeerPageServer(): Promise<PeerPageServer> {
  bundle ??= bundlePage();
  const script = await bundle;
  const http = createServer((request, response) => {
    if (request.url === '/page.js') response.setHeader('content-type', 'text/javascript').end(script);
    else response.setHeader('content-type', 'text/html').end('<!doctype html><meta charset="utf-8"><script src="/page.js"></script>');
  });
  const signalling = createSignallingServer({ now: () => Date.now() });
  const sockets = new WebSocketServer({ server: http });
  let refusing = false;
  sockets.on('connection', (socket) => {
    if (refusing) socket.terminate();
    else seat(signalling, socket);
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  return {
    page: `http://127.0.0.1:${port}/`,
    signalling: `ws://127.0.0.1:${port}/`,
    refuse() {
      refusing = true;
      for (const socket of sockets.clients) socket.terminate();
    },
    allow: () => {
      refusing = false;
    },
    seats: () => signalling.size(),
    async stop() {
      for (const socket of sockets.clients) socket.terminate();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

function seat(server: ReturnType<typeof createSignallingServer>, socket: WebSocket): void {
  const place = server.connect({
    send: (news) => socket.send(JSON.stringify(news)),
    close: () => socket.close(1008),
    mayMeetAt: () => true,
    mayBear: () => true,
  });
  socket.on('message', (data) => place.receive(JSON.parse(data.toString())));
  socket.on('close', () => place.close());
  socket.on('error', () => socket.terminate());
}
