import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { startCuttableProxy } from '../../support/networks/cuttable-proxy';
import { startHostTable } from '../../support/worlds/host-table';
import { joinTable, openDoor } from '../../support/worlds/sharing-table';
import { stopAtEnd } from '../../support/teardown';

const WORDS = 'canari-temoignage-4817';
const TITLE = 'Canari des Tilleuls';
const TABLE = 'Canari du fond';

/** Whether somebody who listens on the wire can read it, as text or as UTF-16. */
function reads(heard: Buffer, text: string): boolean {
  return heard.includes(text) || heard.includes(Buffer.from(text, 'utf16le'));
}

test('S5: who listens between two tables reads no word, no title, no name, no document and no code', async () => {
  const [a, b] = [await startHostTable(), await startHostTable()];
  const id = await a.create(TITLE);
  await a.write(id, WORDS);
  const door = await openDoor(a.sharing, id, '127.0.0.1');
  const wire = await startCuttableProxy(door.address);
  await joinTable(b.sharing, door.code, wire.address, TABLE);
  await expect.poll(() => b.read(id), { timeout: 5000 }).toBe(WORDS);
  await b.write(id, ` et ${WORDS}`);
  await expect.poll(() => a.read(id), { timeout: 5000 }).toBe(`${WORDS} et ${WORDS}`);
  const heard = wire.heard();
  expect(heard.length).toBeGreaterThan(1000);
  const readable = [WORDS, TITLE, TABLE, id, 'text:essai', 'core', 'Table 1', door.code].filter((text) => reads(heard, text));
  expect(readable).toEqual([]);
});

test('S5, control: the same ear hears what is not sealed', async () => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  stopAtEnd(() => server.close());
  const wire = await startCuttableProxy(`127.0.0.1:${(server.address() as AddressInfo).port}`);
  server.on('connection', (socket) => socket.send(Buffer.from(WORDS)));
  const socket = new WebSocket(`ws://${wire.address}`);
  await once(socket, 'message');
  socket.terminate();
  expect(reads(wire.heard(), WORDS)).toBe(true);
});
