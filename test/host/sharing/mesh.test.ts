import { createServer } from 'node:net';
import { once } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { FeatureModel } from '#document/feature-model';
import { LOCAL } from '#document/origin';
import { type HostTable, startHostTable } from '../../support/worlds/host-table';
import { joinTable, openDoor, sharingState } from '../../support/worlds/sharing-table';
import { stopAtEnd } from '../../support/teardown';

/** How often a table comes and goes; a hundred times in the soak. */
const REJOINS = process.env.FAIRE_AVEC_SOAK ? 100 : 20;

const resources = (kind: string) => process.getActiveResourcesInfo().filter((one) => one === kind).length;

/** Photos of the core document, by their hash. */
const photos: FeatureModel = {
  name: 'photos',
  sections: [
    {
      name: 'photos',
      kind: 'core',
      version: 1,
      migrations: [],
      project: () => null,
      counted: undefined,
      attachments: (core) => [...core.getMap('photos').keys()],
    },
  ],
};

interface Room {
  readonly id: string;
  readonly tables: HostTable[];
}

/** `count` tables that share one démarche, each linked with every other. */
async function room(count: number): Promise<Room> {
  const tables = await Promise.all(Array.from({ length: count }, () => startHostTable(undefined, { models: [photos] })));
  const [first, ...others] = tables as [HostTable, ...HostTable[]];
  const id = await first.create('Les Tilleuls');
  await first.write(id, 'avant ');
  const door = await openDoor(first.sharing, id, '127.0.0.1');
  for (const [index, table] of others.entries()) await joinTable(table.sharing, door.code, door.address, `Table ${index + 2}`);
  await meshed({ id, tables });
  return { id, tables };
}

const linkedOf = async (table: HostTable, id: string) =>
  (await sharingState(table.sharing, id)).tables.filter(({ linked }) => linked).map(({ name }) => name);

async function meshed({ id, tables }: Room): Promise<void> {
  for (const table of tables) await expect.poll(() => linkedOf(table, id), { timeout: 10_000 }).toHaveLength(tables.length - 1);
}

const reads = (table: HostTable, id: string, text: string, timeout = 5000) =>
  expect.poll(() => table.read(id), { timeout, interval: 20 }).toBe(text);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What all hosts of this process say to each other, and by how many sockets. */
function listenIn() {
  const sockets = new Set<WebSocket>();
  const counted = { messages: 0 };
  const send = WebSocket.prototype.send;
  const spy = vi.spyOn(WebSocket.prototype, 'send').mockImplementation(function (this: WebSocket, ...args: unknown[]) {
    sockets.add(this);
    counted.messages++;
    return Reflect.apply(send, this, args);
  });
  stopAtEnd(() => spy.mockRestore());
  const open = () => [...sockets].filter(({ readyState }) => readyState === WebSocket.OPEN);
  return {
    counted,
    ends: () => open().length,
    /** Ends every connection there is, as a Wi-Fi that goes and comes back at once. */
    drop() {
      for (const socket of open()) socket.terminate();
    },
  };
}

describe('tables mesh', () => {
  test('every table names every other one and is linked with it', async () => {
    const { id, tables } = await room(3);
    const names = async (table: HostTable) => (await sharingState(table.sharing, id)).tables.map(({ name }) => name).sort();
    expect(await names(tables[0]!)).toEqual(['Table 2', 'Table 3']);
    expect(await names(tables[1]!)).toEqual(['Table 1', 'Table 3']);
    expect(await names(tables[2]!)).toEqual(['Table 1', 'Table 2']);
  });

  test('a photo given at one table is shown at another, which keeps it for when the first is gone', async () => {
    const { id, tables } = await room(3);
    const [, b, c] = tables as [HostTable, HostTable, HostTable];
    const photo = new Uint8Array(300_000).fill(7);
    const { file, documents } = await b.host.workspaces.open(id);
    const [hash, unused] = [
      await file.store.putAttachment(photo, 'image/jpeg'),
      await file.store.putAttachment(photo.slice(1), 'image/jpeg'),
    ];
    await documents.using('core', (live) => live.edit(LOCAL, (core) => core.getMap('photos').set(hash, true)));
    const { attachments } = await c.host.workspaces.open(id);
    expect(await attachments.get(hash)).toMatchObject({ mediaType: 'image/jpeg', bytes: expect.objectContaining({ length: 300_000 }) });
    // What no shared document uses is not another table's to ask for.
    expect(await attachments.get(unused)).toBeUndefined();
    await b.stop();
    expect((await attachments.kept(hash))?.bytes).toHaveLength(300_000);
    expect(await attachments.get('0'.repeat(64))).toBeUndefined();
  });

  test('when the table that shares is gone, the others go on exchanging, and it catches up when it is back', async () => {
    const { id, tables } = await room(3);
    const [a, b, c] = tables as [HostTable, HostTable, HostTable];
    await a.stop();
    await b.write(id, 'de B ');
    await reads(c, id, 'avant de B ');
    await c.write(id, 'de C ');
    await reads(b, id, 'avant de B de C ');
    expect(await linkedOf(b, id)).toEqual(['Table 3']);
    const again = await startHostTable(a.folder);
    await again.read(id);
    await reads(again, id, 'avant de B de C ');
    await meshed({ id, tables: [again, b, c] });
  });

  test('a table that comes back under another address is found again by all', async () => {
    const { id, tables } = await room(3);
    const [a, b, c] = tables as [HostTable, HostTable, HostTable];
    const { share } = await sharingState(a.sharing, id);
    await a.stop();
    const squatter = createServer().listen(Number(share?.address.split(':')[1]), '127.0.0.1');
    await once(squatter, 'listening');
    stopAtEnd(() => void squatter.close());
    const again = await startHostTable(a.folder);
    await again.read(id);
    expect((await sharingState(again.sharing, id)).share?.address).not.toBe(share?.address);
    await meshed({ id, tables: [again, b, c] });
    await again.write(id, 'revenue ');
    for (const table of [b, c]) await reads(table, id, 'avant revenue ');
  });

  test('five tables have one link for each pair, and an edit goes once to each of the others', { timeout: 40_000 }, async () => {
    const heard = listenIn();
    const { id, tables } = await room(5);
    await pause(3500);
    expect(heard.ends()).toBe(5 * 4);
    const before = heard.counted.messages;
    await pause(4000);
    const idle = (heard.counted.messages - before) / 4;
    const start = heard.counted.messages;
    const begun = Date.now();
    for (let edit = 0; edit < 20; edit++) {
      await tables[edit % 5]?.write(id, `${edit} `);
      await pause(100);
    }
    for (const table of tables) await expect.poll(async () => (await table.read(id)).split(' ').length, { timeout: 5000 }).toBe(22);
    await pause(500);
    const talk = heard.counted.messages - start - (idle * (Date.now() - begun)) / 1000;
    // Each edit to four tables, each of which acknowledges it; comparisons now and then are the rest.
    expect(talk / 20).toBeLessThan(4 * 2 + 4);
  });

  test(`a table that rejoins ${REJOINS} times leaves no socket, no timer and no listener, and the link goes both ways`, {
    timeout: 120_000,
  }, async () => {
    const heard = listenIn();
    const { id, tables } = await room(2);
    const [a, b] = tables as [HostTable, HostTable];
    const held = () => ['TCPSocketWrap', 'TCPServerWrap', 'Timeout'].map((kind) => resources(kind));
    const messagesOf = async (words: string) => {
      const before = heard.counted.messages;
      await a.write(id, words);
      await expect.poll(async () => (await b.read(id)).includes(words), { timeout: 3000 }).toBe(true);
      await pause(400);
      return heard.counted.messages - before;
    };
    await pause(1500);
    const [first, before] = [await messagesOf('avant de partir '), held()];
    for (let turn = 0; turn < REJOINS; turn++) {
      heard.drop();
      await expect.poll(() => heard.ends(), { timeout: 5000, interval: 20 }).toBe(2);
      await meshed({ id, tables });
    }
    await pause(1500);
    const [last, after] = [await messagesOf('après tout '), held()];
    expect(last).toBeLessThanOrEqual(first + 4);
    for (const [index, count] of after.entries()) expect(count).toBeLessThanOrEqual((before[index] ?? 0) + 2);
    await b.write(id, 'de B.');
    await expect.poll(async () => (await a.read(id)).endsWith('de B.'), { timeout: 1000 }).toBe(true);
  });

  test('after a restart, what a table that is away may lack is pending, and what it has is not', async () => {
    const { id, tables } = await room(2);
    const [a, b] = tables as [HostTable, HostTable];
    const pending = async (table: HostTable) => (await sharingState(table.sharing, id)).tables[0]?.pending;
    await expect.poll(() => pending(a), { timeout: 5000 }).toBe(0);
    await b.stop();
    await a.stop();
    const again = await startHostTable(a.folder);
    await again.read(id);
    expect(await pending(again)).toBe(0);
    await again.write(id, 'sans B ');
    expect(await pending(again)).toBe(1);
    expect((await sharingState(again.sharing, id)).waiting).toMatchObject([{ documentId: 'text:essai', pending: 1 }]);
    await again.stop();
    const third = await startHostTable(a.folder);
    await third.read(id);
    expect(await pending(third)).toBe(1);
  });
});

describe('putting a table out of a mesh', () => {
  const tableNamed = async (table: HostTable, id: string, name: string) =>
    (await sharingState(table.sharing, id)).tables.find((one) => one.name === name)?.id ?? '';

  test('within a second nobody is linked with it, and nothing anybody writes reaches it', async () => {
    const { id, tables } = await room(4);
    const [a, b, c, d] = tables as [HostTable, HostTable, HostTable, HostTable];
    await a.sharing.remove({ workspaceId: id, table: await tableNamed(a, id, 'Table 2') });
    await pause(1000);
    for (const table of [a, c, d]) expect((await sharingState(table.sharing, id)).tables.map(({ name }) => name)).not.toContain('Table 2');
    expect((await sharingState(b.sharing, id)).joined).toBeNull();
    await meshed({ id, tables: [a, c, d] });
    for (const [table, text] of [
      [a, 'A '],
      [c, 'C '],
      [d, 'D '],
    ] as const) {
      await table.write(id, text);
      await pause(300);
    }
    for (const table of [a, c, d]) await reads(table, id, 'avant A C D ');
    await pause(3000);
    expect(await b.read(id)).toBe('avant ');
  });

  test('a member that was away hears of it from any other, without the table that shares', async () => {
    const { id, tables } = await room(4);
    const [a, b, c, d] = tables as [HostTable, HostTable, HostTable, HostTable];
    await c.stop();
    await a.sharing.remove({ workspaceId: id, table: await tableNamed(a, id, 'Table 2') });
    await meshed({ id, tables: [a, d] });
    await a.stop();
    const back = await startHostTable(c.folder);
    await back.read(id);
    await expect.poll(() => linkedOf(back, id), { timeout: 10_000 }).toContain('Table 4');
    await d.write(id, 'sans B ');
    await reads(back, id, 'avant sans B ');
    expect((await sharingState(back.sharing, id)).tables.map(({ name }) => name)).not.toContain('Table 2');
    expect(await b.read(id)).toBe('avant ');
  });

  test('a table that was away while it was put out is told by whoever it meets', async () => {
    const { id, tables } = await room(3);
    const [a, b, c] = tables as [HostTable, HostTable, HostTable];
    await b.stop();
    await a.sharing.remove({ workspaceId: id, table: await tableNamed(a, id, 'Table 2') });
    await meshed({ id, tables: [a, c] });
    await a.stop();
    await c.write(id, 'sans B ');
    const back = await startHostTable(b.folder);
    await back.read(id);
    await expect.poll(async () => (await sharingState(back.sharing, id)).joined, { timeout: 10_000 }).toBeNull();
    expect(await back.read(id)).toBe('avant ');
  });

  test('a table that leaves tells every other one, and receives nothing of any of them', async () => {
    const { id, tables } = await room(3);
    const [a, b, c] = tables as [HostTable, HostTable, HostTable];
    await b.sharing.leave({ workspaceId: id });
    await meshed({ id, tables: [a, c] });
    await c.write(id, 'plus tard ');
    await reads(a, id, 'avant plus tard ');
    await pause(2000);
    expect(await b.read(id)).toBe('avant ');
    for (const table of [a, c]) expect((await sharingState(table.sharing, id)).tables.map(({ name }) => name)).not.toContain('Table 2');
  });

  test('a table that shares again, later, has nothing in common with who left', async () => {
    const { id, tables } = await room(2);
    const [a, b] = tables as [HostTable, HostTable];
    await b.sharing.leave({ workspaceId: id });
    const door = await openDoor(b.sharing, id, '127.0.0.1');
    await b.write(id, 'à part ');
    await pause(1500);
    expect(await a.read(id)).toBe('avant ');
    expect(door.code).toHaveLength(8);
    await expect(joinTable(b.sharing, door.code, door.address)).rejects.toMatchObject({ code: 'workspace-exists' });
  });
});
