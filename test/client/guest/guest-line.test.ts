import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { answerHandshake } from '#bridge/handshake';
import { createWebSocketChannel, type SocketLike } from '#bridge/transports/web-socket-channel';
import { guestLineTo } from '#client/guest/guest-line';
import { stopAtEnd } from '../../support/teardown';

/** How long the table below takes to open a socket: a laptop that fifty phones call at once. */
const SLOW_MS = 400;
const secret = new TextEncoder().encode('un secret');

/** A table that opens each socket late. Returns what a page calls it. */
async function startSlowTable(): Promise<string> {
  const server = createServer();
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => {});
    setTimeout(() => {
      if (stream.destroyed) return;
      sockets.handleUpgrade(request, stream, head, (socket) => {
        const channel = createWebSocketChannel(socket as unknown as SocketLike);
        answerHandshake(channel, { secretOf: () => secret, onProof: () => {} }).catch(() => {});
      });
    }, SLOW_MS);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  stopAtEnd(() => {
    for (const socket of sockets.clients) socket.terminate();
    server.close();
    server.closeAllConnections();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('a table that is slow to answer is waited for longer each time, and reached', async () => {
  vi.stubGlobal('WebSocket', WebSocket);
  stopAtEnd(() => void vi.unstubAllGlobals());
  const open = guestLineTo(await startSlowTable(), SLOW_MS / 4);
  await expect(open('', secret)).rejects.toMatchObject({ code: 'host-unreachable' });
  const isReached = () =>
    open('', secret).then(
      () => true,
      () => false,
    );
  await expect.poll(isReached, { timeout: 15_000, interval: 20 }).toBe(true);
  // Reached once, the next call is as impatient as the first: the phone may have changed its Wi-Fi.
  await expect(open('', secret)).rejects.toMatchObject({ code: 'host-unreachable' });
});
