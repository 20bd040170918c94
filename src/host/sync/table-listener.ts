import type { Channel } from '#bridge/channel';
import { createWebSocketChannel, type SocketLike } from '#bridge/transports/web-socket-channel';
import { MAX_UPDATE_BYTES } from '#document/updates/parse-update';
import type { Unsubscribe } from '#shared/lifecycle';
import type { RoomListener } from './room-listener';

/** The path other tables ask for. */
export const TABLE_PATH = '/table';
/** What one message between tables may weigh: the largest update, and its frame. */
export const MOST_TABLE_FRAME_BYTES = MAX_UPDATE_BYTES + 1024 * 1024;
/** Connections from one address: eight tables behind one router stay well below. */
const MOST_PER_ADDRESS = 24;

/** Hands over each connection of another table's host with its remote address, until the returned function is called. */
export function listenForTables(listener: RoomListener, onChannel: (channel: Channel, from: string) => void): Unsubscribe {
  return listener.onSocket(TABLE_PATH, {
    // A browser always says its origin; another table's host has none.
    mayEnter: ({ headers }) => headers.origin === undefined,
    mostPerAddress: MOST_PER_ADDRESS,
    mostFrameBytes: MOST_TABLE_FRAME_BYTES,
    accept: (socket, from) => onChannel(createWebSocketChannel(socket as unknown as SocketLike), from),
  });
}
