import { expect, test } from 'vitest';
import { LOCAL } from '#document/origin';
import { newActor } from '#features/actor-map/model/actor';
import { actorsOf } from '#features/actor-map/model/actor-map-section';
import { addChapter } from '#features/diagnostic/model/chapters/chapter-list';
import { type ReadFile, totalNews } from '#features/files/model/exchange-contract';
import { startTable } from '../../support/worlds/exchange-table';

const NOTHING = { changes: {}, removed: 0 };

/** What each file of a key brought. */
const cameFrom = (files: readonly ReadFile[]) => files.flatMap((file) => (file.outcome === 'taken' ? [file.came] : []));

async function twoTables() {
  const one = await startTable();
  const id = await one.create('Les Tilleuls');
  const two = await startTable();
  await two.open((await one.exchange(id, [], { tableName: 'Table 1' })).file.bytes);
  return { one, two, id };
}

const addActors = (count: number) => (core: Parameters<typeof actorsOf>[0]) => {
  for (let index = 0; index < count; index++) actorsOf(core).create(newActor(`Acteur ${index}`, index), { origin: LOCAL });
};

test('a key carries both directions, and each is counted: what came, what went, from whom, when', async () => {
  const { one, two, id } = await twoTables();
  await one.edit(id, addActors(3));
  await two.edit(id, (core) => addChapter(core, { title: 'Le lavoir', question: '', createdAt: 1 }));
  const key = await one.exchange(id, [], { tableName: 'Table 1' });
  const there = await two.exchange(id, [key.file], { tableName: 'Table 2' });
  expect(there.read).toMatchObject([{ outcome: 'taken', from: 'Table 1', refused: 0 }]);
  expect(cameFrom(there.read)).toEqual([{ changes: { 'actor-map:actors': 3 }, removed: 0 }]);
  expect(there.went).toEqual({ changes: { 'diagnostic:passages': 1 }, removed: 0 });
  expect(there.file.name).toBe('les-tilleuls-table-2.faireavec');
  const back = await one.exchange(id, [key.file, there.file], { tableName: 'Table 1' });
  expect(cameFrom(back.read)).toEqual([NOTHING, { changes: { 'diagnostic:passages': 1 }, removed: 0 }]);
  expect(back.read[1]).toMatchObject({ from: 'Table 2' });
  expect(totalNews(back.went)).toBe(0);
  expect(await one.content(id)).toEqual(await two.content(id));
});

test('what was removed is told as removed, and what was changed as one change', async () => {
  const { one, two, id } = await twoTables();
  await one.edit(id, addActors(2));
  const key = await one.exchange(id, [], { tableName: '' });
  await two.exchange(id, [key.file], { tableName: '' });
  await two.edit(id, (core) => {
    const [first, second] = actorsOf(core).list();
    actorsOf(core).remove(first!.id);
    actorsOf(core).patch(second!.id, { name: 'Épicerie' });
  });
  const there = await two.exchange(id, [key.file], { tableName: '' });
  expect(there.went).toEqual({ changes: { 'actor-map:actors': 1 }, removed: 1 });
  expect(there.file.name).toBe('les-tilleuls.faireavec');
});

test('another démarche is left alone, a broken file is said, a sealed one asks, and the exchange goes on', async () => {
  const { one, two, id } = await twoTables();
  const other = await one.exchange(await one.create('Autre'), [], { tableName: '' });
  const sealed = await one.exchange(id, [], { tableName: '', passphrase: 'trois petits pains' });
  const broken = { name: 'photo.faireavec', bytes: new TextEncoder().encode('ceci est une photo') };
  const there = await two.exchange(
    id,
    [other.file, broken, sealed.file, { ...sealed.file, passphrase: 'quatre' }, { ...sealed.file, passphrase: 'trois petits pains' }],
    { tableName: '' },
  );
  expect(there.read).toMatchObject([
    { outcome: 'other' },
    { outcome: 'unreadable', code: 'unknown-file-kind' },
    { outcome: 'sealed', isWrong: false },
    { outcome: 'sealed', isWrong: true },
    { outcome: 'taken' },
  ]);
  expect(cameFrom(there.read)).toEqual([NOTHING]);
});

test('another démarche that bears the same id is left alone, and said to be another one', async () => {
  const one = await startTable();
  const id = await one.create('Les Tilleuls');
  const two = await startTable();
  await two.host.workspaces.create({ id, title: 'Le Lavoir', seed: addActors(1) });
  const before = await two.content(id);
  const there = await two.exchange(id, [(await one.exchange(id, [], { tableName: '' })).file], { tableName: '' });
  expect(there.read).toMatchObject([{ outcome: 'unrelated', name: 'les-tilleuls.faireavec' }]);
  expect(await two.content(id)).toEqual(before);
});

test('the name of the table is remembered for the next time', async () => {
  const { one, id } = await twoTables();
  await one.exchange(id, [], { tableName: 'Table du lavoir' });
  expect((await one.exchange(id, [], { tableName: '' })).tableName).toBe('Table du lavoir');
});
