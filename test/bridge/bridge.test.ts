import { expect, test } from 'vitest';
import { z } from 'zod';
import { connect } from '#bridge/connect';
import { type Access, call, contract, type Service, stream } from '#bridge/contract';
import { serve } from '#bridge/serve';
import { createMemoryChannelPair } from '#bridge/transports/memory-channel';
import { AppError } from '#shared/app-error';

const sums = contract('sums', {
  add: call('guest', z.object({ a: z.number(), b: z.number() }), z.number()),
  reset: call('facilitator', z.undefined(), z.undefined()),
  lie: call('guest', z.undefined(), z.number()),
  slow: call('guest', z.undefined(), z.undefined()),
  echo: stream('guest', z.object({ prefix: z.string() }), z.string(), z.string().max(10)),
  bytes: call('guest', z.instanceof(Uint8Array), z.instanceof(Uint8Array)),
});

const service: Service<typeof sums> = {
  add: async ({ a, b }) => a + b,
  reset: async () => undefined,
  lie: async () => 'not a number' as unknown as number,
  slow: () => new Promise(() => {}),
  echo: ({ prefix }, opened) => {
    opened.onItem((item) => {
      if (item === 'stop') opened.close(new AppError('bad-input', 'stopped'));
      else opened.emit(`${prefix}${item}`);
    });
  },
  bytes: async (bytes) => bytes.map((byte) => byte + 1),
};

function bridged(access: Access = 'facilitator') {
  const [hostEnd, clientEnd] = createMemoryChannelPair();
  const failures: unknown[] = [];
  serve(hostEnd, [{ contract: sums, service }], { id: 'one', access }, (error) => failures.push(error));
  const connection = connect(clientEnd);
  return { client: connection.client(sums), connection, failures, clientEnd };
}

test('a call is answered, bytes included', async () => {
  const { client } = bridged();
  expect(await client.add({ a: 1, b: 2 })).toBe(3);
  expect([...(await client.bytes(new Uint8Array([1, 2])))]).toEqual([2, 3]);
});

test('input that does not fit the contract is refused before the service sees it', async () => {
  const { client } = bridged();
  await expect(client.add({ a: 'x' } as never)).rejects.toMatchObject({ code: 'bad-input' });
});

test('a guest is refused what is open to facilitators only', async () => {
  const { client } = bridged('guest');
  await expect(client.reset(undefined)).rejects.toMatchObject({ code: 'forbidden' });
  expect(await client.add({ a: 1, b: 1 })).toBe(2);
});

test('an answer that breaks the contract stays home, and its detail too', async () => {
  const { client, failures } = bridged();
  await expect(client.lie(undefined)).rejects.toMatchObject({ code: 'internal', message: 'internal error' });
  expect(failures).toHaveLength(1);
});

test('a call in flight when the channel closes fails with « closed », and so does a later one', async () => {
  const { client, connection } = bridged();
  const waiting = client.slow(undefined);
  connection.close();
  await expect(waiting).rejects.toMatchObject({ code: 'closed' });
  await expect(client.slow(undefined)).rejects.toMatchObject({ code: 'closed' });
});

test('a stream flows both ways, refuses a bad item and says why it ended', async () => {
  const { client } = bridged();
  const items: string[] = [];
  const ended = new Promise<unknown>((resolve) => {
    const opened = client.echo({ prefix: '>' }, { onItem: (item) => items.push(item), onClose: resolve });
    opened.send('a');
    opened.send('b');
    opened.send('stop');
  });
  expect(await ended).toMatchObject({ code: 'bad-input', message: 'stopped' });
  expect(items).toEqual(['>a', '>b']);
  const refused = new Promise<unknown>((resolve) => {
    client.echo({ prefix: '' }, { onItem: () => {}, onClose: resolve }).send('far too long an item');
  });
  expect(await refused).toMatchObject({ code: 'bad-input' });
});

test('what a client sends before the service listens is kept for it', async () => {
  const late = contract('late', { open: stream('guest', z.undefined(), z.string(), z.string()) });
  const lateService: Service<typeof late> = {
    open: async (_input, opened) => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      opened.onItem((item) => opened.emit(item));
    },
  };
  const [hostEnd, clientEnd] = createMemoryChannelPair();
  serve(hostEnd, [{ contract: late, service: lateService }], { id: 'one', access: 'guest' }, () => {});
  const echoed = new Promise<string>((resolve) => {
    connect(clientEnd).client(late).open(undefined, { onItem: resolve }).send('early');
  });
  expect(await echoed).toBe('early');
});

test('garbage on the wire is dropped and the channel goes on', async () => {
  const { client, clientEnd } = bridged();
  for (let length = 0; length < 64; length++) clientEnd.send(new Uint8Array(length).fill(length * 7));
  expect(await client.add({ a: 2, b: 2 })).toBe(4);
});
