import { expect, test } from 'vitest';
import { CRASHERS } from '../fuzz/corpus';
import { playSchedule, type ScheduleResult } from '../fuzz/text-schedule';

import { figure } from '../support/figures';
const SCHEDULES = figure('R6 and R7 schedules of a text', { ci: 500, soak: 20_000 });

function failed(results: readonly ScheduleResult[]): string[] {
  return results.filter((result) => result.failures.length > 0).map((result) => `seed ${result.seed}: ${result.failures.join('; ')}`);
}

test(`R6 and R7: in ${SCHEDULES} afternoons of cuts and concurrent edits, everybody ends with the same text and no word is unaccounted for`, () => {
  const results = Array.from({ length: SCHEDULES }, (_, index) => playSchedule({ seed: index + 1 }));
  expect(failed(results)).toEqual([]);
  // The run must have been a real one.
  expect(results.reduce((sum, result) => sum + result.words, 0)).toBeGreaterThan(SCHEDULES * 10);
  expect(results.reduce((sum, result) => sum + result.repaired, 0)).toBe(0);
});

test('R6 and R7: schedules that once broke a promise keep it', () => {
  expect(failed(CRASHERS.map(({ seed }) => playSchedule({ seed })))).toEqual([]);
});

test('R6 and R7: eight people', () => {
  expect(failed([1, 2, 3, 4, 5].map((seed) => playSchedule({ seed, peers: 8, steps: 80 })))).toEqual([]);
});
