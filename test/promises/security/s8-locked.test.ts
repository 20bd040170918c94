import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collect } from '#host/bundles/byte-source';
import { exportBundle } from '#host/bundles/export-bundle';
import { createDocumentHub } from '#host/documents/document-hub';
import { SCRYPT_COST } from '#host/storage/keys/passphrase';
import { peekKeyFiles } from '#host/storage/keys/key-files';
import { openWorkspaceStorage } from '#host/storage/workspace-storage';
import { systemClock } from '#shared/clock';
import { filesUnder } from '../../support/worlds/storage-folder';
import { stopAtEnd } from '../../support/teardown';
import { temporaryFolder } from '../../support/temporary-folder';

const CANARY = 'canari-des-tilleuls';

describe('S8 a stolen laptop says nothing of a locked démarche', () => {
  it('no file of the data folder holds a word of it after a whole session, log, backups and sealed bundle included', async () => {
    const root = temporaryFolder();
    const storage = await openWorkspaceStorage(root, { ballastBytes: 4096 });
    stopAtEnd(() => storage.close());
    const workspace = await storage.create({ title: 'Tilleuls' });
    // Unprotected first: what was written then is under a key that is no more.
    await session(workspace.store);
    const openKey = (await peekKeyFiles(storage.folder, workspace.id)).wrapped;
    await workspace.backUp();
    await workspace.protect({ by: 'passphrase', passphrase: 'trois petits pains' });
    await session(workspace.store);
    await workspace.backUp();
    const source = { id: workspace.id, title: CANARY, store: workspace.store };
    await writeFile(join(root, 'sortie.faireavec'), await collect(exportBundle(source, { clock: systemClock, passphrase: 'autre' })));
    const secrets = [CANARY, 'trois petits pains', ...(openKey.protection === 'none' ? [openKey.key] : [])];
    expect(await filesHolding(root, secrets)).toEqual([]);
    await workspace.close();
    await storage.close();
    expect(await filesHolding(root, secrets)).toEqual([]);
  });

  it('and the canary would be found where nothing hides it, so that this test can fail', async () => {
    const root = temporaryFolder();
    await writeFile(join(root, 'journal'), Buffer.from(`…${CANARY}…`, 'utf16le'));
    expect(await filesHolding(root, [CANARY])).toHaveLength(1);
  });

  it('a passphrase costs whoever guesses it 128 MB and a good part of a second each time', async () => {
    expect(SCRYPT_COST).toEqual({ N: 2 ** 17, r: 8, p: 1 });
    const storage = await openWorkspaceStorage(temporaryFolder(), { ballastBytes: 4096 });
    stopAtEnd(() => storage.close());
    const { id, close } = await storage.create({ title: 'Une', protect: { by: 'passphrase', passphrase: 'un' } });
    await close();
    const begun = performance.now();
    await expect(storage.open(id, { passphrase: 'deux' })).rejects.toMatchObject({ code: 'wrong-passphrase' });
    expect(performance.now() - begun).toBeGreaterThan(150);
  });
});

/** Writes the canary everywhere a démarche keeps something. */
async function session(store: Parameters<typeof createDocumentHub>[0]): Promise<void> {
  const hub = createDocumentHub(store, []);
  await hub.using('core', async (live) => {
    live.doc.getText('t').insert(0, `${CANARY} `.repeat(200));
    live.doc.getMap('m').set(CANARY, CANARY);
    await live.whenSaved();
  });
  await hub.close();
  await store.writeProjection('core', JSON.stringify({ [CANARY]: CANARY }));
  await store.writeSetting(CANARY, CANARY);
  await store.putAttachment(Buffer.from(`${CANARY} `.repeat(5000)), 'text/plain');
  await store.saveVersion(CANARY);
}

/** Files that hold one of these, in their name or in their bytes, as UTF-8 or UTF-16. */
async function filesHolding(root: string, secrets: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of await filesUnder(root)) {
    const bytes = await readFile(path);
    const holds = secrets.some(
      (secret) => path.includes(secret) || bytes.includes(secret) || bytes.includes(Buffer.from(secret, 'utf16le')),
    );
    if (holds) found.push(path);
  }
  return found;
}
