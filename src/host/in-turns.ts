import { setTimeout } from 'node:timers/promises';

/** How long the loop is held in one go, and how long it is then left to the others, in milliseconds. */
const TURN_MS = 4;
const REST_MS = 4;

/** The time that one piece of work after the other holds the loop: many that are small hold it as one that is large does. */
export interface Turns {
  begin(): void;
  /** Resolves at once within a turn; else once the others had the loop. */
  rest(): Promise<void>;
}

export function createTurns(): Turns {
  let begun = performance.now();
  const begin = () => {
    begun = performance.now();
  };
  return {
    begin,
    async rest() {
      if (performance.now() - begun < TURN_MS) return;
      await setTimeout(REST_MS);
      begin();
    },
  };
}

/** Runs long work step by step, letting everybody else have the loop in between, and resolves to what it returns. */
export async function inTurns<R>(steps: Generator<void, R, void>, turns: Turns = createTurns()): Promise<R> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await turns.rest();
  }
}
