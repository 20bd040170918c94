import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Lazy } from './feature';

const known = new Map<unknown, unknown>();

/** React's `lazy`, the same component each time the same import is asked for. */
export function lazyOnce<Props>(load: Lazy<Props>): LazyExoticComponent<ComponentType<Props>> {
  // The key is the import itself, so what is found takes its props.
  const existing = known.get(load) as LazyExoticComponent<ComponentType<Props>> | undefined;
  if (existing) return existing;
  const created = lazy(load);
  known.set(load, created);
  return created;
}

/** Forgets an import that failed, so that « Réessayer » really tries again. */
export function forgetLazy<Props>(load: Lazy<Props>): void {
  known.delete(load);
}
