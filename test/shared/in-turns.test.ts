import { expect, test } from 'vitest';
import { createPace, inTurns } from '#shared/in-turns';
import { countRounds, holdLoop } from '../support/loop';

test('pieces of long work that run at once never hold the loop one behind the other, and each gets its turn', async () => {
  const loop = countRounds();
  const steps: { readonly name: string; readonly round: number }[] = [];
  function* work(name: string): Generator<void, string, void> {
    for (let step = 0; step < 3; step++) {
      steps.push({ name, round: loop.round() });
      holdLoop();
      yield;
    }
    return name;
  }
  const returned = await Promise.all(['a', 'b', 'c'].map((name) => inTurns(work(name))));
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

test('a step that takes long makes the next ones smaller, and quick ones make them larger again, up to the most', () => {
  const pace = createPace(100);
  const sizeOf = (step: () => void) =>
    pace((size) => {
      step();
      return size;
    });
  const first = sizeOf(holdLoop);
  const second = sizeOf(holdLoop);
  expect(second).toBeLessThan(first);
  expect(sizeOf(() => {})).toBeLessThan(second);
  let last = 0;
  for (let step = 0; step < 12; step++) last = sizeOf(() => {});
  expect(last).toBe(100);
});
