import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { MessageChannel } from 'node:worker_threads';
import { WebSocket, WebSocketServer } from 'ws';
import { createMemoryChannelPair } from '#bridge/transports/memory-channel';
import { createMessagePortChannel, type PortLike } from '#bridge/transports/message-port-channel';
import { createWebSocketChannel, type SocketLike } from '#bridge/transports/web-socket-channel';
import { splitChannel } from '#bridge/two-way-channel';
import { channelSuite } from '../suites/channel-suite';

channelSuite('memory pair', async () => ({ ends: createMemoryChannelPair(), stop: async () => {} }));

channelSuite('message port', async () => {
  const { port1, port2 } = new MessageChannel();
  const ends = [port1, port2].map((port) => createMessagePortChannel(port as unknown as PortLike));
  return {
    ends: [ends[0]!, ends[1]!],
    stop: async () => {
      port1.close();
      port2.close();
    },
  };
});

channelSuite('web socket', async () => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, maxPayload: 64 * 1024 * 1024 });
  await once(server, 'listening');
  const accepted = once(server, 'connection');
  const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const [peer] = (await accepted) as [WebSocket];
  return {
    ends: [createWebSocketChannel(socket as unknown as SocketLike), createWebSocketChannel(peer as unknown as SocketLike)],
    stop: async () => {
      socket.terminate();
      peer.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
});

for (const asker of ['caller', 'called'] as const) {
  channelSuite(`one lane of a channel that both ends ask on, asked by the ${asker}`, async () => {
    const [left, right] = createMemoryChannelPair();
    const [caller, called] = [splitChannel(left, 'caller'), splitChannel(right, 'called')];
    const ends = asker === 'caller' ? ([caller.asking, called.answering] as const) : ([called.asking, caller.answering] as const);
    return { ends, stop: async () => left.close() };
  });
}
