import type { Unsubscribe } from './lifecycle';

/** A value that changes and says so; what `useSyncExternalStore` reads. */
export interface Observable<T> {
  get(): T;
  /** Calls back after each change, with nothing: the reader takes the value with `get`. */
  subscribe(listener: () => void): Unsubscribe;
}

/** An observable and the right to change it. Setting an identical value tells nobody. */
export interface MutableObservable<T> extends Observable<T> {
  set(value: T): void;
}

/** An observable that holds `initial`. */
export function createObservable<T>(initial: T): MutableObservable<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      const own = () => listener();
      listeners.add(own);
      return () => listeners.delete(own);
    },
  };
}
