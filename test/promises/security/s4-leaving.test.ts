import { spawnSync } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { callHandshake } from '#bridge/handshake';
import { dialTable, parseTableAddress } from '#host/sync/table-dialer';
import { type CuttableProxy, startCuttableProxy } from '../../support/networks/cuttable-proxy';
import { type HostTable, startHostTable } from '../../support/worlds/host-table';
import { canBuildNetworks } from '../../support/networks/room-network';
import { exchange, openRoomOfTables, type RoomTable, textOf } from '../../support/worlds/room-tables';
import { joinTable, openDoor, sharingOf, sharingState } from '../../support/worlds/sharing-table';

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
  await setTimeout(5000);
  expect(await b.read(id)).toBe(kept);
  return wire.passed() - before;
}

test('S4: within a second of leaving nothing passes any more, and nothing written later arrives', async () => {
  const pair = await linkedPair();
  await pair.b.sharing.leave({ workspaceId: pair.id });
  await setTimeout(1000);
  expect(await bytesWhileWriting(pair)).toBe(0);
});

test('S4: a table that is put out receives nothing more, and its token opens nothing', async () => {
  const pair = await linkedPair();
  const { a, b, id } = pair;
  await expect.poll(async () => (await sharingState(a.sharing, id)).tables.length, { timeout: 3000 }).toBe(1);
  const table = (await sharingState(a.sharing, id)).tables[0]?.id ?? '';
  await a.sharing.remove({ workspaceId: id, table });
  await expect.poll(async () => (await sharingState(b.sharing, id)).joined, { timeout: 5000 }).toBeNull();
  await setTimeout(1000);
  expect(await bytesWhileWriting(pair)).toBe(0);
});

test('S4: nobody comes back with the name of a member and another token', async () => {
  const { wire } = await linkedPair();
  const { channel } = await dialTable(parseTableAddress(wire.address)!);
  await expect(callHandshake(channel, 'un-membre', new Uint8Array(32))).rejects.toMatchObject({ code: 'forbidden' });
});

/** An ARP question that goes to everybody is 42 bytes, and carries nothing of anybody. */
const QUESTIONS_BYTES = 10 * 42;

test.skipIf(!canBuildNetworks())(
  'S4: a third table that is put out gets nothing from the other members either, within a second',
  async () => {
    const room = await openRoomOfTables(3);
    const [a, b, c] = room.tables as [RoomTable, RoomTable, RoomTable];
    const out = (await sharingState(sharingOf(a.connection), room.id)).tables.find(({ name }) => name === 'Table 2')?.id ?? '';
    const kept = textOf(b);
    await sharingOf(a.connection).remove({ workspaceId: room.id, table: out });
    await setTimeout(1000);
    const before = room.network.bytesReceived(1);
    for (let index = 0; index < 5; index++) {
      await exchange(room, `sans la table 2, ${index} `, [a, c]);
      await setTimeout(1000);
    }
    expect(room.network.bytesReceived(1) - before).toBeLessThan(QUESTIONS_BYTES);
    expect(textOf(b)).toBe(kept);
    const [program = '', ...prefix] = room.network.tables[1]?.prefix ?? [];
    const sockets = spawnSync(program, [...prefix, 'ss', '-Htn', 'state', 'established', 'src', '10.77.91.0/24'], { encoding: 'utf8' });
    expect(sockets.stdout.trim()).toBe('');
  },
);
