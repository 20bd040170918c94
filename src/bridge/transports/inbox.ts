import type { Unsubscribe } from '#shared/lifecycle';

/** The receiving half that every transport shares: keeps early messages, and closes once. */
export interface Inbox {
  deliver(bytes: Uint8Array): void;
  close(): void;
  readonly closed: boolean;
  onMessage(listener: (bytes: Uint8Array) => void): Unsubscribe;
  onClose(listener: () => void): Unsubscribe;
}

/** An empty inbox: what comes before somebody listens is kept for the first listener, in order. */
export function createInbox(): Inbox {
  let listener: ((bytes: Uint8Array) => void) | undefined;
  let early: Uint8Array[] = [];
  let closed = false;
  const closeListeners = new Set<() => void>();
  return {
    deliver(bytes) {
      if (listener) listener(bytes);
      else early.push(bytes);
    },
    close() {
      if (closed) return;
      closed = true;
      for (const closeListener of [...closeListeners]) closeListener();
      closeListeners.clear();
    },
    get closed() {
      return closed;
    },
    onMessage(next) {
      listener = next;
      const waiting = early;
      early = [];
      for (const bytes of waiting) next(bytes);
      return () => {
        if (listener === next) listener = undefined;
      };
    },
    onClose(next) {
      if (closed) {
        next();
        return () => {};
      }
      closeListeners.add(next);
      return () => closeListeners.delete(next);
    },
  };
}
