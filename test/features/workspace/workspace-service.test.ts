import { expect, onTestFinished, test } from 'vitest';
import { orderedChapters } from '#features/diagnostic/model/chapters/chapter-order';
import { chaptersOf } from '#features/diagnostic/model/diagnostic-section';
import { bundledMethods } from '#features/methods/model/bundled-methods';
import type { Method } from '#features/methods/model/method';
import { writeMethod } from '#features/methods/model/method-file';
import { methodsContract } from '#features/methods/model/methods-contract';
import { collegesOf } from '#features/people/model/people-section';
import { filesContract } from '#features/files/model/files-contract';
import { type Catalogue, workspaceContract } from '#features/workspace/model/workspace-contract';
import { readFrame } from '#features/workspace/model/workspace-section';
import { openHostWindow } from '../../support/worlds/host-window';

async function startHost(dataFolder?: string) {
  const { host, connection } = await openHostWindow(dataFolder === undefined ? {} : { dataFolder });
  const blank = { title: 'Les Tilleuls', territory: 'Saint-Aubert', firstTitle: 'Premier sujet', language: 'fr' as const };
  const start = async (input: { methodText?: string } = {}) => (await connection.client(methodsContract).start({ ...blank, ...input })).id;
  return { host, start, workspace: connection.client(workspaceContract), files: connection.client(filesContract) };
}

test('a new démarche has its frame, its colleges and a first subject, and is listed without being opened', async () => {
  const { host, start, workspace } = await startHost();
  const id = await start();
  const { documents } = await host.workspaces.open(id);
  await documents.using('core', ({ doc }) => {
    expect(readFrame(doc)).toMatchObject({ title: 'Les Tilleuls', territory: 'Saint-Aubert' });
    expect(collegesOf(doc).list()).toHaveLength(5);
  });
  const { workspaces } = await workspace.list({});
  expect(workspaces.map(({ title, territory, state }) => [title, territory, state])).toEqual([['Les Tilleuls', 'Saint-Aubert', 'ready']]);
});

test('a démarche that came in a file is listed with its territory before anybody looked at it', async () => {
  const [here, there] = [await startHost(), await startHost()];
  const id = await here.start();
  await new Promise<void>((resolve, reject) => {
    const onClose = (error: unknown) => (error ? reject(error) : resolve());
    const opened = there.files.open({ acceptIntact: false }, { onItem: () => {}, onClose });
    here.files.save(
      { id },
      { onItem: ({ bytes }) => bytes && opened.send({ bytes }), onClose: () => opened.send({ bytes: new Uint8Array() }) },
    );
  });
  const { workspaces } = await there.workspace.list({});
  expect(workspaces.map(({ title, territory, place }) => [title, territory, place])).toEqual([['Les Tilleuls', 'Saint-Aubert', '']]);
});

test('a démarche on a method has the subjects of the method, and no other', async () => {
  const { host, start } = await startHost();
  const [method] = bundledMethods();
  const { documents } = await host.workspaces.open(await start({ methodText: writeMethod(method as Method) }));
  const titles = await documents.using('core', ({ doc }) => orderedChapters(chaptersOf(doc).list()).map(({ title }) => title));
  expect(titles).toEqual(method?.outline.map(({ title }) => title));
});

test('a method that can’t be read makes no démarche', async () => {
  const { start, workspace } = await startHost();
  await expect(start({ methodText: '{"format":"autre"}' })).rejects.toMatchObject({ code: 'unknown-file-kind' });
  expect((await workspace.list({})).workspaces).toEqual([]);
});

test('the title changes in the démarche itself, and the list follows', async () => {
  const { host, start, workspace } = await startHost();
  const id = await start();
  await workspace.rename({ id, title: 'Accueil de nuit' });
  const { documents } = await host.workspaces.open(id);
  expect(await documents.using('core', ({ doc }) => readFrame(doc).title)).toBe('Accueil de nuit');
  expect((await workspace.list({})).workspaces[0]?.title).toBe('Accueil de nuit');
});

test('every home screen that is open hears of a change, wherever it was made', async () => {
  const { start, workspace } = await startHost();
  const seen: Catalogue[] = [];
  const watching = workspace.watch({}, { onItem: (catalogue) => seen.push(catalogue) });
  onTestFinished(() => watching.close());
  const id = await start();
  await expect.poll(() => seen.at(-1)?.workspaces.length).toBe(1);
  await workspace.trash({ id });
  await expect.poll(() => seen.at(-1)?.trashed.length).toBe(1);
  await workspace.restore({ id });
  await expect.poll(() => seen.at(-1)?.workspaces.length).toBe(1);
});

test('the place where one stood is remembered, and an erased démarche is gone for good', async () => {
  const { start, workspace } = await startHost();
  const id = await start();
  await workspace.rememberPlace({ id, place: 'acteurs' });
  expect((await workspace.list({})).workspaces[0]?.place).toBe('acteurs');
  await workspace.trash({ id });
  await workspace.erase({ id });
  expect(await workspace.list({})).toEqual({ workspaces: [], trashed: [] });
  await expect(workspace.rename({ id, title: 'Rien' })).rejects.toMatchObject({ code: 'not-found' });
});

test('the sample opens the same démarche twice, and anew once it was thrown away', async () => {
  const { workspace } = await startHost();
  const first = await workspace.openSample({});
  expect(await workspace.openSample({})).toEqual(first);
  await workspace.trash(first);
  expect(await workspace.openSample({})).not.toEqual(first);
});
