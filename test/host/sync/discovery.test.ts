import { afterEach, expect, test } from 'vitest';
import { createDnsSdDiscovery, type Discovery } from '#host/sync/discovery';

const open: Discovery[] = [];

/** On the loopback alone: nothing of a test is announced on the network it happens to run on. */
function onLoopback(): Discovery {
  const discovery = createDnsSdDiscovery('127.0.0.1');
  open.push(discovery);
  return discovery;
}

afterEach(() => {
  for (const discovery of open.splice(0)) discovery.close();
});

test('a table that announces itself is found with its name and the address it listens on, and is gone when it stops', async () => {
  const [shares, looks] = [onLoopback(), onLoopback()];
  const stopLooking = looks.onChange(() => {});
  const table = `essai${Date.now()}`;
  const announced = { table, name: 'Table de la fenêtre', address: { host: '127.0.0.1', port: 4321 }, isOpen: false };
  const mine = () => looks.nearby().filter((found) => found.table === table);
  const stop = shares.announce(announced);
  await expect.poll(mine, { timeout: 8000 }).toEqual([announced]);
  stop();
  await expect.poll(mine, { timeout: 8000 }).toEqual([]);
  stopLooking();
});

test('a discovery for the loopback is not for a real network, and the other way round', () => {
  expect([onLoopback().reaches('127.0.0.1'), onLoopback().reaches('192.168.1.20')]).toEqual([true, false]);
  expect(createDnsSdDiscovery().reaches('127.0.0.1')).toBe(false);
});
