import type { Channel } from '../channel';
import { createInbox } from './inbox';

/** What the `MessagePort`s of a browser, of Electron and of Node share, as far as a channel needs it. */
export interface PortLike {
  postMessage(message: unknown): void;
  addEventListener(type: 'message' | 'close', listener: (event: { data?: unknown }) => void): void;
  start?(): void;
  close(): void;
}

/** Said to the other end before closing: a browser's port tells nobody that it closed. */
const GOODBYE = 'bye';

/** A channel over a `MessagePort`. */
export function createMessagePortChannel(port: PortLike): Channel {
  const inbox = createInbox();
  port.addEventListener('message', ({ data }) => {
    if (data === GOODBYE) inbox.close();
    else if (data instanceof Uint8Array) inbox.deliver(data);
    // Anything else did not come from a channel: it is dropped at this boundary.
  });
  port.addEventListener('close', () => inbox.close());
  port.start?.();
  return {
    send(bytes) {
      if (!inbox.closed) port.postMessage(bytes);
    },
    onMessage: inbox.onMessage,
    onClose: inbox.onClose,
    close() {
      if (inbox.closed) return;
      port.postMessage(GOODBYE);
      port.close();
      inbox.close();
    },
    bufferedBytes: () => 0,
  };
}
