import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** How long a test waits for a state that has no bar of its own: a busy machine is slow, and not wrong. */
const STATES = { poll: { timeout: 15_000 } };

/**
 * `unit` runs in parallel; `fuzz` runs on demand (`npm run fuzz`); `promises` (the reliability and security promises, each test
 * named after its row) and `journeys` (a real Chromium, real hosts) run one file at a time, because two
 * cores can't honestly run more.
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
          expect: STATES,
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      { test: { name: 'fuzz', include: ['test/fuzz/**/*.fuzz.ts'] } },
      {
        test: {
          name: 'promises',
          include: ['test/promises/**/*.test.ts'],
          globalSetup: ['test/support/build-once.ts'],
          fileParallelism: false,
          expect: STATES,
          // A soak is long by nature: only what hangs is ended.
          testTimeout: process.env.FAIRE_AVEC_SOAK ? 6 * 3_600_000 : 180_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: ['test/support/build-once.ts'],
          fileParallelism: false,
          expect: STATES,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
