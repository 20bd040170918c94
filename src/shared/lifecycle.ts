/** Ends a subscription; calling it twice is harmless. */
export type Unsubscribe = () => void;

/** A set of listeners. A listener that throws is reported and does not stop the others. */
interface Emitter<T> {
  emit(value: T): void;
  on(listener: (value: T) => void): Unsubscribe;
  /** Forgets every listener. */
  clear(): void;
}

/** An emitter nobody listens to yet. `onError` is told of a listener that throws; by default it shows as an uncaught error. */
export function createEmitter<T>(onError: (error: unknown) => void = reportLater): Emitter<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    emit(value) {
      for (const listener of [...listeners]) {
        try {
          listener(value);
        } catch (error) {
          onError(error);
        }
      }
    },
    on(listener) {
      // A wrapper of its own for each subscription, so that one function subscribed twice is two.
      const own = (value: T) => listener(value);
      listeners.add(own);
      return () => listeners.delete(own);
    },
    clear: () => listeners.clear(),
  };
}

/** Rethrows outside the caller's stack: visible to whoever watches uncaught errors, harmless to the emitter. */
function reportLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
