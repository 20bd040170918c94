import { spawn } from 'node:child_process';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockFolder } from '#host/storage/folder-lock';
import { temporaryFolder } from '../../support/temporary-folder';

const holdInAnotherProcess = `
  const sqlite3 = require('sqlite3');
  const db = new sqlite3.Database(process.argv[1], () => db.run('BEGIN EXCLUSIVE', () => console.log('held')));
  setInterval(() => {}, 1000);
`;

describe('the lock of a data folder', () => {
  it('keeps a second holder out, and lets it in once released', async () => {
    const folder = temporaryFolder();
    const first = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'already-open', details: { folder } });
    await first.release();
    await (await lockFolder(folder)).release();
  });

  it('goes with a process that is killed', async () => {
    const folder = temporaryFolder();
    const holder = spawn(process.execPath, ['-e', holdInAnotherProcess, join(folder, 'ouvert.lock')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'already-open' });
    const ended = new Promise((resolve) => holder.once('exit', resolve));
    holder.kill('SIGKILL');
    await ended;
    await (await lockFolder(folder)).release();
  });

  it('makes the folder when it is missing', async () => {
    const folder = join(temporaryFolder(), 'a', 'b');
    await (await lockFolder(folder)).release();
    expect(existsSync(folder)).toBe(true);
  });

  it('says that a place is not writable', async () => {
    const parent = temporaryFolder();
    writeFileSync(join(parent, 'file'), '');
    await expect(lockFolder(join(parent, 'file', 'folder'))).rejects.toMatchObject({ code: 'folder-unwritable' });
  });

  // Root may write everywhere: there, only the case above can be seen.
  it.skipIf(process.getuid?.() === 0)('says that a folder is read-only', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o500);
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'folder-unwritable' });
  });
});
