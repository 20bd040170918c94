/** How long all long work together holds the loop in one go, and how long it is then left to the others, in milliseconds. */
const TURN_MS = 4;
const REST_MS = 4;

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

function mayHold(): boolean {
  if (heldSince !== undefined) return performance.now() - heldSince < TURN_MS;
  // Whoever waits comes before who begins now.
  if (waiting.length > 0) return false;
  hold();
  return true;
}

function hold(): void {
  heldSince = performance.now();
  setImmediate(() => {
    heldSince = undefined;
  });
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) wakeAfterRest();
  });
}

function wakeAfterRest(): void {
  setTimeout(() => {
    hold();
    waiting.shift()?.();
    // The rest begins once the work that was woken has had its turn.
    if (waiting.length > 0) setImmediate(wakeAfterRest);
  }, REST_MS);
}
