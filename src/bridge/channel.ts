import type { Unsubscribe } from '#shared/lifecycle';

/**
 * Moves bytes between two ends, in order, whole messages, nothing else. Every transport passes the same
 * acceptance suite (test/suites/channel-suite.ts).
 *
 * - Messages sent before the other end listens are kept and delivered in order.
 * - After `close` on either side, both sides get one `onClose`; `send` is then silently dropped, because
 *   a sender can't know the other side's timing. Who needs an answer waits for one.
 */
export interface Channel {
  send(bytes: Uint8Array): void;
  /** One listener at a time: a channel has one reader. */
  onMessage(listener: (bytes: Uint8Array) => void): Unsubscribe;
  /** Called at most once; at once when the channel is closed already. */
  onClose(listener: () => void): Unsubscribe;
  close(): void;
  /** Bytes accepted and not yet handed to the network: what back-pressure is decided on. */
  bufferedBytes(): number;
}
