import { describe, expect, test } from 'vitest';
import { createJoinCode } from '#host/sharing/join-code';
import { READABLE_ALPHABET } from '#shared/ids';

function codeAt(start = 0) {
  const clock = { time: start, now: () => clock.time };
  let changes = 0;
  const code = createJoinCode(clock, () => changes++);
  return { clock, code, changes: () => changes };
}

const failure = (run: () => unknown) => {
  try {
    run();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('the code of a shared démarche', () => {
  test('has eight letters of an alphabet without look-alikes', () => {
    const { code } = codeAt();
    expect(code.text).toHaveLength(8);
    expect([...code.text].every((letter) => READABLE_ALPHABET.includes(letter))).toBe(true);
  });

  test('opens for ten minutes; later the right code is told to be too old', () => {
    const { clock, code } = codeAt();
    clock.time = 10 * 60_000 - 1;
    expect(failure(() => code.begin('a').settle(true))).toBeUndefined();
    clock.time++;
    expect(failure(() => code.begin('a').settle(true))).toBe('join-code-expired');
    code.renew();
    expect(failure(() => code.begin('a').settle(true))).toBeUndefined();
  });

  test('locks an address out after five wrong tries in a minute, and no other address', () => {
    const { clock, code } = codeAt();
    for (let index = 0; index < 5; index++) code.begin('a').settle(false);
    expect([failure(() => code.begin('a')), failure(() => code.begin('b'))]).toEqual(['too-many-requests', undefined]);
    clock.time = 60_001;
    expect(failure(() => code.begin('a'))).toBeUndefined();
  });

  test('changes after thirty wrong tries, wherever they came from', () => {
    const { code, changes } = codeAt();
    const first = code.text;
    for (let index = 0; index < 29; index++) code.begin(`address-${index}`).settle(false);
    expect(code.text).toBe(first);
    code.begin('address-30').settle(false);
    expect([code.text === first, changes()]).toEqual([false, 1]);
  });

  test('tries on their way count: five at once from one address, thirty in all', () => {
    const { code } = codeAt();
    const begun = Array.from({ length: 5 }, () => code.begin('a'));
    expect(failure(() => code.begin('a'))).toBe('too-many-requests');
    begun[0]?.abandon();
    expect(failure(() => code.begin('a'))).toBeUndefined();
    for (let index = 0; index < 25; index++) code.begin(`address-${index}`);
    expect(failure(() => code.begin('another'))).toBe('too-many-requests');
  });

  test('a try that was begun with a code since renewed opens nothing', () => {
    const { code } = codeAt();
    const begun = code.begin('a');
    code.renew();
    expect(failure(() => begun.settle(true))).toBe('join-code-expired');
  });
});
