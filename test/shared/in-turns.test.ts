import { expect, test } from 'vitest';
import { inTurns } from '#shared/in-turns';

test('pieces of long work that run at once never hold the loop one behind the other, and each gets its turn', async () => {
  let round = 0;
  let isOver = false;
  const count = () => {
    round++;
    if (!isOver) setImmediate(count);
  };
  count();
  const steps: { readonly name: string; readonly round: number }[] = [];
  function* work(name: string): Generator<void, string, void> {
    for (let step = 0; step < 3; step++) {
      steps.push({ name, round });
      holdLoop();
      yield;
    }
    return name;
  }
  const returned = await Promise.all(['a', 'b', 'c'].map((name) => inTurns(work(name))));
  isOver = true;
  expect(returned).toEqual(['a', 'b', 'c']);
  // The first holds the loop already when the others come; from then on who waits the longest is next.
  expect(steps.map(({ name }) => name).join('')).toBe('aabcabcbc');
  expect(new Set(steps.map((step) => step.round)).size).toBe(steps.length);
});

test('work that fails leaves the others their turns', async () => {
  function* failing(): Generator<void, void, void> {
    holdLoop();
    yield;
    throw new Error('garbage');
  }
  function* working(): Generator<void, string, void> {
    holdLoop();
    yield;
    return 'done';
  }
  const [failed, done] = await Promise.allSettled([inTurns(failing()), inTurns(working())]);
  expect([failed.status, done]).toEqual(['rejected', { status: 'fulfilled', value: 'done' }]);
});

/** Longer than any turn. */
function holdLoop(): void {
  for (const until = performance.now() + 10; performance.now() < until; );
}
