import { describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { BY_CODE, GUEST_SOCKET_PATH, QR_FRAGMENT } from '#bridge/guest-contract';
import { answerHandshake, callHandshake } from '#bridge/handshake';
import { startKeyExchange } from '#bridge/key-agreement';
import { codeSecret } from '#bridge/spoken-code';
import { createMemoryChannelPair } from '#bridge/transports/memory-channel';
import { createWebSocketChannel, type SocketLike } from '#bridge/transports/web-socket-channel';
import { newId, READABLE_ALPHABET } from '#shared/ids';
import { comeIn } from '../../support/pages/phone-client';
import { openPhonesAt, startPhoneTable } from '../../support/worlds/phone-table';

/** Tries a code from an address of this computer's loopback; resolves to how it ended. */
function guess(address: string, code: string, from: string): Promise<string> {
  const { host, origin } = new URL(address);
  const socket = new WebSocket(`ws://${host}${GUEST_SOCKET_PATH}`, { headers: { origin }, localAddress: from });
  return new Promise((resolve) => {
    socket.once('error', () => resolve('no connection'));
    socket.once('open', () => {
      const channel = createWebSocketChannel(socket as unknown as SocketLike);
      callHandshake(channel, BY_CODE, codeSecret(code)).then(
        () => resolve('in'),
        (error: { code: string }) => resolve(error.code),
      );
    });
  });
}

const count = (all: readonly string[], kind: string) => all.filter((one) => one === kind).length;

describe('S2: the secrets by which phones join hold', () => {
  test('a hundred guesses at the same time from one address are five, and the right code then waits too', async () => {
    const table = await startPhoneTable();
    const { address, code } = await openPhonesAt(table);
    const ends = await Promise.all(Array.from({ length: 100 }, () => guess(address, newId(8), '127.0.0.2')));
    expect(count(ends, 'unknown-join-code')).toBeLessThanOrEqual(5);
    expect(count(ends, 'in')).toBe(0);
    expect(await guess(address, code, '127.0.0.2')).toBe('too-many-requests');
    expect(await guess(address, code, '127.0.0.3')).toBe('in');
    await vi.waitFor(async () => expect((await table.session()).alert).toMatchObject({ kind: 'wrong-codes' }), 3000);
  });

  test('from as many addresses as one likes, thirty guesses at most are looked at before the code is another', async () => {
    const table = await startPhoneTable();
    const { address, code } = await openPhonesAt(table);
    let looked = 0;
    for (let from = 2; (await table.session()).code === code; from++) {
      const ends = await Promise.all(Array.from({ length: 8 }, () => guess(address, newId(8), `127.0.0.${from}`)));
      looked += count(ends, 'unknown-join-code');
      expect(from).toBeLessThan(60);
    }
    expect(looked).toBeLessThanOrEqual(30);
    expect(await guess(address, code, '127.0.0.200')).toBe('unknown-join-code');
    // Whoever scans the QR code is not disturbed.
    await comeIn((await table.session()).link);
  });

  test('the QR code holds 130 bits, another each time, and travels nowhere but in a fragment', async () => {
    const table = await startPhoneTable();
    const { link, address } = await openPhonesAt(table);
    const letters = new URL(link).hash.slice(1 + QR_FRAGMENT.length);
    expect(letters).toHaveLength(26);
    expect([...letters].every((letter) => READABLE_ALPHABET.includes(letter))).toBe(true);
    expect(link).toBe(`${address}#${QR_FRAGMENT}${letters}`);
    await table.phones.renew({ workspaceId: table.workspaceId });
    await expect(comeIn(link)).rejects.toMatchObject({ code: 'forbidden' });
    await comeIn((await table.session()).link);
  });

  test('wrong QR codes and tokens cost an address its turn as well', async () => {
    const table = await startPhoneTable();
    const { address, link } = await openPhonesAt(table);
    for (let tried = 0; tried < 30; tried++) await comeIn(`${address}#${QR_FRAGMENT}${newId(26)}`).catch(() => {});
    await expect(comeIn(link)).rejects.toMatchObject({ code: 'too-many-requests' });
    table.clock.ahead += 61_000;
    await comeIn(link);
  });

  test('what travels in a handshake is another each time and tells no guess from another', async () => {
    // Two runs about one code, with one session number: an end that only knows what travelled sees nothing repeat. In a
    // challenge and an answer, each guess could be tried on what was heard (2^40 of them, minutes of work); here a share
    // is a random point whatever the code was, and the proof hangs on the product of two numbers that never travelled:
    // for each guess there are numbers that would give just these shares, so that none can be told from another offline.
    const session = new Uint8Array(16);
    const shares = Array.from({ length: 4 }, () =>
      Buffer.from(startKeyExchange('caller', codeSecret('k0n1pq2t'), session).share).toString('hex'),
    );
    expect(new Set(shares).size).toBe(4);
    const heard = await Promise.all(
      ['k0n1pq2t', 'k0n1pq2t', 'zzzzzzzz'].map(async (code) => {
        const [left, right] = createMemoryChannelPair();
        const bytes: Uint8Array[] = [];
        const tapped = {
          ...right,
          onMessage: (listen: (message: Uint8Array) => void) => right.onMessage((message) => (bytes.push(message), listen(message))),
        };
        await Promise.all([
          callHandshake(left, '', codeSecret(code)),
          answerHandshake(tapped, { secretOf: () => codeSecret(code), onProof: () => {} }),
        ]);
        return bytes.map((message) => message.length);
      }),
    );
    expect(heard[0]).toEqual(heard[1]);
    expect(heard[0]).toEqual(heard[2]);
  });
});
