import { describe, expect, test } from 'vitest';
import { type Notice, openNotice, pairSecret, sealNotice } from '#host/sharing/epoch';

const bytes = (value: number) => new Uint8Array(32).fill(value);

describe('the secrets of an epoch', () => {
  test('a pair has the same secret whoever asks, and another one than any other pair and than in any other epoch', () => {
    const secret = pairSecret(bytes(1), 'aaa', 'bbb');
    expect(pairSecret(bytes(1), 'bbb', 'aaa')).toEqual(secret);
    expect(pairSecret(bytes(1), 'aaa', 'ccc')).not.toEqual(secret);
    expect(pairSecret(bytes(2), 'aaa', 'bbb')).not.toEqual(secret);
  });

  test('a notice is read by the member it is sealed for, and by nobody else', () => {
    const notice = { kind: 'member', epoch: 3, secret: bytes(9), tables: ['aaa', 'bbb'] } satisfies Notice;
    const sealed = sealNotice(bytes(5), 'bbb', notice);
    expect(openNotice(bytes(5), 'bbb', sealed)).toEqual(notice);
    expect(openNotice(bytes(6), 'bbb', sealed)).toBeUndefined();
    expect(openNotice(bytes(5), 'aaa', sealed)).toBeUndefined();
    expect(Buffer.from(sealed).includes(Buffer.from(bytes(9)))).toBe(false);
  });

  test('a notice that was touched, cut or made up is none', () => {
    const sealed = sealNotice(bytes(5), 'bbb', { kind: 'out', epoch: 1 });
    for (let index = 0; index < sealed.length; index++) {
      const touched = sealed.slice();
      touched[index] = (touched[index] ?? 0) ^ 1;
      expect(openNotice(bytes(5), 'bbb', touched)).toBeUndefined();
      expect(openNotice(bytes(5), 'bbb', sealed.slice(0, index))).toBeUndefined();
    }
  });
});
