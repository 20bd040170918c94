import { once } from 'node:events';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { describe, expect, test } from 'vitest';
import { openRoomListener } from '#host/sync/room-listener';
import { createRoomListeners } from '#host/sync/room-listeners';
import { stopAtEnd } from '../../support/teardown';

const HERE = '127.0.0.1';

async function listening() {
  const listener = await openRoomListener({ address: HERE, port: 0 });
  stopAtEnd(() => listener.close());
  return listener;
}

const route = (accept: (socket: WebSocket) => void, mostPerAddress = 5) => ({
  mayEnter: () => true,
  mostPerAddress,
  mostFrameBytes: 1024,
  accept,
});

async function knock(port: number, path: string, headers: Record<string, string> = {}): Promise<'open' | 'refused'> {
  const socket = new WebSocket(`ws://${HERE}:${port}${path}`, { headers });
  stopAtEnd(() => socket.terminate());
  return new Promise((resolve) => {
    socket.once('open', () => resolve('open'));
    socket.on('error', () => resolve('refused'));
  });
}

describe('where the room reaches a démarche', () => {
  test('nothing is found where nobody has a route, neither by request nor by socket', async () => {
    const { port } = await listening();
    expect((await fetch(`http://${HERE}:${port}/table`)).status).toBe(404);
    expect(await knock(port, '/table')).toBe('refused');
  });

  test('a route takes its sockets until it is removed, which ends those that are open', async () => {
    const listener = await listening();
    const taken: WebSocket[] = [];
    const stop = listener.onSocket(
      '/table',
      route((socket) => taken.push(socket)),
    );
    expect(await knock(listener.port, '/table')).toBe('open');
    expect(await knock(listener.port, '/autre')).toBe('refused');
    const ended = once(taken[0]!, 'close');
    stop();
    await ended;
    expect(await knock(listener.port, '/table')).toBe('refused');
  });

  test('one address has only so many sockets, and gets others once some are closed', async () => {
    const listener = await listening();
    const taken: WebSocket[] = [];
    listener.onSocket(
      '/table',
      route((socket) => taken.push(socket), 2),
    );
    expect(await Promise.all([1, 2, 3].map(() => knock(listener.port, '/table')))).toHaveLength(3);
    expect(taken).toHaveLength(2);
    taken[0]?.terminate();
    await expect.poll(() => knock(listener.port, '/table'), { timeout: 2000 }).toBe('open');
  });

  test('a route that lets nobody with an origin in refuses a page', async () => {
    const listener = await listening();
    listener.onSocket('/table', { ...route(() => {}), mayEnter: ({ headers }) => headers.origin === undefined });
    expect(await knock(listener.port, '/table', { origin: 'http://ailleurs.example' })).toBe('refused');
    expect(await knock(listener.port, '/table')).toBe('open');
  });

  test('closing does not wait for who was refused and never goes', async () => {
    const listener = await openRoomListener({ address: HERE, port: 0 });
    const silent = connect({ port: listener.port, host: HERE, allowHalfOpen: true });
    stopAtEnd(() => void silent.destroy());
    silent.write('GET /autre HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    await once(silent, 'data');
    const closed = listener.close().then(() => 'closed');
    expect(await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 1500))])).toBe('closed');
  });

  test('requests are answered by whoever knows the path, until it goes', async () => {
    const listener = await listening();
    const stop = listener.onRequest((request, response) => {
      if (request.url !== '/bonjour') return false;
      response.end('bonjour');
      return true;
    });
    const ask = async (path: string) => (await fetch(`http://${HERE}:${listener.port}${path}`)).status;
    expect([await ask('/bonjour'), await ask('/autre')]).toEqual([200, 404]);
    stop();
    expect(await ask('/bonjour')).toBe(404);
  });
});

describe('the listeners of one démarche', () => {
  test('two holders on one address share a port, and the last one who leaves closes it', async () => {
    const rooms = createRoomListeners();
    stopAtEnd(() => rooms.close());
    const [tables, phones] = [await rooms.take(HERE, 0), await rooms.take(HERE)];
    expect(phones.listener).toBe(tables.listener);
    const { port } = tables.listener;
    await tables.release();
    await tables.release();
    expect((await fetch(`http://${HERE}:${port}/`)).status).toBe(404);
    await phones.release();
    await expect(fetch(`http://${HERE}:${port}/`)).rejects.toThrow();
  });

  test('whoever comes while the last one leaves listens on the port that was asked for', async () => {
    const rooms = createRoomListeners();
    stopAtEnd(() => rooms.close());
    const first = await rooms.take(HERE, 0);
    const { port } = first.listener;
    const leaving = first.release();
    const second = await rooms.take(HERE, port);
    await leaving;
    expect(second.listener.port).toBe(port);
  });

  test('an address that is not there is refused, and can be tried again', async () => {
    const rooms = createRoomListeners();
    await expect(rooms.take('192.0.2.1', 0)).rejects.toMatchObject({ code: 'bad-input' });
    await expect(rooms.take('192.0.2.1', 0)).rejects.toMatchObject({ code: 'bad-input' });
  });
});
