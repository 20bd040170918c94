import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { diagnosticMethod } from '#features/diagnostic/model/diagnostic-method';
import { orderedChapters } from '#features/diagnostic/model/chapters/chapter-order';
import { chaptersOf } from '#features/diagnostic/model/diagnostic-section';
import { bundledMethods } from '#features/methods/model/bundled-methods';
import type { Method } from '#features/methods/model/method';
import { writeMethod } from '#features/methods/model/method-file';
import { methodsContract } from '#features/methods/model/methods-contract';
import { models } from '#features/model';
import { restitutionContract } from '#features/restitution/model/restitution-contract';
import { openHostWindow } from '../../support/worlds/host-window';

const FIRST = 'Premier sujet';
const [method] = bundledMethods() as [Method];

/** A démarche that was begun a moment ago, as a window begins it. */
async function begin(methodText?: string) {
  const {
    host,
    connection: { client },
  } = await openHostWindow();
  const start = {
    title: 'Neuve',
    territory: '',
    firstTitle: FIRST,
    language: 'fr' as const,
    ...(methodText === undefined ? {} : { methodText }),
  };
  const { id: workspaceId } = await client(methodsContract).start(start);
  const { documents } = await host.workspaces.open(workspaceId);
  return {
    restitution: await client(restitutionContract).preview({ workspaceId, audience: 'workspace', language: 'fr' }),
    chapters: await documents.using('core', ({ doc }) => orderedChapters(chaptersOf(doc).list())),
  };
}

test('a démarche of one’s own begins with a place to write in, which leaves only once somebody named it', async () => {
  const { chapters, restitution } = await begin();
  expect(chapters.map(({ title }) => title)).toEqual([FIRST]);
  expect(restitution).toMatchObject({ isEmpty: true });
  const core = new Y.Doc();
  for (const model of models) model.begin?.(core, { createdAt: 1, firstTitle: FIRST, language: 'fr' });
  const published = () => diagnosticMethod.published?.(core, undefined).outline;
  expect(published()).toEqual([]);
  const [chapter] = chaptersOf(core).list();
  chaptersOf(core).patch(chapter?.id ?? '', { title: 'Se loger', unnamed: undefined });
  expect(published()).toMatchObject([{ title: 'Se loger' }]);
});

test.each([
  ['has subjects', method],
  ['has none', { ...method, outline: [] }],
])('a démarche begun from a method that %s holds those alone', async (_, from) => {
  const { chapters } = await begin(writeMethod(from));
  expect(chapters.map(({ title }) => title)).toEqual(from.outline.map(({ title }) => title));
});

test('subjects that nobody wrote about do not print, and it is said how many', async () => {
  const { restitution } = await begin(writeMethod(method));
  expect(restitution.losses).toContainEqual(expect.stringContaining(`${method.outline.length} sujets du diagnostic`));
  for (const { title } of method.outline) expect(restitution.html).not.toContain(title);
});
