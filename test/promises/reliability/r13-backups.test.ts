import { rm, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { IMPORT } from '#document/origin';
import { createDocumentHub } from '#host/documents/document-hub';
import { openBackups } from '#host/storage/backups/backups';
import type { DocumentStore } from '#host/storage/document-store';
import { snapshotOf } from '#host/storage/backups/snapshot';
import { openWorkspaceStorage, type WorkspaceStorage } from '#host/storage/workspace-storage';
import { figure } from '../../support/figures';
import { startHostTable } from '../../support/worlds/host-table';
import { joinTable, openDoor, sharingState } from '../../support/worlds/sharing-table';
import { wordsOf, writeWords } from '../../support/worlds/storage-folder';
import { stopAtEnd } from '../../support/teardown';
import { temporaryFolder } from '../../support/temporary-folder';

const HOUR = 3_600_000;
const MEGABYTES = figure('R13 megabytes', { ci: 48, soak: 200 });

describe('R13 backups are made, kept and can be put back', () => {
  it('hourly, and of thirty days of work 24 hours, 7 days and 4 weeks are kept', async () => {
    let now = Date.UTC(2026, 2, 1);
    const clock = { now: () => now };
    const backups = openBackups(temporaryFolder(), clock, clock);
    for (let hour = 0; hour < 30 * 24; hour++, now += HOUR) await backups.makeIfDue((path) => writeFile(path, 'copie'));
    now -= HOUR;
    const ages = (await backups.list()).map((backup) => (now - backup.at) / HOUR);
    expect(ages.filter((age) => age < 24)).toEqual(Array.from({ length: 24 }, (_, index) => index));
    const days = new Set(ages.filter((age) => age < 7 * 24).map((age) => Math.floor((now - age * HOUR) / (24 * HOUR))));
    expect(days.size).toBeGreaterThanOrEqual(7);
    expect(Math.max(...ages)).toBeGreaterThanOrEqual(2 * 7 * 24);
    expect(ages.length).toBeLessThanOrEqual(24 + 7 + 4);
    expect(await backups.makeIfDue((path) => writeFile(path, 'copie'))).toBeUndefined();
  });

  it('equal to the last byte of every document, attachment, setting and version', async () => {
    const storage = await openedStorage();
    const { id, store, backUp } = await storage.create({ title: 'Tilleuls' });
    await fill(store);
    const expected = await everythingIn(store);
    const backup = await backUp();
    await writeWords(store, 'core', 'après la sauvegarde');
    const copy = await storage.restoreBackup(id, backup.name, { copyTitle: 'Copie' });
    expect(await everythingIn((await storage.open(copy)).store)).toEqual(expected);
  });

  it('that somebody asked for is still there after a month, and opens with either copy of the key', async () => {
    let up = 0;
    const root = temporaryFolder();
    const storage = await openWorkspaceStorage(root, { ballastBytes: 4096, uptime: () => up, tidyMs: 1e9 });
    stopAtEnd(() => storage.close());
    const { id, store, backUp, backUpIfDue, close } = await storage.create({ title: 'Tilleuls' });
    await writeWords(store, 'core', 'le premier jour ');
    const asked = await backUp();
    for (let day = 0; day < 35; day++) {
      up += 24 * HOUR;
      await writeWords(store, 'core', 'encore ');
      await backUpIfDue();
    }
    await close();
    for (const path of [storage.folder.key(id), storage.folder.spareKey(id)]) {
      await rm(path);
      await storage.restoreBackup(id, asked.name);
      const restored = await storage.open(id);
      expect(await wordsOf(restored.store, 'core')).toBe('le premier jour ');
      await restored.close();
    }
  });

  it(`within ten seconds for ${MEGABYTES} MB`, async () => {
    const storage = await openedStorage();
    const { id, store, backUp, close } = await storage.create({ title: 'Tilleuls' });
    for (let index = 0; index < MEGABYTES / 8; index++) await store.putAttachment(new Uint8Array(8 * 2 ** 20).fill(index), 'video/mp4');
    const backup = await backUp();
    expect(backup.bytes).toBeGreaterThan(MEGABYTES * 2 ** 20);
    await close();
    const begun = performance.now();
    await storage.restoreBackup(id, backup.name);
    const restored = await storage.open(id);
    const took = performance.now() - begun;
    console.log(`R13: ${Math.round(backup.bytes / 2 ** 20)} MB restored and open in ${Math.round(took)} ms`);
    expect(await restored.store.listAttachments()).toHaveLength(MEGABYTES / 8);
    expect(took).toBeLessThan(10_000);
  });

  it('onto a running group: an older state meets the newer ones of its peers and all end alike, nobody’s edits taken for another’s', async () => {
    const storage = await openedStorage();
    const created = await storage.create({ title: 'Tilleuls' });
    await writeWords(created.store, 'core', 'avant ');
    const backup = await created.backUp();
    const peer = new Y.Doc();
    await withLive(created.store, (doc) => {
      doc.getText('t').insert(0, 'depuis la sauvegarde ');
      Y.applyUpdate(peer, Y.encodeStateAsUpdate(doc));
    });
    await created.close();
    await storage.restoreBackup(created.id, backup.name);
    const restored = await storage.open(created.id);
    await withLive(restored.store, (doc) => {
      // A client id that had been kept would write the numbers that the peer has seen already.
      expect([...Y.decodeStateVector(Y.encodeStateVector(peer)).keys()]).not.toContain(doc.clientID);
      doc.getText('t').insert(0, 'ici ');
      peer.getText('t').insert(0, 'là-bas ');
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(peer), IMPORT);
      Y.applyUpdate(peer, Y.encodeStateAsUpdate(doc));
      expect(doc.getText('t').toString()).toBe(peer.getText('t').toString());
      for (const words of ['avant', 'depuis la sauvegarde', 'ici', 'là-bas']) expect(doc.getText('t').toString()).toContain(words);
    });
  });
});

describe('R13 the drill, with whole hosts', () => {
  it('restored in the place of a table that others are linked with, it rejoins its group, and everybody is equal', async () => {
    const one = await startHostTable();
    const two = await startHostTable();
    const id = await one.create('Les Tilleuls');
    const door = await openDoor(one.sharing, id, '127.0.0.1');
    await joinTable(two.sharing, door.code, door.address);
    await one.write(id, 'avant ');
    await expect.poll(() => two.read(id)).toContain('avant');
    const { file } = await two.host.workspaces.open(id);
    const backup = await file.backUp();
    await one.write(id, 'depuis ');
    await two.write(id, 'ici ');
    await expect
      .poll(async () => [await one.read(id), await two.read(id)].every((text) => /depuis/u.test(text) && /ici/u.test(text)))
      .toBe(true);

    const before = await two.clientId(id);
    await two.host.workspaces.close(id, () => two.host.workspaces.storage.restoreBackup(id, backup.name));
    await two.write(id, 'après ');
    expect(await two.clientId(id)).not.toBe(before);
    await one.write(id, 'là-bas ');
    await expect
      .poll(async () => (await one.read(id)) === (await two.read(id)) && (await one.read(id)).length, { timeout: 20_000 })
      .toBe('avant depuis ici après là-bas '.length);
    for (const words of ['avant', 'depuis', 'ici', 'après', 'là-bas']) expect(await one.read(id)).toContain(words);
  });

  it('opened as a copy beside it, it belongs to no group: what is written there reaches nobody', async () => {
    const one = await startHostTable();
    const two = await startHostTable();
    const id = await one.create('Les Tilleuls');
    const door = await openDoor(one.sharing, id, '127.0.0.1');
    await joinTable(two.sharing, door.code, door.address);
    await one.write(id, 'avant ');
    await expect.poll(() => two.read(id)).toContain('avant');
    const backup = await (await two.host.workspaces.open(id)).file.backUp();
    const copy = await two.host.workspaces.storage.restoreBackup(id, backup.name, { copyTitle: 'Copie' });
    await two.write(copy, 'dans la copie');
    expect((await sharingState(two.sharing, copy)).joined).toBeNull();
    await one.write(id, 'ensuite');
    await expect.poll(() => two.read(id)).toContain('ensuite');
    expect(await one.read(id)).not.toContain('copie');
    expect(await two.read(copy)).not.toContain('ensuite');
  });
});

async function openedStorage(): Promise<WorkspaceStorage> {
  const storage = await openWorkspaceStorage(temporaryFolder(), { ballastBytes: 4096 });
  stopAtEnd(() => storage.close());
  return storage;
}

async function withLive(store: DocumentStore, use: (doc: Y.Doc) => void): Promise<void> {
  const hub = createDocumentHub(store, []);
  await hub.using('core', async (live) => {
    use(live.doc);
    await live.whenSaved();
  });
  await hub.close();
}

async function fill(store: DocumentStore): Promise<void> {
  for (const id of ['core', 'text:a', 'text:b']) await writeWords(store, id, `${id} `.repeat(3000));
  await store.compact('text:a', snapshotOf((await store.load('text:a'))!), 1);
  await store.writeProjection('core', '{"acteurs":3}');
  await store.putAttachment(new Uint8Array(300_000).fill(3), 'image/png');
  await store.saveVersion('Avant la plénière');
}

async function everythingIn(store: DocumentStore): Promise<unknown> {
  const documents = await Promise.all((await store.list()).map(async (id) => [id, await store.load(id), await store.projection(id)]));
  const versions = await store.listVersions();
  const contents = await Promise.all(versions.map((version) => store.readVersion(version.id)));
  return { documents, versions, contents, attachments: await store.listAttachments(), title: await store.setting('title') };
}
