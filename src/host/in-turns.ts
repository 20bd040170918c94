import { setTimeout } from 'node:timers/promises';

/** How long the loop is held in one go, and how long it is then left to the others, in milliseconds. */
const TURN_MS = 8;
const REST_MS = 4;

/** Runs long work step by step, letting everybody else have the loop in between, and resolves to what it returns. */
export async function inTurns<T, R>(steps: Generator<T, R, void>, each: (step: T) => void = () => {}): Promise<R> {
  let begun = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    each(step.value);
    if (performance.now() - begun < TURN_MS) continue;
    await setTimeout(REST_MS);
    begun = performance.now();
  }
}
