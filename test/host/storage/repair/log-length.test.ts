import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { LOCAL } from '#document/origin';
import { readLog } from '#host/storage/repair/log-inspection';
import { openWorkspaceStorage } from '#host/storage/workspace-storage';
import { PAGE_BYTES } from '#host/storage/sqlite/sqlite';
import { stopAtEnd } from '../../../support/teardown';
import { temporaryFolder } from '../../../support/temporary-folder';

const ID = 'une-demarche';
const FRAME_BYTES = 24 + PAGE_BYTES;

/** A démarche as a crash leaves it after ten words, eight of them in a backup; and a way to open it with another log. */
async function startCrashed() {
  const storage = await openWorkspaceStorage(temporaryFolder(), { ballastBytes: 4096 });
  stopAtEnd(() => storage.close());
  const path = storage.folder.workspace(ID);
  const note = storage.folder.logLength(ID);
  const { store, backUp, close } = await storage.create({ id: ID, title: 'Une' });
  const doc = new Y.Doc();
  const write = async (word: string) => {
    const updates: Uint8Array[] = [];
    doc.once('update', (update: Uint8Array) => updates.push(update));
    doc.transact(() => doc.getText('t').insert(doc.getText('t').length, word), LOCAL);
    for (const update of updates) await store.append('core', update);
  };
  for (let index = 0; index < 8; index++) await write(`mot ${index}; `);
  await backUp();
  // A log that was written back meanwhile begins anew: there must be two commits in it, and its length noted.
  const isReady = async () => {
    if (commitEnds(readFileSync(`${path}-wal`)).length < 2) await write('encore; ');
    return noted(note) === statSync(`${path}-wal`).size;
  };
  await write('mot 8; ');
  await expect.poll(isReady, { timeout: 20_000 }).toBe(true);
  const [file, log] = [readFileSync(path), readFileSync(`${path}-wal`)];
  const length = readFileSync(note);
  await close();
  const open = async (found: Buffer, notedThen: string | Buffer = length) => {
    for (const part of ['', '-wal', '-shm']) rmSync(path + part, { force: true });
    writeFileSync(path, file);
    writeFileSync(`${path}-wal`, found);
    writeFileSync(note, notedThen);
    const opened = await storage.open(ID);
    const kinds = (await opened.incidents()).map(({ kind }) => kind);
    const stored = await opened.store.load('core');
    const read = new Y.Doc();
    for (const update of stored?.updates ?? []) Y.applyUpdate(read, update);
    await opened.close();
    return { kinds, words: read.getText('t').toString() };
  };
  return { storage, note, log, length: length.toString(), open };
}

function noted(note: string): number | undefined {
  return existsSync(note) ? (JSON.parse(readFileSync(note, 'utf8')) as { bytes: number }).bytes : undefined;
}

/** Where each commit of a log ends. */
function commitEnds(log: Buffer): number[] {
  return (readLog(log)?.frames ?? []).filter(({ fileSize }) => fileSize > 0).map(({ at }) => at + FRAME_BYTES);
}

describe('a log that is shorter than it was', () => {
  it('cut exactly at the end of a commit is said, and what the last backup has is back', async () => {
    const { log, open } = await startCrashed();
    const { kinds, words } = await open(log.subarray(0, commitEnds(log).at(-2)));
    expect(kinds).toEqual(['log']);
    expect(words).toContain('mot 7; ');
  });

  it('is nothing to say when it is as it was, was written back, or the note is of another one or torn', async () => {
    const { log, length, open } = await startCrashed();
    expect(await open(log)).toEqual({ kinds: [], words: expect.stringContaining('mot 8; ') });
    // What SQLite itself leaves after it wrote the log back: an empty one. Nothing says that this one was not.
    expect((await open(Buffer.alloc(0))).kinds).toEqual([]);
    const cut = log.subarray(0, commitEnds(log).at(-2));
    expect((await open(cut, length.replace(/"salts":"[0-9a-f]+"/u, '"salts":"0011223344556677"'))).kinds).toEqual([]);
    expect((await open(cut, length.slice(0, 20))).kinds).toEqual([]);
  });

  it('leaves no note behind when the démarche is removed', async () => {
    const { storage, note } = await startCrashed();
    await storage.trash(ID);
    await storage.remove(ID);
    expect(existsSync(note)).toBe(false);
  });
});
