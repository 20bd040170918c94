import { stopAtEnd } from './teardown';

/** Holds the loop for longer than any turn of long work may. */
export function holdLoop(): void {
  for (const until = performance.now() + 10; performance.now() < until; );
}

/** Counts how often the loop goes round, until the test ends. */
export function countRounds(): { round(): number } {
  let [round, isOver] = [0, false];
  const count = () => {
    round++;
    if (!isOver) setImmediate(count);
  };
  count();
  stopAtEnd(() => {
    isOver = true;
  });
  return { round: () => round };
}
