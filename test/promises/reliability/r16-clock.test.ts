import { describe, expect, it } from 'vitest';
import type { WorkspaceStorage } from '#host/storage/workspace-storage';
import { filesUnder, storageFolder, type StorageFolder, wordsOf, writeWords } from '../../support/worlds/storage-folder';
import { stopAtEnd } from '../../support/teardown';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 2, 1, 9);
const JUMPS = [HOUR, -HOUR, 5 * HOUR, -5 * HOUR, DAY, -DAY, Date.UTC(2099, 0, 1) - START];

/** A computer of which the clock can be set, apart from the time that really goes by. */
async function computer() {
  const folder: StorageFolder = await storageFolder();
  stopAtEnd(folder.dispose);
  const time = { wall: START, up: 0 };
  return {
    folder,
    live: (ms: number) => {
      time.wall += ms;
      time.up += ms;
    },
    setClock: (ms: number) => {
      time.wall += ms;
    },
    start: () => folder.open({ clock: { now: () => time.wall }, uptime: () => time.up, tidyMs: 1e9 }),
  };
}

/** A démarche in the trash, with a backup. */
async function thrownAway(storage: WorkspaceStorage): Promise<string> {
  const { id, store, backUp, close } = await storage.create({ title: 'Jetée' });
  await writeWords(store, 'core', 'à garder');
  await backUp();
  await close();
  await storage.trash(id);
  return id;
}

describe('R16 time is monotonic: a clock that jumps closes, erases and hides nothing', () => {
  it.each(JUMPS)('the trash keeps what it holds through a jump of %i ms, in a session and between two', async (jump) => {
    const { live, setClock, start } = await computer();
    const storage = await start();
    const id = await thrownAway(storage);
    live(28 * DAY);
    setClock(jump);
    await storage.tidy();
    await storage.close();
    const after = await start();
    await after.tidy();
    setClock(-jump);
    await after.tidy();
    expect((await after.catalogue.listTrash()).map((entry) => entry.id)).toEqual([id]);
    await after.restoreFromTrash(id);
    const { store, backups } = await after.open(id);
    expect(await wordsOf(store, 'core')).toBe('à garder');
    expect(await backups()).toHaveLength(1);
  });

  it('and does erase, once thirty days were really lived, key, spare key and backups too', async () => {
    const { live, start, folder } = await computer();
    const storage = await start();
    const id = await thrownAway(storage);
    live(30 * DAY + 1);
    await storage.tidy();
    expect((await filesUnder(folder.root)).filter((path) => path.includes(id))).toEqual([]);
  });

  it.each(JUMPS)(
    'backups go on being made each hour after a session whose clock was off by %i ms, and none replaces another',
    async (jump) => {
      const { live, setClock, start } = await computer();
      const first = await start();
      const { id, store, backUpIfDue, close } = await first.create({ title: 'Une' });
      setClock(jump);
      await writeWords(store, 'core', 'mot ');
      await backUpIfDue();
      await close();
      await first.close();
      setClock(-jump);
      const storage = await start();
      const opened = await storage.open(id);
      const before = (await opened.backups()).length;
      for (let hour = 0; hour < 3; hour++) {
        live(HOUR);
        await writeWords(opened.store, 'core', 'mot ');
        await opened.backUpIfDue();
      }
      const made = await opened.backups();
      expect(made).toHaveLength(before + 3);
      expect(await wordsOf(opened.store, 'core')).toBe('mot mot mot mot ');
      // Newest first, whatever their dates say.
      expect(made.map(({ steadyAt }) => steadyAt)).toEqual(made.map(({ steadyAt }) => steadyAt).toSorted((a, b) => b - a));
    },
  );

  it('what was asked for stays: twenty copies within one hour, and forty hourly ones later', async () => {
    const { live, start } = await computer();
    const { store, backUp, backUpIfDue, backups } = await (await start()).create({ title: 'Une' });
    const asked: string[] = [];
    for (let index = 0; index < 20; index++) {
      await writeWords(store, 'core', 'mot ');
      asked.push((await backUp()).name);
      live(60_000);
    }
    for (let hour = 0; hour < 40; hour++) {
      live(HOUR);
      await writeWords(store, 'core', 'mot ');
      await backUpIfDue();
    }
    const kept = (await backups()).filter(({ reason }) => reason === 'asked').map(({ name }) => name);
    expect(kept.toSorted()).toEqual(asked.toSorted());
  });
});
