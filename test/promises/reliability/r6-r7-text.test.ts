import { expect, test } from 'vitest';
import { CRASHERS } from '../../fuzz/corpus';
import { TABLE_GESTURES, TYPING_GESTURES } from '../../fuzz/editor-gestures';
import { UNDONE_GESTURES } from '../../fuzz/text-gestures';
import { playSchedules, type ScheduleOptions, type ScheduleResult, scheduleOf } from '../../fuzz/text-schedule';
import { figure } from '../../support/figures';
import { freshSeedOf, randomFrom } from '../../support/random';

const SCHEDULES = figure('R6 and R7 schedules of a text', { ci: 300, soak: 20_000 });
/** Schedules of a soak come from as many places far from each other. */
const RANGES = 3;
/** Words of a hundred that may stand twice: nobody loses by it, and everybody sees it. */
const MOST_DOUBLED = 1;

function failed(results: readonly ScheduleResult[]): string[] {
  return results.filter((result) => result.failures.length > 0).map((result) => `seed ${result.seed}: ${result.failures.join('; ')}`);
}

/** Holds schedules against R6 and R7, and says how many words stand twice. */
async function expectKept(schedules: readonly ScheduleOptions[]): Promise<void> {
  const results = await playSchedules(schedules);
  const words = results.reduce((sum, result) => sum + result.words, 0);
  const doubled = results.reduce((sum, result) => sum + result.doubled.length, 0);
  console.log(`R6 and R7: ${results.length} schedules, ${words} words, ${doubled} stand twice`);
  expect(failed(results)).toEqual([]);
  expect(results.reduce((sum, result) => sum + result.repaired, 0)).toBe(0);
  expect((100 * doubled) / words, 'words of a hundred that stand twice').toBeLessThan(MOST_DOUBLED);
  // The run must have been a real one.
  expect(words).toBeGreaterThan(schedules.length * 8);
}

test(`R6 and R7: in ${SCHEDULES} new afternoons of cuts and concurrent edits, each undone and made again, everybody ends with the same text and every word whole`, async () => {
  const random = randomFrom(freshSeedOf('R6 and R7 schedules of a text'));
  const firsts = Array.from({ length: RANGES }, () => random.below(2 ** 31));
  console.log(`R6 and R7: seeds from ${firsts.join(', ')} on`);
  const each = Math.ceil(SCHEDULES / RANGES);
  const seeds = firsts.flatMap((first) => Array.from({ length: each }, (_, index) => first + index));
  await expectKept(seeds.map((seed) => scheduleOf(seed)));
});

test('R6 and R7: the same afternoons as each time', async () => {
  await expectKept(Array.from({ length: 100 }, (_, index) => ({ seed: index + 1 })));
});

test('R6 and R7: each gesture undone and made again while others write, the same afternoons as each time', async () => {
  await expectKept(Array.from({ length: 200 }, (_, index) => scheduleOf(index + 1)));
});

test('R6 and R7: schedules that once broke a promise keep it', async () => {
  expect(failed(await playSchedules(CRASHERS))).toEqual([]);
});

test('R6 and R7: eight people', async () => {
  await expectKept([1, 2, 3, 4, 5].map((seed) => ({ seed, peers: 8, steps: 80, gestures: UNDONE_GESTURES })));
});

test('R6 and R7: what is rewritten while one types, Markdown and French signs', async () => {
  await expectKept(Array.from({ length: 40 }, (_, seed) => ({ seed, peers: 3, steps: 60, gestures: TYPING_GESTURES })));
});

test('R6 and R7: rows and columns added, moved and removed while others write in them', async () => {
  await expectKept(Array.from({ length: 40 }, (_, seed) => ({ seed, peers: 3, steps: 60, gestures: TABLE_GESTURES })));
});
