import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLiveClock } from '#host/documents/live-clock';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

/** A clock whose beats are written down; what is taken in asks for a beat, as an update that was applied does. */
function startClock(windowMs = 20) {
  const beats: string[] = [];
  let received = 0;
  const clock = createLiveClock({
    windowMs: () => windowMs,
    takeIn() {
      for (; received > 0; received--) {
        beats.push('in');
        clock.soon(0);
      }
    },
    send: () => beats.push('out'),
  });
  const receive = () => {
    received++;
    clock.soon(0);
  };
  return { clock, beats, receive };
}

test('the first thing after a silence waits for its turn alone, and what comes in that turn travels with it', async () => {
  const { beats, receive } = startClock();
  receive();
  receive();
  expect(beats).toEqual([]);
  await Promise.resolve();
  expect(beats).toEqual(['in', 'in', 'out']);
});

test('what comes within a window waits for its end, and what it gives to send asks for no beat of its own', async () => {
  const { beats, receive } = startClock();
  receive();
  await Promise.resolve();
  beats.length = 0;
  receive();
  await vi.advanceTimersByTimeAsync(19);
  expect(beats).toEqual([]);
  await vi.advanceTimersByTimeAsync(500);
  expect(beats).toEqual(['in', 'out']);
});

test('a beat that is asked for takes in and sends at once, and an appointment that was made is kept by it', async () => {
  const { clock, beats, receive } = startClock();
  clock.soon(300);
  receive();
  clock.beat();
  expect(beats).toEqual(['in', 'out']);
  await vi.advanceTimersByTimeAsync(1000);
  expect(beats).toEqual(['in', 'out']);
});

test('a clock that was stopped beats no more by itself', async () => {
  const { clock, beats, receive } = startClock();
  clock.beat();
  receive();
  clock.stop();
  await vi.advanceTimersByTimeAsync(1000);
  expect(beats).toEqual(['out']);
});
