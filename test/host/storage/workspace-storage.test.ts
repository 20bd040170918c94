import { copyFile, readFile, rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '#host/storage/sqlite/migrations';
import { openSqlite, PAGE_BYTES } from '#host/storage/sqlite/sqlite';
import { TRASH_MS } from '#host/storage/catalogue';
import { WORKSPACE_MIGRATIONS } from '#host/storage/sqlite/workspace-schema';
import { peekKeyFiles, writeKeyFiles } from '#host/storage/keys/key-files';
import { changeBytes, filesUnder, type StorageFolder, storageFolder, wordsOf, writeWords } from '../../support/worlds/storage-folder';

let folder: StorageFolder;
beforeEach(async () => {
  folder = await storageFolder();
});
afterEach(() => folder.dispose());

describe('a démarche on this computer', () => {
  it('is created, listed, closed and opened again with what it held', async () => {
    const storage = await folder.open();
    const created = await storage.create({ title: 'Quartier des Tilleuls' });
    await writeWords(created.store, 'core', 'bonjour');
    await created.close();
    const opened = await storage.open(created.id);
    expect(await wordsOf(opened.store, 'core')).toBe('bonjour');
    expect(opened.salvaged).toBeUndefined();
    expect((await storage.catalogue.list()).map((entry) => entry.title)).toEqual(['Quartier des Tilleuls']);
  });

  it('is not made twice under one id, nor opened when there is none', async () => {
    const storage = await folder.open();
    await storage.create({ title: 'Une', id: 'une' });
    await expect(storage.create({ title: 'Autre', id: 'une' })).rejects.toMatchObject({ code: 'workspace-exists' });
    await expect(storage.open('absente')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('has one owner at a time, in this process and among processes', async () => {
    const storage = await folder.open();
    const created = await storage.create({ title: 'Une' });
    await expect(storage.open(created.id)).rejects.toMatchObject({ code: 'already-open' });
    await expect(folder.open()).rejects.toMatchObject({ code: 'already-open' });
  });

  it('goes to the trash, comes back, and is removed with its key and backups after thirty days', async () => {
    let now = Date.UTC(2026, 0, 1);
    const storage = await folder.open({ clock: { now: () => now }, uptime: () => now });
    const created = await storage.create({ title: 'Une' });
    await created.backUp();
    await created.close();
    await storage.trash(created.id);
    expect(await storage.catalogue.list()).toEqual([]);
    await storage.restoreFromTrash(created.id);
    expect(await storage.catalogue.list()).toHaveLength(1);
    await storage.trash(created.id);
    now += TRASH_MS - 1;
    await storage.tidy();
    expect(await storage.catalogue.listTrash()).toHaveLength(1);
    now += 2;
    await storage.tidy();
    expect(await storage.catalogue.listTrash()).toEqual([]);
    expect((await filesUnder(folder.root)).filter((path) => path.includes(created.id))).toEqual([]);
  });
});

describe('the key of a démarche', () => {
  it('is asked for when it is under a passphrase, and any other passphrase is refused', async () => {
    const storage = await folder.open();
    const created = await storage.create({ title: 'Fermée', protect: { by: 'passphrase', passphrase: 'trois petits pains' } });
    await writeWords(created.store, 'core', 'secret');
    await created.close();
    await expect(storage.open(created.id)).rejects.toMatchObject({ code: 'locked' });
    await expect(storage.open(created.id, { passphrase: 'trois petits pins' })).rejects.toMatchObject({ code: 'wrong-passphrase' });
    const opened = await storage.open(created.id, { passphrase: ' trois petits pains ' });
    expect(await wordsOf(opened.store, 'core')).toBe('secret');
    expect((await storage.catalogue.list())[0]?.protection).toBe('passphrase');
  });

  it('changes with the first passphrase, so that a key that lay open opens nothing any more', async () => {
    const storage = await folder.open();
    const created = await storage.create({ title: 'Une' });
    await writeWords(created.store, 'core', 'avant');
    await created.backUp();
    const openKey = await peekKeyFiles(storage.folder, created.id);
    await created.protect({ by: 'passphrase', passphrase: 'un' });
    await writeWords(created.store, 'core', ' après');
    await created.close();
    await writeKeyFiles(storage.folder, created.id, openKey);
    await expect(storage.open(created.id)).rejects.toMatchObject({ code: 'damaged-workspace' });
    expect(await storage.backups(created.id)).toHaveLength(1);
  });

  it('opens nothing that was locked once it lies open: a copy whose passphrase is taken off gets a key of its own', async () => {
    const storage = await folder.open();
    const created = await storage.create({ title: 'Une', protect: { by: 'passphrase', passphrase: 'un' } });
    await writeWords(created.store, 'core', 'secret');
    const backup = await created.backUp();
    await created.close();
    const copy = await storage.restoreBackup(created.id, backup.name, { copyTitle: 'Copie', passphrase: 'un' });
    const opened = await storage.open(copy, { passphrase: 'un' });
    await opened.protect({ by: 'none' });
    expect(await wordsOf(opened.store, 'core')).toBe('secret');
    await opened.close();
    await writeKeyFiles(storage.folder, created.id, await peekKeyFiles(storage.folder, copy));
    await expect(storage.open(created.id)).rejects.toMatchObject({ code: 'damaged-workspace' });
    expect(await wordsOf((await storage.open(copy)).store, 'core')).toBe('secret');
  });

  it('goes on opening the backups made before the passphrase changed', async () => {
    const storage = await folder.open();
    const created = await storage.create({ title: 'Une', protect: { by: 'passphrase', passphrase: 'un' } });
    await writeWords(created.store, 'core', 'avant');
    const backup = await created.backUp();
    await created.protect({ by: 'passphrase', passphrase: 'deux' });
    await created.close();
    await storage.restoreBackup(created.id, backup.name, { passphrase: 'deux' });
    expect(await wordsOf((await storage.open(created.id, { passphrase: 'deux' })).store, 'core')).toBe('avant');
  });

  it('is wiped from memory when the démarche closes', async () => {
    let kept: Uint8Array | undefined;
    const seal = async (secret: Uint8Array) => Uint8Array.from(secret);
    const keychain = { available: async () => true, seal, open: async (sealed: Uint8Array) => (kept = Uint8Array.from(sealed)) };
    const storage = await folder.open({ keychain });
    const { id, close } = await storage.create({ title: 'Une' });
    await close();
    const opened = await storage.open(id);
    expect(opened.protection).toBe('keychain');
    expect(kept?.some((byte) => byte !== 0)).toBe(true);
    await opened.close();
    expect(kept?.every((byte) => byte === 0)).toBe(true);
  });

  it('stays while the passphrase changes, and lies open again when the passphrase is taken off', async () => {
    const storage = await folder.open();
    const created = await storage.create({ title: 'Une', protect: { by: 'passphrase', passphrase: 'un' } });
    await created.protect({ by: 'passphrase', passphrase: 'deux' });
    await created.close();
    await expect(storage.open(created.id, { passphrase: 'un' })).rejects.toMatchObject({ code: 'wrong-passphrase' });
    const opened = await storage.open(created.id, { passphrase: 'deux' });
    await opened.protect({ by: 'none' });
    await opened.close();
    expect((await storage.open(created.id)).protection).toBe('none');
  });

  it.each(['before', 'after'])('is found when the computer stopped %s the file was encrypted anew', async (moment) => {
    const storage = await folder.open();
    const created = await storage.create({ title: 'Une' });
    await writeWords(created.store, 'core', 'toujours là');
    const old = await peekKeyFiles(storage.folder, created.id);
    await created.store.close();
    await copyFile(storage.folder.workspace(created.id), `${folder.root}/avant`);
    await created.close();
    const again = await storage.open(created.id);
    await again.protect({ by: 'passphrase', passphrase: 'un' });
    await again.close();
    const next = (await peekKeyFiles(storage.folder, created.id)).wrapped;
    await writeKeyFiles(storage.folder, created.id, { ...old, next });
    if (moment === 'before') await copyFile(`${folder.root}/avant`, storage.folder.workspace(created.id));
    const opened = await storage.open(created.id, { passphrase: 'un' });
    expect(await wordsOf(opened.store, 'core')).toBe('toujours là');
    expect((await peekKeyFiles(storage.folder, created.id)).next).toBeUndefined();
  });

  it('is kept by the system keychain where there is a real one, and refused where there is none', async () => {
    const sealed = new Map<string, Uint8Array>();
    const keychain = {
      available: async () => true,
      seal: async (secret: Uint8Array) => {
        sealed.set('1', Uint8Array.from(secret));
        return Uint8Array.of(1);
      },
      open: async () => Uint8Array.from(sealed.get('1') ?? []),
    };
    const storage = await folder.open({ keychain });
    const created = await storage.create({ title: 'Une', protect: { by: 'keychain' } });
    await created.close();
    expect((await storage.open(created.id)).protection).toBe('keychain');
    await storage.close();
    const elsewhere = await folder.open();
    await expect(elsewhere.open(created.id)).rejects.toMatchObject({ code: 'locked' });
  });
});

describe('a damaged démarche', () => {
  it('opens with its other documents whole when a page of one is damaged, and is mended from the last backup', async () => {
    const storage = await folder.open();
    const { id, store, close, backUp } = await storage.create({ title: 'Une' });
    for (const document of ['core', 'text:a', 'text:b']) await writeWords(store, document, `${document} `.repeat(2000));
    await backUp();
    await writeWords(store, 'text:b', 'plus récent');
    await close();
    // The last page but one belongs to the last document's first update.
    await changeBytes(storage.folder.workspace(id), (bytes) => {
      bytes[bytes.length - PAGE_BYTES * 2 + 100]! ^= 1;
    });
    const opened = await storage.open(id);
    const damaged = opened.salvaged?.damagedDocuments ?? [];
    expect(damaged).toHaveLength(1);
    for (const document of opened.salvaged?.wholeDocuments ?? []) expect(await wordsOf(opened.store, document)).toContain(document);
    await expect(opened.store.load(damaged[0]!)).rejects.toMatchObject({ code: 'damaged-document' });
    expect(await opened.repairFromBackup()).toEqual(damaged);
    for (const document of ['core', 'text:a', 'text:b'])
      expect(await wordsOf(opened.store, document)).toContain(`${document} `.repeat(2000));
    expect((await filesUnder(folder.root)).some((path) => path.includes('ecartes'))).toBe(true);
  });

  it('says when nothing of it can be read, which backup there is, and opens once that is put back', async () => {
    const storage = await folder.open();
    const created = await storage.create({ title: 'Une' });
    await writeWords(created.store, 'core', 'sauvé');
    const backup = await created.backUp();
    await created.close();
    await changeBytes(storage.folder.workspace(created.id), (bytes) => {
      bytes[200]! ^= 1;
    });
    await expect(storage.open(created.id)).rejects.toMatchObject({ code: 'damaged-workspace', details: { backup: backup.name } });
    await storage.restoreBackup(created.id, backup.name);
    expect(await wordsOf((await storage.open(created.id)).store, 'core')).toBe('sauvé');
  });

  it('is damaged, and not an empty new one, when its file is gone', async () => {
    const storage = await folder.open();
    const created = await storage.create({ title: 'Une' });
    await created.close();
    await rm(storage.folder.workspace(created.id));
    await expect(storage.open(created.id)).rejects.toMatchObject({ code: 'damaged-workspace' });
  });

  it('leaves its copy from a backup beside it, under its own name', async () => {
    const storage = await folder.open();
    const created = await storage.create({ title: 'Une' });
    await writeWords(created.store, 'core', 'hier');
    const backup = await created.backUp();
    await writeWords(created.store, 'core', ' et aujourd’hui');
    const copy = await storage.restoreBackup(created.id, backup.name, { copyTitle: 'Une (copie)' });
    expect(await wordsOf((await storage.open(copy)).store, 'core')).toBe('hier');
    expect(await wordsOf(created.store, 'core')).toBe('hier et aujourd’hui');
    expect((await storage.catalogue.find(copy))?.title).toBe('Une (copie)');
  });
});

describe('the file of a démarche', () => {
  it('has the list of its tables in its first page, so that no other page can cost all of it', async () => {
    const database = await openSqlite(`${folder.root}/tables.db`, { key: new Uint8Array(32) });
    await migrate(database, WORKSPACE_MIGRATIONS);
    const pages = await database.all("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'");
    expect(pages).toEqual([{ pageno: 1 }]);
    await database.close();
  });
});

describe('a damaged catalogue', () => {
  it('that seems to be of a later version by one bit is made again from the files; one of a later version is left alone', async () => {
    const storage = await folder.open();
    await storage.create({ title: 'Tilleuls' }).then((file) => file.close());
    await storage.close();
    // The version stands in bytes 60 to 63 of the file.
    await changeBytes(storage.folder.catalogue, (bytes) => bytes.fill(0x20, 61, 62));
    const again = await folder.open();
    expect([again.catalogueRebuilt, (await again.catalogue.list()).length]).toEqual([true, 1]);
    await again.close();
    const later = await openSqlite(storage.folder.catalogue);
    await later.run('PRAGMA user_version = 99');
    await later.run("UPDATE settings SET value = '99' WHERE name = 'catalogue-version'");
    await later.close();
    await expect(folder.open()).rejects.toMatchObject({ code: 'newer-version' });
  });

  it('is set aside and made again from the files', async () => {
    const storage = await folder.open();
    const created = await storage.create({ title: 'Tilleuls' });
    await writeWords(created.store, 'core', 'là');
    await storage.close();
    await changeBytes(storage.folder.catalogue, (bytes) => bytes.fill(7, 0, 2000));
    const again = await folder.open();
    expect(again.catalogueRebuilt).toBe(true);
    expect(await wordsOf((await again.open(created.id)).store, 'core')).toBe('là');
    expect((await again.catalogue.list())[0]?.title).toBe('Tilleuls');
  });
});

describe('a data folder', () => {
  it('keeps no readable word of a démarche', async () => {
    const storage = await folder.open();
    const created = await storage.create({ title: 'Une' });
    await writeWords(created.store, 'core', 'canari-orange');
    await created.store.writeProjection('core', '{"canari-orange":1}');
    await created.store.putAttachment(new TextEncoder().encode('canari-orange'), 'text/plain');
    await created.backUp();
    for (const path of await filesUnder(folder.root)) expect((await readFile(path)).includes('canari-orange'), path).toBe(false);
  });
});
