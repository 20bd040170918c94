import { expect, test } from 'vitest';
import { callHandshake } from '#bridge/handshake';
import { dialTable, parseTableAddress } from '#host/sync/table-dialer';
import { type CuttableProxy, startCuttableProxy } from '../support/cuttable-proxy';
import { type HostTable, startHostTable } from '../support/host-table';
import { joinTable, openDoor, sharingState } from '../support/sharing-table';

interface Pair {
  readonly a: HostTable;
  readonly b: HostTable;
  readonly id: string;
  readonly wire: CuttableProxy;
}

/** Two linked tables, and the wire between them under watch. */
async function linkedPair(): Promise<Pair> {
  const [a, b] = [await startHostTable(), await startHostTable()];
  const id = await a.create('Les Tilleuls');
  await a.write(id, 'avant ');
  const door = await openDoor(a.sharing, id, '127.0.0.1');
  const wire = await startCuttableProxy(door.address);
  await joinTable(b.sharing, door.code, wire.address);
  await expect.poll(() => b.read(id), { timeout: 5000 }).toBe('avant ');
  return { a, b, id, wire };
}

/** What passes on the wire while the one that stays writes; the departed table's text must not change. */
async function bytesWhileWriting({ a, b, id, wire }: Pair): Promise<number> {
  const before = wire.passed();
  const kept = await b.read(id);
  for (let index = 0; index < 10; index++) await a.write(id, `plus tard ${index} `);
  await new Promise((resolve) => setTimeout(resolve, 5000));
  expect(await b.read(id)).toBe(kept);
  return wire.passed() - before;
}

test('S4: within a second of leaving nothing passes any more, and nothing written later arrives', async () => {
  const pair = await linkedPair();
  await pair.b.sharing.leave({ workspaceId: pair.id });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(await bytesWhileWriting(pair)).toBe(0);
});

test('S4: a table that is put out receives nothing more, and its token opens nothing', async () => {
  const pair = await linkedPair();
  const { a, b, id } = pair;
  await expect.poll(async () => (await sharingState(a.sharing, id)).tables.length, { timeout: 3000 }).toBe(1);
  const table = (await sharingState(a.sharing, id)).tables[0]?.id ?? '';
  await a.sharing.remove({ workspaceId: id, table });
  await expect.poll(async () => (await sharingState(b.sharing, id)).joined, { timeout: 5000 }).toBeNull();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(await bytesWhileWriting(pair)).toBe(0);
});

test('S4: nobody comes back with the name of a member and another token', async () => {
  const { wire } = await linkedPair();
  const { channel } = await dialTable(parseTableAddress(wire.address)!);
  await expect(callHandshake(channel, 'un-membre', new Uint8Array(32))).rejects.toMatchObject({ code: 'forbidden' });
});
