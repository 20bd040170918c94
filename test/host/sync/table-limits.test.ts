import { expect, test } from 'vitest';
import { createTableLimits } from '#host/sync/table-limits';
import { stopAtEnd } from '../../support/teardown';

test('a table that sends faster than any table of ours is not heard for a while, and the others are', () => {
  const limits = createTableLimits({ now: () => 0 });
  stopAtEnd(limits.close);
  const passed = Array.from({ length: 30_000 }, () => limits.mayPass('hostile', 100)).filter((isPassed) => isPassed).length;
  expect(passed).toBe(20_000);
  expect(limits.mayPass('hostile', 1)).toBe(false);
  expect(limits.mayPass('other', 100)).toBe(true);
});

test('one that says too many bytes neither', () => {
  const limits = createTableLimits({ now: () => 0 });
  stopAtEnd(limits.close);
  const frame = 32 * 1024 * 1024;
  expect(Array.from({ length: 9 }, () => limits.mayPass('hostile', frame))).toEqual([...Array.from({ length: 8 }, () => true), false]);
});
