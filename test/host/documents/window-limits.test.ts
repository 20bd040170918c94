import { expect, test, vi } from 'vitest';
import { createWindowLimits } from '#host/documents/window-limits';
import { AppError } from '#shared/app-error';
import { stopAtEnd } from '../../support/teardown';

function limitsAt(clock: { now(): number }) {
  const limits = createWindowLimits(clock);
  const ask = vi.fn();
  limits.asks({ ask, rightsChanged: () => {} });
  stopAtEnd(limits.stop);
  const takes = (bytes = 100) => {
    try {
      limits.rights.admitFrame?.(bytes);
      return true;
    } catch {
      return false;
    }
  };
  return { limits, ask, takes };
}

test('a person who types fast, and a paste, are always taken', () => {
  let now = 0;
  const { takes } = limitsAt({ now: () => now });
  expect(takes(30 * 1024 * 1024)).toBe(true);
  for (let key = 0; key < 2000; key++, now += 20) expect(takes()).toBe(true);
});

test('a window that floods, or sends what is refused, is put aside, and then asked for what was missed', async () => {
  vi.useFakeTimers();
  stopAtEnd(() => void vi.useRealTimers());
  const { limits, ask, takes } = limitsAt({ now: () => 0 });
  while (takes());
  expect(takes()).toBe(false);
  vi.advanceTimersByTime(2000);
  expect(ask).toHaveBeenCalledTimes(1);
  const other = limitsAt({ now: () => 0 });
  other.limits.rights.onRefused?.(new AppError('bad-input', 'not an update'));
  expect(other.takes()).toBe(false);
  vi.advanceTimersByTime(2000);
  expect(other.takes()).toBe(true);
  limits.stop();
});
