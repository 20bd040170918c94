import { expect, onTestFinished, test } from 'vitest';
import { connect } from '#bridge/connect';
import { createMemoryChannelPair } from '#bridge/transports/memory-channel';
import { isOnDemand } from '#client/i18n/messages';
import { mayRead, WINDOW } from '#document/audience';
import { documentKind, type Findable } from '#document/section';
import { clientFeatures } from '#features/client';
import { hostFeatures } from '#features/host';
import { models, sections } from '#features/model';
import { workspaceContract } from '#features/workspace/model/workspace-contract';
import { createHost } from '#host/host';
import { LANGUAGES } from '#shared/words/language';
import { temporaryFolder } from '../support/temporary-folder';

/** Everything that can be found in the sample démarche. */
async function findablesOfSample(): Promise<readonly Findable[]> {
  const host = await createHost({
    dataFolder: temporaryFolder(),
    resourcesFolder: 'resources',
    models,
    features: hostFeatures,
    storage: { ballastBytes: 0 },
    reportFailure: () => {},
  });
  onTestFinished(() => host.close());
  const [hostEnd, clientEnd] = createMemoryChannelPair();
  host.serve(hostEnd, { id: 'window', access: 'facilitator' });
  const { id } = await connect(clientEnd).client(workspaceContract).openSample({});
  const { documents } = await host.workspaces.open(id);
  const found: Findable[] = [];
  for (const document of (await documents.list()).filter((one) => mayRead(WINDOW, one))) {
    await documents.using(document, ({ doc }) => {
      for (const section of sections) if (section.kind === documentKind(document)) found.push(...(section.findable?.(doc, document) ?? []));
    });
  }
  return found;
}

const declared = clientFeatures.flatMap((feature) => (feature.found ?? []).map((kind) => ({ feature, kind })));

test('each kind of what can be found in the sample is opened by one feature, at a screen that there is', async () => {
  const findables = await findablesOfSample();
  const screens = clientFeatures.flatMap(({ screens }) => screens.map(({ path }) => path));
  expect(new Set(findables.map(({ kind }) => kind)).size).toBeGreaterThan(12);
  for (const findable of findables) {
    const [one, ...others] = declared.filter(({ kind }) => kind.kind === findable.kind);
    expect(others, findable.kind).toEqual([]);
    expect(screens, findable.kind).toContain(one?.kind.path(findable).split('/')[0]);
  }
});

test('the sample shows each kind of what a feature declares at least once', async () => {
  const shown = new Set((await findablesOfSample()).map(({ kind }) => kind));
  expect(declared.map(({ kind }) => kind.kind).filter((kind) => !shown.has(kind))).toEqual([]);
});

test.each(LANGUAGES)('each kind has a name in the catalogue of its feature (%s)', async (language) => {
  for (const { feature, kind } of declared) {
    const { messages } = feature;
    const words: unknown = isOnDemand(messages) ? Object.values(await messages[language]())[0] : messages[language];
    const name = kind.nameKey.split('.').reduce<unknown>((tree, key) => (tree as Record<string, unknown>)[key], words);
    expect(name, `${feature.name} ${kind.nameKey}`).toEqual(expect.stringMatching(/\p{L}/u));
  }
});
