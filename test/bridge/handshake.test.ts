import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Channel } from '#bridge/channel';
import { answerHandshake, type Called, callHandshake } from '#bridge/handshake';
import { sealChannel } from '#bridge/sealed-channel';
import { createMemoryChannelPair } from '#bridge/transports/memory-channel';
import { AppError } from '#shared/app-error';

const secret = (text: string) => new TextEncoder().encode(text);
const knows = (text: string): Called => ({ secretOf: () => secret(text), onProof: () => {} });

/** The channel, with a copy of everything that passes. */
function tapped(channel: Channel, heard: Uint8Array[]): Channel {
  return { ...channel, send: (bytes) => (heard.push(bytes.slice()), channel.send(bytes)) };
}

describe('the handshake between two tables', () => {
  test('both ends that know the code talk, sealed', async () => {
    const [left, right] = createMemoryChannelPair();
    const heard: Uint8Array[] = [];
    const [{ channel: caller }, { channel: called }] = await Promise.all([
      callHandshake(tapped(left, heard), '', secret('kmnpqrst')),
      answerHandshake(tapped(right, heard), knows('kmnpqrst')),
    ]);
    const got = new Promise<string>((resolve) => called.onMessage((bytes) => resolve(new TextDecoder().decode(bytes))));
    caller.send(secret('un témoignage'));
    expect(await got).toBe('un témoignage');
    const wire = Buffer.concat(heard).toString('latin1');
    expect(wire).not.toContain('kmnpqrst');
    expect(wire).not.toContain(Buffer.from('témoignage').toString('latin1'));
  });

  test('both ends show the same sign, another one each time', async () => {
    const signs = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const [left, right] = createMemoryChannelPair();
        const [{ sign: mine }, { sign: theirs }] = await Promise.all([
          callHandshake(left, '', secret('kmnpqrst')),
          answerHandshake(right, knows('kmnpqrst')),
        ]);
        expect(mine).toEqual(theirs);
        expect(mine.every((number) => number >= 0 && number < 16)).toBe(true);
        return mine.join();
      }),
    );
    expect(new Set(signs).size).toBeGreaterThan(3);
  });

  test('a wrong code is told to the caller, and counted by the called before anything of the called is shown', async () => {
    const [left, right] = createMemoryChannelPair();
    const proofs: boolean[] = [];
    const heard: Uint8Array[] = [];
    const answered = answerHandshake(tapped(right, heard), { ...knows('kmnpqrst'), onProof: (_, isRight) => proofs.push(isRight) });
    const called = callHandshake(left, '', secret('kmnpqrsv'));
    await expect(called).rejects.toMatchObject({ code: 'unknown-join-code' });
    await expect(answered).rejects.toMatchObject({ code: 'unknown-join-code' });
    expect(proofs).toEqual([false]);
  });

  test('a host that does not know the code can not pass for the one that does', async () => {
    const [left, right] = createMemoryChannelPair();
    answerHandshake(right, { secretOf: () => secret('another'), onProof: () => {} }).catch(() => {});
    await expect(callHandshake(left, '', secret('kmnpqrst'))).rejects.toBeInstanceOf(AppError);
  });

  test('why the called refuses reaches the caller', async () => {
    const [left, right] = createMemoryChannelPair();
    const refusing: Called = {
      secretOf: () => {
        throw new AppError('too-many-requests', 'locked');
      },
      onProof: () => {},
    };
    answerHandshake(right, refusing).catch(() => {});
    await expect(callHandshake(left, '', secret('x'))).rejects.toMatchObject({ code: 'too-many-requests' });
  });

  test('garbage ends the handshake and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (garbage) => {
        const [left, right] = createMemoryChannelPair();
        left.send(garbage);
        await expect(answerHandshake(right, knows('kmnpqrst'))).rejects.toMatchObject({ code: 'bad-input' });
      }),
      { numRuns: 300 },
    );
  });
});

describe('a sealed channel', () => {
  const keys = { mine: new Uint8Array(32).fill(1), theirs: new Uint8Array(32).fill(2) };

  test('a message changed, repeated or left out on the way closes it', async () => {
    const frames = [0, 1, 2].map((number) => {
      const nonce = new Uint8Array(24);
      nonce[23] = number;
      return xchacha20poly1305(keys.theirs, nonce).encrypt(new Uint8Array([number]));
    });
    const changed = frames[1]!.slice();
    changed[3]! ^= 1;
    for (const script of [
      [frames[0]!, frames[0]!],
      [frames[0]!, frames[2]!],
      [frames[0]!, changed],
    ]) {
      const [wire, end] = createMemoryChannelPair();
      const got: number[] = [];
      const closed = new Promise<void>((resolve) => wire.onClose(resolve));
      sealChannel(end, keys).onMessage((bytes) => got.push(bytes[0]!));
      for (const frame of script) wire.send(frame);
      await closed;
      expect(got).toEqual([0]);
    }
  });
});
