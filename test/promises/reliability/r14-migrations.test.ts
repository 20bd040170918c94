import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDiskSpace } from '#host/storage/disk-space';
import { databaseVersion, migrate } from '#host/storage/sqlite/migrations';
import { openSqlite, type SqliteDatabase } from '#host/storage/sqlite/sqlite';
import { openWorkspaceFile } from '#host/storage/workspace-file';
import { WORKSPACE_MIGRATIONS } from '#host/storage/sqlite/workspace-schema';
import { nodeScript } from '../../support/node-script';
import { wordsOf, writeWords } from '../../support/worlds/storage-folder';
import { temporaryFolder } from '../../support/temporary-folder';
import { NEXT_MIGRATION } from '../scripts/next-migration';

const KEY = new Uint8Array(32).fill(7);
const TODAY = WORKSPACE_MIGRATIONS.length;

let script: string;
let original: string;

beforeAll(async () => {
  script = await nodeScript('test/promises/scripts/migration-killed.ts');
  original = join(temporaryFolder(), 'une.demarche');
  const store = await openToday(original, true);
  for (const id of ['core', 'text:a']) await writeWords(store, id, `${id} `.repeat(500));
  await store.writeSetting('title', 'Tilleuls');
  await store.close();
});

describe('R14 a migration leaves the old file intact or the new one complete', () => {
  it('whatever statement the computer stops at', { timeout: 60_000 }, async () => {
    // The statements, and the writing of the version number.
    const statements = NEXT_MIGRATION.length + 1;
    const versions: number[] = [];
    for (let killAt = 0; killAt <= statements; killAt++) {
      const path = copyOf(original);
      const result = spawnSync(process.execPath, [script, path, String(killAt)]);
      expect(result.signal, `statement ${killAt}`).toBe(killAt < statements ? 'SIGKILL' : null);
      versions.push(await expectOneOrTheOther(path));
      await expectToday(`${path}.sauvegarde`);
    }
    expect(versions).toEqual([...Array(statements).fill(TODAY), TODAY + 1]);
  });

  it('when the disk is full in the middle of it', async () => {
    const path = copyOf(original);
    const small = await openSqlite(path, { key: KEY, maxPages: 45 });
    await expect(migrate(small, [...WORKSPACE_MIGRATIONS, FILLING])).rejects.toMatchObject({ code: 'disk-full' });
    await small.close();
    expect(await expectOneOrTheOther(path)).toBe(TODAY);
    const roomy = await openSqlite(path, { key: KEY });
    await migrate(roomy, [...WORKSPACE_MIGRATIONS, FILLING]);
    await roomy.close();
    expect(await expectOneOrTheOther(path)).toBe(TODAY + 1);
  });

  it('and a file of a later version is refused by this one, and not touched', async () => {
    const path = copyOf(original);
    const database = await openSqlite(path, { key: KEY });
    await migrate(database, [...WORKSPACE_MIGRATIONS, NEXT_MIGRATION]);
    await database.close();
    await expect(openToday(path)).rejects.toMatchObject({ code: 'newer-version' });
    expect(await expectOneOrTheOther(path)).toBe(TODAY + 1);
  });
});

const FILLING = [...NEXT_MIGRATION.slice(0, 3), 'INSERT INTO facts VALUES (-1, zeroblob(200000))', ...NEXT_MIGRATION.slice(3)];

/** The version of the file, after checking that it is that version entirely. */
async function expectOneOrTheOther(path: string): Promise<number> {
  const database = await openSqlite(path, { key: KEY });
  try {
    expect(await database.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
    const version = await databaseVersion(database);
    if (version === TODAY + 1) {
      await expectTomorrow(database);
      return version;
    }
    expect(await database.all("SELECT name FROM sqlite_master WHERE name IN ('facts', 'settings2')")).toEqual([]);
  } finally {
    await database.close();
  }
  await expectToday(path);
  return TODAY;
}

async function expectTomorrow(database: SqliteDatabase): Promise<void> {
  expect(await database.all('SELECT id, kind FROM documents ORDER BY number')).toEqual([
    { id: 'core', kind: 'core' },
    { id: 'text:a', kind: 'text' },
  ]);
  expect(await database.get('SELECT name, value, at FROM settings')).toEqual({ name: 'title', value: 'Tilleuls', at: 0 });
  expect(await database.get('SELECT count(*) >= 2 AS filled FROM facts')).toEqual({ filled: 1 });
}

async function expectToday(path: string): Promise<void> {
  const store = await openToday(path);
  expect(await wordsOf(store, 'core')).toBe('core '.repeat(500));
  expect(await wordsOf(store, 'text:a')).toBe('text:a '.repeat(500));
  expect(await store.setting('title')).toBe('Tilleuls');
  await store.close();
}

async function openToday(path: string, create = false) {
  const space = await createDiskSpace(temporaryFolder(), { ballastBytes: 0 });
  return (await openWorkspaceFile({ path, key: KEY, space, create, windowMs: 0 })).store;
}

function copyOf(path: string): string {
  const copy = join(temporaryFolder(), 'une.demarche');
  copyFileSync(path, copy);
  return copy;
}
