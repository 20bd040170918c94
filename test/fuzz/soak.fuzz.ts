import { expect, test } from 'vitest';
import { playSchedule } from './text-schedule';

/** `npm run fuzz -- --minutes N`: new seeds until the time is up; the first that fails is printed. */
const MINUTES = Number(process.env.FUZZ_MINUTES ?? 1);
const FIRST_SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);

test(`R6 and R7 hold for ${MINUTES} minutes of schedules from seed ${FIRST_SEED} on`, { timeout: MINUTES * 60_000 + 60_000 }, () => {
  const end = Date.now() + MINUTES * 60_000;
  let played = 0;
  let doubled = 0;
  let words = 0;
  while (Date.now() < end) {
    const seed = FIRST_SEED + played++;
    const result = playSchedule({ seed, peers: 2 + (seed % 4), steps: 30 + (seed % 5) * 20 });
    expect(result.failures, `seed ${seed}`).toEqual([]);
    doubled += result.doubled.length;
    words += result.words;
  }
  console.log(`${played} schedules, ${words} words, ${doubled} words standing twice, none lost`);
});
