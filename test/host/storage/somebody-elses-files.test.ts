import { chmod, chown, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sentenceFor, openingWords } from '#host/opening/opening-failure';
import { dataFolder } from '#host/storage/data-folder';
import { openWorkspaceStorage } from '#host/storage/workspace-storage';
import { type AppError, toAppError } from '#shared/app-error';
import { temporaryFolder } from '../../support/temporary-folder';

/** Somebody with no right of their own, where the tests run as the one who has them all. */
const NOBODY = 65_534;
const wasRoot = process.geteuid?.() === 0;

let root = '';
let id = '';

beforeEach(async () => {
  root = join(temporaryFolder(), 'donnees');
  const storage = await openWorkspaceStorage(root, { ballastBytes: 0 });
  id = 'aaaaaaaaaaaaaaaaaaaa';
  await storage.create({ title: 'Les Tilleuls', id, protect: { by: 'none' } });
  await storage.close();
  for (const path of [dirname(root), root, ...(await folders(root))]) {
    await chmod(path, 0o777);
    if (wasRoot) await chown(path, NOBODY, NOBODY);
  }
});

afterEach(() => {
  if (wasRoot) process.seteuid?.(0);
});

async function folders(path: string): Promise<string[]> {
  const found = await readdir(path, { withFileTypes: true, recursive: true });
  return found.filter((entry) => entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
}

/** Takes the rights on files away, and goes on as somebody who has no others. */
async function belongToAnother(paths: readonly string[], mode: number): Promise<void> {
  for (const path of paths) await chmod(path, mode);
  if (wasRoot) process.seteuid?.(NOBODY);
}

async function failure(work: () => Promise<unknown>): Promise<AppError> {
  return toAppError(
    await work().then(
      () => undefined,
      (error: unknown) => error,
    ),
  );
}

test.each([
  ['may only be read', 0o444],
  ['may not even be read', 0o000],
])('a list of démarches that %s is no damage: it stays where it is, and one is told what to do', async (_, mode) => {
  const { catalogue } = dataFolder(root);
  await belongToAnother([catalogue], mode);
  const error = await failure(() => openWorkspaceStorage(root, { ballastBytes: 0 }));
  expect(error.code).toBe('folder-unwritable');
  expect(sentenceFor(error, openingWords('fr'))).toContain(`Impossible d’écrire dans le dossier ${root}`);
  expect(await readdir(root)).not.toContain('ecartes');
});

test.each([
  ['file may only be read', (folder: ReturnType<typeof dataFolder>) => [folder.workspace(id)], 0o444],
  ['file may not be read', (folder: ReturnType<typeof dataFolder>) => [folder.workspace(id)], 0o000],
  ['keys may not be read', (folder: ReturnType<typeof dataFolder>) => [folder.key(id), folder.spareKey(id)], 0o000],
])('a démarche whose %s is not repaired, and keeps its title', async (_, places, mode) => {
  await chmod(dataFolder(root).catalogue, 0o666);
  await belongToAnother(places(dataFolder(root)), mode);
  const storage = await openWorkspaceStorage(root, { ballastBytes: 0 });
  expect((await failure(() => storage.open(id))).code).toBe('folder-unwritable');
  expect((await storage.catalogue.list()).map(({ title }) => title)).toEqual(['Les Tilleuls']);
  expect(await readdir(root)).not.toContain('ecartes');
  await storage.close();
});
