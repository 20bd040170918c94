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
    expect(failure(() => code.tried('a', true))).toBeUndefined();
    clock.time++;
    expect(failure(() => code.tried('a', true))).toBe('join-code-expired');
    code.renew();
    expect(failure(() => code.tried('a', true))).toBeUndefined();
  });

  test('locks an address out after five wrong tries in a minute, and no other address', () => {
    const { clock, code } = codeAt();
    for (let index = 0; index < 5; index++) code.tried('a', false);
    expect([failure(() => code.secretFor('a')), failure(() => code.secretFor('b'))]).toEqual(['too-many-requests', undefined]);
    clock.time = 60_001;
    expect(failure(() => code.secretFor('a'))).toBeUndefined();
  });

  test('changes after thirty wrong tries, wherever they came from', () => {
    const { code, changes } = codeAt();
    const first = code.text;
    for (let index = 0; index < 29; index++) code.tried(`address-${index}`, false);
    expect(code.text).toBe(first);
    code.tried('address-30', false);
    expect([code.text === first, changes()]).toEqual([false, 1]);
  });
});
