import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** How long a test waits for a state that has no bar of its own: a busy machine is slow, and not wrong. */
const STATES = { poll: { timeout: 15_000 } };

/** A soak is long by nature: only what hangs is ended. */
const PROMISE = {
  globalSetup: ['test/support/build-once.ts'],
  expect: STATES,
  testTimeout: process.env.FAIRE_AVEC_SOAK ? 6 * 3_600_000 : 180_000,
  hookTimeout: 60_000,
};

/** Unit files at a time: one more than two cores, since some wait. */
const UNITS = 3;
/** Files at a time that keep a browser or hosts busy for most of their time, or networks waiting. */
const PAIR = 2;

/**
 * `unit` runs several files side by side; `promises` (the reliability and security promises, each test named after its row) and
 * `journeys` (a real Chromium, real hosts) two of them, and so do `networks` (cables pulled and plugged in again: they wait most of
 * the time). `timed` (the promises that say how long something may take) runs one file at a time. `fuzz` runs on demand
 * (`npm run fuzz`).
 */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    projects: [
      {
        plugins: [react()],
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/journeys/**', 'test/promises/**', 'test/bench/**'],
          maxWorkers: UNITS,
          expect: STATES,
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      { test: { name: 'fuzz', include: ['test/fuzz/**/*.fuzz.ts'] } },
      {
        test: {
          name: 'promises',
          include: ['test/promises/*.test.ts', 'test/promises/{reliability,security}/*.test.ts'],
          maxWorkers: PAIR,
          ...PROMISE,
        },
      },
      {
        test: {
          name: 'networks',
          include: ['test/promises/networks/*.test.ts'],
          maxWorkers: PAIR,
          ...PROMISE,
        },
      },
      {
        test: {
          name: 'timed',
          include: ['test/promises/timed/*.test.ts'],
          fileParallelism: false,
          ...PROMISE,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: ['test/support/build-once.ts'],
          maxWorkers: PAIR,
          expect: STATES,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
