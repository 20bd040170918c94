import { expect, onTestFinished, test, vi } from 'vitest';
import { connect } from '#bridge/connect';
import { documentsContract } from '#bridge/documents-contract';
import { createMemoryChannelPair } from '#bridge/transports/memory-channel';
import { partsOf } from '#client/feature-parts.tsx';
import { isOnDemand } from '#client/i18n/messages';
import { LOCAL } from '#document/origin';
import { clientFeatures } from '#features/client';
import { hostFeatures } from '#features/host';
import { methodsContract } from '#features/methods/model/methods-contract';
import { processRecords } from '#features/methods/model/process-section';
import { models } from '#features/model';
import { composeDocument } from '#features/restitution/host/compose-document';
import { writeHtmlBody } from '#features/restitution/model/write-html';
import { writeMarkdown } from '#features/restitution/model/write-markdown';
import { compareInventories, inventoryOf } from '#features/files/model/inventory';
import { workspaceContract } from '#features/workspace/model/workspace-contract';
import { guestPolicyOf } from '#host/guests/guest-policy';
import { createHost } from '#host/host';
import { foundByKind } from '../../../src/renderer/workbench/search/found-by-kind';
import { inPathOrder } from '../../../src/renderer/workbench/path-order';
import { sampleFolder } from '../../support/worlds/sample-folder';
import { temporaryFolder } from '../../support/temporary-folder';
import { recipesFeature } from './recipes-feature';
import { BOOK, coursesOf, recipesModel, recipesOf } from './recipes-model';
import { recipesHost } from './recipes-output';

const allModels = [...models, recipesModel];
const PAGE = { title: 'Notre méthode', edition: '1', summary: '', attribution: '', changes: '' };

/** The application with one folder and one line in each list more. */
async function startHost() {
  const host = await createHost({
    dataFolder: temporaryFolder(),
    resourcesFolder: sampleFolder({ recipes: { recipes: [{ id: 'soup', name: 'Soupe du jeudi', cook: 'Kelvane' }] } }),
    models: allModels,
    features: hostFeatures,
    storage: { ballastBytes: 0 },
    reportFailure: () => {},
  });
  onTestFinished(() => host.close());
  const [hostEnd, clientEnd] = createMemoryChannelPair();
  host.serve(hostEnd, { id: 'window', access: 'facilitator' });
  const connection = connect(clientEnd);
  const methods = connection.client(methodsContract);
  const { id } = await connection.client(workspaceContract).openSample({});
  const { documents } = await host.workspaces.open(id);
  const search = (words: string) => connection.client(documentsContract).search({ workspaceId: id, words });
  return { host, methods, id, documents, search };
}

test('a feature made of one folder is in the sample, and in a démarche from its first minute', async () => {
  const { documents } = await startHost();
  await documents.using('core', ({ doc }) => {
    expect(recipesOf(doc).get('soup')).toMatchObject({ name: 'Soupe du jeudi' });
    expect(coursesOf(doc).get('first')).toMatchObject({ title: 'Entrée' });
  });
});

test('… is counted under its own name in what a key brings', async () => {
  const { documents } = await startHost();
  await documents.using('core', async (live) => {
    const before = inventoryOf([['core', live.doc]], allModels);
    await live.edit(LOCAL, (core) => recipesOf(core).create({ name: 'Tarte', cook: '', createdAt: 1 }));
    expect(compareInventories(before, inventoryOf([['core', live.doc]], allModels))).toEqual({
      changes: { 'recipes:recipes': 1 },
      removed: 0,
    });
  });
});

test('… goes into a method with what it publishes, and comes back from it; what it does not publish is found in what leaves', async () => {
  const { host, methods, id, documents } = await startHost();
  const draft = await methods.draft({ workspaceId: id, page: PAGE, rewrites: {}, language: 'fr' });
  expect(draft.findings).toEqual([]);
  expect(JSON.parse(draft.text).parts).toEqual({ recipes: { courses: [{ id: 'course-1', title: 'Entrée' }] } });
  const started = await methods.start({ title: 'Ailleurs', territory: '', firstTitle: 'Un', language: 'fr', methodText: draft.text });
  const other = await host.workspaces.open(started.id);
  expect(await other.documents.using('core', ({ doc }) => coursesOf(doc).get('course-1')?.title)).toBe('Entrée');
  await documents.using('core', (live) =>
    live.edit(LOCAL, (core) => {
      const { steps } = processRecords(core);
      steps.patch(steps.list()[0]?.id ?? '', { purpose: 'Demander à Kelvane' });
    }),
  );
  const leaking = await methods.draft({ workspaceId: id, page: PAGE, rewrites: {}, language: 'fr' });
  expect(leaking.findings.flatMap(({ matches }) => matches)).toEqual([{ written: 'Kelvane', kind: 'person' }]);
});

test('… is shown on a phone, which may write what it says and nothing else', async () => {
  const { documents } = await startHost();
  const policy = guestPolicyOf(allModels);
  const guest = { id: 'amal', name: 'Amal', picture: '', college: '', table: 't' };
  await documents.using('core', ({ doc }) => {
    expect(policy.subject(doc, BOOK)).toMatchObject({ feature: 'recipes', subject: { courses: [{ title: 'Entrée' }] } });
    expect(policy.rights(doc, BOOK, guest)).toMatchObject({ root: 'recipes', fixed: [{ author: 'amal', cook: 'Amal' }] });
    expect(policy.subject(doc, 'inquiry:other')).toBeUndefined();
    expect(policy.rights(doc, 'inquiry:other', guest)).toBeUndefined();
  });
});

test('… is in the restitution, and may be left out of it', async () => {
  const { documents, id: workspaceId } = await startHost();
  const outputs = [...hostFeatures, recipesHost].flatMap(({ restitution }) => restitution ?? []);
  const compose = async (parts?: string[]) => {
    const { document } = await composeDocument(
      outputs,
      documents,
      { workspaceId, audience: 'workspace', language: 'fr', parts },
      '2026-11-28',
    );
    return document;
  };
  const whole = await compose();
  expect(writeMarkdown(whole)).toContain('## Recettes\n\nSoupe du jeudi');
  expect(writeHtmlBody(whole)).toContain('Soupe du jeudi');
  expect((await compose(['plan'])).sections.map(({ id }) => id)).toEqual(['plan']);
});

test('… has its place on the path between two that do not know it', () => {
  const features = [...clientFeatures, recipesFeature];
  const path = inPathOrder(features.flatMap(({ pathEntries }) => pathEntries ?? [])).map(({ id }) => id);
  expect(path.slice(path.indexOf('actor-map'), path.indexOf('experiment') + 1)).toEqual(['actor-map', 'recipes', 'experiment']);
});

test('… is found by the search, which opens it where the feature says', async () => {
  const { search } = await startHost();
  const hits = await vi.waitFor(async () => {
    const answer = await search('soupe kelvane');
    expect(answer.isComplete).toBe(true);
    return answer.hits;
  });
  expect(hits).toMatchObject([{ kind: 'recipe', record: 'soup', title: { text: 'Soupe du jeudi' } }]);
  expect(foundByKind([{ ...recipesFeature }], hits)).toMatchObject([
    { name: { feature: 'recipes', key: 'title' }, things: [{ path: 'recettes/soup' }] },
  ]);
});

test('… stands on the home screen, in « Cadre », in « Inviter » and beside a chapter, between those of others', () => {
  const features = [recipesFeature, ...clientFeatures];
  const namesOf = (parts: readonly { readonly feature: string }[]) => parts.map(({ feature }) => feature);
  expect(namesOf(partsOf(features, ({ homeGestures }) => homeGestures))).toEqual(['methods', 'recipes', 'tables', 'files']);
  const cards = partsOf(features, ({ frameCards }) => frameCards);
  expect(namesOf(cards.filter(({ column }) => column === 'wide'))).toEqual(['methods', 'recipes', 'files']);
  expect(namesOf(partsOf(features, ({ inviteTabs }) => inviteTabs))).toEqual(['phones', 'recipes', 'tables']);
  expect(namesOf(partsOf(features, ({ chapterCards }) => chapterCards))).toEqual(['recipes', 'experiment']);
});

test('… is called, on screens and in print, by words of its own in each language', async () => {
  const { names, messages, pathEntries = [] } = recipesFeature;
  expect(pathEntries.map(({ nameKey }) => names?.fr[nameKey])).toEqual(['Recettes']);
  if (!isOnDemand(messages)) throw new Error('its words come with its screens');
  expect([(await messages.fr()).fr.title, (await messages.en()).en.title]).toEqual(['Recettes', 'Recipes']);
  const titles = recipesHost.restitution?.sections.map(({ title }) => [title('fr'), title('en')]);
  expect(titles).toEqual([['Recettes', 'Recipes']]);
});
