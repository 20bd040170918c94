import { readFile, writeFile } from 'node:fs/promises';
import { expect, onTestFinished, test } from 'vitest';
import { connect } from '#bridge/connect';
import { createMemoryChannelPair } from '#bridge/transports/memory-channel';
import { documentId } from '#document/section';
import { workspaceHost } from '#features/workspace/host/workspace-service';
import { workspaceContract } from '#features/workspace/model/workspace-contract';
import { createHost, type Host } from '#host/host';
import { PAGE_BYTES } from '#host/storage/sqlite/sqlite';
import { temporaryFolder } from '../../support/temporary-folder';

test('a démarche with a damaged page says how much is incomplete, and is mended from the last backup', async () => {
  const folder = temporaryFolder();
  const id = await writtenAndBackedUp(folder);
  // The last page but one belongs to the last document.
  await damage(folder, id, (bytes) => bytes.length - PAGE_BYTES * 2 + 100);
  const host = await startHost(folder);
  const workspace = clientOf(host);
  expect(await workspace.health({ id })).toMatchObject({ isUnreadable: false, damagedDocuments: 1 });
  await workspace.repair({ id });
  expect(await workspace.health({ id })).toMatchObject({ isUnreadable: false, damagedDocuments: 0 });
  for (const record of ['a', 'b', 'c']) expect(await wordsOf(host, id, record)).toContain(`${record} `.repeat(3000));
});

test('a démarche of which nothing can be read is put back from its backup', async () => {
  const folder = temporaryFolder();
  const id = await writtenAndBackedUp(folder);
  await damage(folder, id, () => 200);
  const host = await startHost(folder);
  const workspace = clientOf(host);
  const { isUnreadable, backups } = await workspace.health({ id });
  expect(isUnreadable).toBe(true);
  await workspace.restoreBackup({ id, name: backups[0]?.name ?? '' });
  expect(await workspace.health({ id })).toMatchObject({ isUnreadable: false, damagedDocuments: 0 });
  expect(await wordsOf(host, id, 'a')).toContain('a a a');
});

test('a démarche that is whole has nothing to say', async () => {
  const host = await startHost(temporaryFolder());
  const { id } = await host.workspaces.create({ title: 'Les Tilleuls' });
  expect(await clientOf(host).health({ id })).toEqual({
    isUnreadable: false,
    damagedDocuments: 0,
    lostAttachments: 0,
    incidents: [],
    backups: [],
  });
});

test('a copy of the key that was damaged is said until somebody has read it, and both copies damaged is an error of its own', async () => {
  const folder = temporaryFolder();
  const id = await writtenAndBackedUp(folder);
  const keys = [`${folder}/demarches/${id}.cle`, `${folder}/sauvegardes/${id}.cle`];
  await turnOver(keys[0] ?? '', 40);
  const host = await startHost(folder);
  const workspace = clientOf(host);
  expect((await workspace.health({ id })).incidents).toMatchObject([{ kind: 'key' }]);
  await workspace.forgetIncidents({ id });
  expect((await workspace.health({ id })).incidents).toEqual([]);
  await host.close();
  for (const key of keys) await turnOver(key, 40);
  await expect(clientOf(await startHost(folder)).health({ id })).rejects.toMatchObject({ code: 'damaged-key' });
});

test('a démarche under a passphrase is put back from a backup that its passphrase opens, and from nothing else', async () => {
  const folder = temporaryFolder();
  const id = await writtenAndBackedUp(folder);
  const host = await startHost(folder);
  const { file } = await host.workspaces.open(id);
  await file.protect({ by: 'passphrase', passphrase: 'un' });
  const workspace = clientOf(host);
  const name = (await file.backUp()).name;
  await expect(workspace.restoreBackup({ id, name })).rejects.toMatchObject({ code: 'locked' });
  await expect(workspace.restoreBackup({ id, name, passphrase: 'deux' })).rejects.toMatchObject({ code: 'wrong-passphrase' });
  expect(host.workspaces.opened().map((open) => open.id)).toEqual([id]);
  await workspace.restoreBackup({ id, name, passphrase: 'un' });
  await host.locks.unlock(id, 'un');
  expect(await wordsOf(host, id, 'a')).toContain('a a a');
});

async function startHost(dataFolder: string): Promise<Host> {
  const host = await createHost({
    dataFolder,
    resourcesFolder: dataFolder,
    models: [],
    features: [workspaceHost],
    storage: { ballastBytes: 0 },
    reportFailure: (error) => {
      throw error;
    },
  });
  onTestFinished(() => host.close());
  return host;
}

function clientOf(host: Host) {
  const [hostEnd, clientEnd] = createMemoryChannelPair();
  host.serve(hostEnd, { id: 'window', access: 'facilitator' });
  return connect(clientEnd).client(workspaceContract);
}

async function writtenAndBackedUp(folder: string): Promise<string> {
  const host = await startHost(folder);
  const { id, documents, file } = await host.workspaces.create({ title: 'Les Tilleuls' });
  for (const record of ['a', 'b', 'c']) {
    await documents.using(documentId('text', record), async (live) => {
      live.doc.getText('t').insert(0, `${record} `.repeat(3000));
      await live.whenSaved();
    });
  }
  await file.backUp();
  await host.close();
  return id;
}

async function damage(folder: string, id: string, at: (bytes: Buffer) => number): Promise<void> {
  const path = `${folder}/demarches/${id}.demarche`;
  await turnOver(path, at(await readFile(path)));
}

async function turnOver(path: string, place: number): Promise<void> {
  const bytes = await readFile(path);
  bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
  await writeFile(path, bytes);
}

function wordsOf(host: Host, id: string, record: string): Promise<string> {
  return host.workspaces
    .open(id)
    .then(({ documents }) => documents.using(documentId('text', record), (live) => live.doc.getText('t').toString()));
}
