import { expect } from 'vitest';
import type { HostConnection } from '#client/documents/host-connection';
import type { OpenDocument } from '#client/documents/open-document';
import { methodsContract } from '#features/methods/model/methods-contract';
import { buildRoomNetwork, type RoomNetwork } from '../networks/room-network';
import { type ServerProcess, startServer } from '../pages/server-process';
import { joinTable, openDoor, sharingOf, sharingState } from './sharing-table';
import { connectToServer, openInWindow, until } from './window-client';

/** Real hosts on computers of one room, meshed, each with a text open in a window. */
export interface RoomOfTables {
  readonly network: RoomNetwork;
  readonly id: string;
  readonly tables: RoomTable[];
}

export interface RoomTable {
  readonly server: ServerProcess;
  readonly connection: HostConnection;
  readonly text: OpenDocument;
}

const DOCUMENT = 'text:essai';

/** Opens the room; the first table shares and the others join it. */
export async function openRoomOfTables(count: number): Promise<RoomOfTables> {
  const network = buildRoomNetwork(count);
  const servers = await Promise.all(network.tables.map((_, index) => startTableAt(network, index)));
  const connections = servers.map(({ url }) => connectToServer(url));
  await until(() => connections.every(({ state }) => state.get() === 'open'));
  const [first, ...others] = connections;
  if (!first) throw new Error('a room needs a table');
  const { id } = await first
    .client(methodsContract)
    .start({ title: 'Les Tilleuls', territory: '', firstTitle: 'Premiers constats', language: 'fr' });
  const door = await openDoor(sharingOf(first), id, network.tables[0]?.address ?? '');
  for (const [index, other] of others.entries()) await joinTable(sharingOf(other), door.code, door.address, `Table ${index + 2}`);
  const texts = connections.map((connection) => openInWindow(connection, id, DOCUMENT));
  await Promise.all(texts.map(({ ready }) => ready));
  const tables = servers.map((server, index) => ({ server, connection: connections[index]!, text: texts[index]! }));
  const room = { network, id, tables };
  await meshed(room);
  await exchange(room, 'début ');
  return room;
}

export function startTableAt(network: RoomNetwork, index: number, dataFolder?: string): Promise<ServerProcess> {
  const { prefix, control } = network.tables[index]!;
  const args = ['--host', control, '--port', String(4700 + index)];
  return startServer({ prefix, args, env: { FAIRE_AVEC_DISCOVERY: 'off' }, ...(dataFolder ? { dataFolder } : {}) });
}

/** Waits until every table says that it is linked with every other one. */
export async function meshed({ id, tables }: RoomOfTables, among = tables): Promise<void> {
  for (const { connection } of among) {
    const linked = async () => (await sharingState(sharingOf(connection), id)).tables.filter((table) => table.linked).length;
    await expect.poll(linked, { timeout: 10_000 }).toBe(among.length - 1);
  }
}

export const textOf = ({ text }: RoomTable) => text.doc.getText('t').toString();

/** Every one of them writes, and all must hold all of it. Returns how long that took, in milliseconds. */
export async function exchange(room: RoomOfTables, mark: string, among = room.tables): Promise<number> {
  for (const [index, { text }] of among.entries()) text.doc.getText('t').insert(0, `${index}${mark}`);
  return timeToEqual(
    among,
    among.map((_, index) => `${index}${mark}`),
  );
}

/** Each writes where nobody hears it. */
export function writeApart(among: readonly RoomTable[]): readonly string[] {
  return among.map(({ text }, index) => {
    const mark = `seul${index} `;
    text.doc.getText('t').insert(0, mark);
    return mark;
  });
}

/** How long it takes, from now, until all hold the same and every mark, in milliseconds; fails after 30 s. */
export async function timeToEqual(among: readonly RoomTable[], marks: readonly string[]): Promise<number> {
  const start = Date.now();
  const equal = () =>
    among.every((table) => textOf(table) === textOf(among[0]!)) && marks.every((mark) => textOf(among[0]!).includes(mark));
  await until(() => equal() || Date.now() - start > 30_000);
  expect(equal()).toBe(true);
  return Date.now() - start;
}
