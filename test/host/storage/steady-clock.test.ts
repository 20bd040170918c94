import { describe, expect, it } from 'vitest';
import { createSteadyClock, parseSteadyState, writtenSteadyState } from '#host/storage/steady-clock';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 2, 1);

/** A computer whose clock and whose uptime are set by hand. */
function computer() {
  const time = { wall: START, up: 0 };
  return { time, start: (saved?: { wall: number; steady: number }) => createSteadyClock({ now: () => time.wall }, () => time.up, saved) };
}

describe('where a steady clock stood', () => {
  const state = { wall: START, steady: START - DAY };

  it('is read again as it was written, and as apps wrote it before there was a checksum', () => {
    expect(parseSteadyState(writtenSteadyState(state))).toEqual(state);
    expect(parseSteadyState(JSON.stringify(state))).toEqual(state);
  });

  it('is nothing once a bit of it is another', () => {
    const written = new TextEncoder().encode(writtenSteadyState(state));
    for (const [at, byte] of written.entries()) {
      for (let bit = 0; bit < 7; bit++) {
        const damaged = written.with(at, byte ^ (1 << bit));
        const read = parseSteadyState(new TextDecoder().decode(damaged));
        // Where it says « check » no more, it is what an earlier app wrote, and as true as that.
        if (read) expect(read).toEqual(state);
      }
    }
  });
});

describe('a steady clock', () => {
  it.each([HOUR, -HOUR, 5 * HOUR, -5 * HOUR, DAY, -DAY, Date.UTC(2099, 0, 1) - START])(
    'goes on alike when the clock is set by %i ms',
    (jump) => {
      const { time, start } = computer();
      const steady = start();
      time.up += HOUR;
      time.wall += HOUR + jump;
      expect(steady.now()).toBe(START + HOUR);
    },
  );

  it('goes on where it stood in the next session, with the time between, of which it believes a week', () => {
    const { time, start } = computer();
    const saved = start().state();
    time.wall += 2 * DAY;
    expect(start(saved).now()).toBe(START + 2 * DAY);
    time.wall += 40 * DAY;
    expect(start(saved).now()).toBe(START + 7 * DAY);
  });

  it('believes nothing of a session in 2099, nor of the way back', () => {
    const { time, start } = computer();
    const before = start().state();
    time.wall = Date.UTC(2099, 0, 1);
    const wrong = start(before).state();
    expect(wrong.steady).toBe(START);
    time.wall = START + DAY;
    expect(start(wrong).now()).toBe(START);
  });
});
