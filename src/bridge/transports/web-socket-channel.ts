import type { Channel } from '../channel';
import { createInbox } from './inbox';

/** What the browser's `WebSocket` and the `ws` package's share, as far as a channel needs it. */
export interface SocketLike {
  binaryType: string;
  readonly readyState: number;
  readonly bufferedAmount: number;
  send(bytes: Uint8Array<ArrayBuffer>): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: 'open' | 'message' | 'close' | 'error', listener: (event: { data?: unknown }) => void): void;
}

const OPEN = 1;
const CLOSING = 2;

/** A channel over a WebSocket, on either side; what is sent before it opens waits. */
export function createWebSocketChannel(socket: SocketLike): Channel {
  const inbox = createInbox();
  let waiting: Uint8Array[] = [];
  const write = (bytes: Uint8Array) => socket.send(bytes as Uint8Array<ArrayBuffer>);
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('open', () => {
    for (const bytes of waiting) write(bytes);
    waiting = [];
  });
  socket.addEventListener('message', ({ data }) => {
    if (data instanceof ArrayBuffer) inbox.deliver(new Uint8Array(data));
    else if (data instanceof Uint8Array) inbox.deliver(data);
  });
  socket.addEventListener('close', () => inbox.close());
  socket.addEventListener('error', () => inbox.close());
  return {
    send(bytes) {
      if (inbox.closed || socket.readyState >= CLOSING) return;
      if (socket.readyState === OPEN) write(bytes);
      else waiting.push(bytes);
    },
    onMessage: inbox.onMessage,
    onClose: inbox.onClose,
    close() {
      socket.close(1000);
      inbox.close();
    },
    bufferedBytes: () => socket.bufferedAmount + waiting.reduce((sum, bytes) => sum + bytes.byteLength, 0),
  };
}
