import type { Channel } from '../channel';
import { createInbox, type Inbox } from './inbox';

/** Two ends in one process. Delivery is asynchronous, as on a wire, so that no caller leans on reentrance. */
export function createMemoryChannelPair(): readonly [Channel, Channel] {
  const [left, right] = [createInbox(), createInbox()];
  const closeBoth = () =>
    queueMicrotask(() => {
      left.close();
      right.close();
    });
  return [end(left, right, closeBoth), end(right, left, closeBoth)];
}

function end(mine: Inbox, theirs: Inbox, close: () => void): Channel {
  return {
    send(bytes) {
      // A copy, as a wire would make: the sender may reuse its buffer.
      const copy = bytes.slice();
      queueMicrotask(() => {
        if (!theirs.closed) theirs.deliver(copy);
      });
    },
    onMessage: mine.onMessage,
    onClose: mine.onClose,
    close,
    bufferedBytes: () => 0,
  };
}
