import { useEffect, useState } from 'react';

/**
 * The items that have been there, without a break, for `afterMs`. What comes and goes at once (an addition on its
 * way to a table that acknowledges it within a second) is never shown.
 */
export function useLasting<T>(items: readonly T[], keyOf: (item: T) => string, afterMs: number): readonly T[] {
  const [since, setSince] = useState<ReadonlyMap<string, number>>(new Map());
  const keys = items.map(keyOf).join('\n');
  useEffect(() => {
    const now = Date.now();
    setSince((before) => new Map(keys === '' ? [] : keys.split('\n').map((key) => [key, before.get(key) ?? now])));
    // Looked at again once the youngest of them has lasted.
    const timer = setTimeout(() => setSince((before) => new Map(before)), afterMs + 20);
    return () => clearTimeout(timer);
  }, [keys, afterMs]);
  const now = Date.now();
  return items.filter((item) => now - (since.get(keyOf(item)) ?? now) >= afterMs);
}
