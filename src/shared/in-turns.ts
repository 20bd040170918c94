/** How long all long work together holds the loop in one go, and how long it is then left to the others, in milliseconds. */
const TURN_MS = 3;
const REST_MS = 3;

/** When long work began to hold the loop as it goes round now. */
let heldSince: number | undefined;
/** Work that waits for its turn, the longest first. */
const waiting: (() => void)[] = [];

/**
 * Runs long work step by step, letting everybody else have the loop in between, and resolves to what it returns. All that
 * runs so shares one turn: what arrives for ten documents at once holds the loop no longer than what arrives for one.
 */
export async function inTurns<R>(steps: Generator<void, R, void>): Promise<R> {
  for (;;) {
    if (!mayHold()) await nextTurn();
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** `inTurns` for one step of work that waits for other things in between. */
export async function inTurn<R>(step: () => R): Promise<R> {
  if (!mayHold()) await nextTurn();
  return step();
}

/** How long one step is to take, in milliseconds. */
const STEP_MS = 1;
/** How much is done in the first step, in whatever the work is counted. */
const FIRST_STEP = 32;

/**
 * Measures how much is done in one step, `most` at most, so that it takes about a millisecond: little at first, since
 * what has not run for a while is many times slower.
 */
export function createPace(most: number): <R>(step: (size: number) => R) => R {
  let size = Math.min(FIRST_STEP, most);
  return (step) => {
    const began = performance.now();
    const result = step(size);
    const scale = STEP_MS / (performance.now() - began);
    size = Math.ceil(Math.min(most, size * Math.min(2, Math.max(1 / 4, scale))));
    return result;
  };
}

function mayHold(): boolean {
  if (heldSince !== undefined) return performance.now() - heldSince < TURN_MS;
  // Whoever waits comes before who begins now.
  if (waiting.length > 0) return false;
  hold();
  return true;
}

function hold(): void {
  heldSince = performance.now();
  afterThisRound(() => {
    heldSince = undefined;
  });
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length > 1) return;
    // In Node a timer counts from when the loop last looked at the clock: set within a long turn, it would be due at once.
    if (globalThis.setImmediate) globalThis.setImmediate(wakeAfterRest);
    else wakeAfterRest();
  });
}

function wakeAfterRest(): void {
  setTimeout(() => {
    hold();
    waiting.shift()?.();
    // The rest begins once the work that was woken has had its turn.
    if (waiting.length > 0) afterThisRound(wakeAfterRest);
  }, REST_MS);
}

/** In Node, timers that are due run one behind the other without the loop going round: only there is another way needed. */
function afterThisRound(run: () => void): void {
  if (globalThis.setImmediate) globalThis.setImmediate(run);
  else setTimeout(run, 0);
}
