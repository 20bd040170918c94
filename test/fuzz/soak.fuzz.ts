import { expect, test } from 'vitest';
import { heapAfterCollection } from '../support/heap';
import { longScheduleOf, playSchedules } from './text-schedule';

/** `npm run fuzz -- --minutes N`: new seeds until the time is up; the first that fails is printed. */
const MINUTES = Number(process.env.FUZZ_MINUTES ?? 1);
const FIRST_SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);
/** Schedules between two looks at the heap; the first of them also fill what is loaded and compiled once. */
const BATCH = 40;
/** What a schedule may leave, in bytes; its texts take some 1.5 MB while it is played. */
const LEFT_PER_SCHEDULE = 10_000;

test(`R6 and R7 hold for ${MINUTES} minutes of schedules from seed ${FIRST_SEED} on`, { timeout: MINUTES * 60_000 + 120_000 }, async () => {
  const end = Date.now() + MINUTES * 60_000;
  const heaps: number[] = [];
  let [played, doubled, words] = [0, 0, 0];
  let failed: string[] = [];
  while (Date.now() < end && failed.length === 0) {
    const seeds = Array.from({ length: BATCH }, (_, index) => FIRST_SEED + played + index);
    const results = await playSchedules(seeds.map((seed) => longScheduleOf(seed)));
    failed = results.filter(({ failures }) => failures.length > 0).map(({ seed, failures }) => `seed ${seed}: ${failures.join('; ')}`);
    played += BATCH;
    doubled += results.reduce((sum, result) => sum + result.doubled.length, 0);
    words += results.reduce((sum, result) => sum + result.words, 0);
    heaps.push(heapAfterCollection());
  }
  console.log(`${played} schedules, ${words} words, ${doubled} words standing twice, ${failed.length} schedules failed`);
  const [first = 0, last = 0] = [heaps[0], heaps.at(-1)];
  const left = (last - first) / Math.max(1, played - BATCH);
  console.log(
    `heap: ${(first / 1e6).toFixed(1)} MB after ${BATCH}, ${(last / 1e6).toFixed(1)} MB after ${played}; ${left.toFixed(0)} bytes a schedule`,
  );
  expect(failed).toEqual([]);
  if (heaps.length > 2) expect(left, 'bytes that each schedule left').toBeLessThan(LEFT_PER_SCHEDULE);
});
