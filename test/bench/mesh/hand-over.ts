import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { methodsContract } from '#features/methods/model/methods-contract';
import { startServer } from '../../support/pages/server-process';
import { joinTable, openDoor, sharingOf } from '../../support/worlds/sharing-table';
import { connectToServer, openInWindow, until } from '../../support/worlds/window-client';

interface HandOver {
  /** The slowest edit, in milliseconds. */
  readonly slowestMs: number;
  readonly lost: number;
}

const EDITS = 40;
const EVERY_MS = 50;

/** Three hosts; one writes all the time, the one that shares is killed in the middle, and the third reads. */
export async function measureHandOver(): Promise<HandOver> {
  const folders = [0, 1, 2].map(() => mkdtempSync(join(tmpdir(), 'faire-avec-bench-')));
  const env = { FAIRE_AVEC_DISCOVERY: 'off' };
  const servers = await Promise.all(folders.map((dataFolder) => startServer({ dataFolder, env })));
  const [first, writer, reader] = servers.map(({ url }) => connectToServer(url));
  if (!first || !writer || !reader) throw new Error('three hosts are needed');
  await until(() => [first, writer, reader].every(({ state }) => state.get() === 'open'));
  const { id } = await first
    .client(methodsContract)
    .start({ title: 'Les Tilleuls', territory: '', firstTitle: 'Constats', language: 'fr' });
  const door = await openDoor(sharingOf(first), id, '127.0.0.1');
  for (const [index, table] of [writer, reader].entries()) await joinTable(sharingOf(table), door.code, door.address, `Table ${index + 2}`);
  const [here, there] = [openInWindow(writer, id, 'text:essai'), openInWindow(reader, id, 'text:essai')];
  await Promise.all([here.ready, there.ready]);
  await setTimeout(2000);

  const slowest = { ms: 0 };
  const edits = there.doc.getArray<number>('edits');
  edits.observe((event) => {
    for (const { insert } of event.changes.delta) {
      for (const at of (insert as number[] | undefined) ?? []) slowest.ms = Math.max(slowest.ms, Date.now() - at);
    }
  });
  for (let edit = 0; edit < EDITS; edit++) {
    if (edit === EDITS / 2) servers[0]?.process.kill('SIGKILL');
    here.doc.getArray('edits').push([Date.now()]);
    await setTimeout(EVERY_MS);
  }
  const end = Date.now() + 10_000;
  await until(() => edits.length >= EDITS || Date.now() > end);
  for (const connection of [first, writer, reader]) connection.close();
  for (const server of servers) server.process.kill('SIGKILL');
  await setTimeout(200);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  return { slowestMs: slowest.ms, lost: EDITS - edits.length };
}
