import { WebSocket } from 'ws';
import type { Channel } from '#bridge/channel';
import { createWebSocketChannel, type SocketLike } from '#bridge/transports/web-socket-channel';
import { AppError } from '#shared/app-error';
import { keepSocketAlive } from './socket-life';
import { USUAL_ROOM_PORT } from './room-listeners';
import { MOST_TABLE_FRAME_BYTES, TABLE_PATH } from './table-listener';

/** Where a table listens, as somebody reads it aloud: `192.168.1.20:4321`. */
export interface TableAddress {
  readonly host: string;
  readonly port: number;
}

const DIAL_TIMEOUT_MS = 2500;

/** Reads `192.168.1.20:4321`, `192.168.1.20` or `salle-2.local:4321`; undefined for anything else. */
export function parseTableAddress(text: string): TableAddress | undefined {
  const match = /^(?:\w+:\/\/)?(\[[0-9a-f:.%]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?\/?$/iu.exec(text.trim());
  const port = Number(match?.[2] ?? USUAL_ROOM_PORT);
  if (!match?.[1] || port < 1 || port > 65_535) return undefined;
  return { host: match[1].replace(/^\[|\]$/gu, ''), port };
}

/** As `parseTableAddress` reads it: the port always, brackets round an IPv6 address. */
export function formatTableAddress({ host, port }: TableAddress): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** A channel to another table, and the address of this computer by which it goes. */
export interface DialledTable {
  readonly channel: Channel;
  readonly localAddress: string;
}

/** Opens a channel to another table; `host-unreachable` when nobody answers there. */
export function dialTable(address: TableAddress): Promise<DialledTable> {
  return new Promise((resolve, reject) => {
    let localAddress = '';
    const socket = new WebSocket(`ws://${formatTableAddress(address)}${TABLE_PATH}`, {
      handshakeTimeout: DIAL_TIMEOUT_MS,
      maxPayload: MOST_TABLE_FRAME_BYTES,
      perMessageDeflate: false,
    });
    // ws answers with an `error` for a refused connection, a silent one and a stranger's answer alike.
    socket.once('error', (cause) => {
      socket.terminate();
      reject(new AppError('host-unreachable', 'nobody answers', { address: formatTableAddress(address) }, { cause }));
    });
    socket.once('upgrade', (response) => {
      localAddress = (response.socket.localAddress ?? '').replace(/^::ffff:/u, '');
    });
    socket.once('open', () => {
      keepSocketAlive(socket);
      resolve({ channel: createWebSocketChannel(socket as unknown as SocketLike), localAddress });
    });
  });
}
