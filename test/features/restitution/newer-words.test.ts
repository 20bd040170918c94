import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { LOCAL } from '#document/origin';
import { stepDocumentId } from '#features/workshop/model/step-section';
import { openSampleRestitution } from './sample-restitution';

type Sample = Awaited<ReturnType<typeof openSampleRestitution>>;

/** Writes a word that this version does not know over a field of every record of a root, as a newer app would have. */
function newer({ documents }: Sample, id: string, root: string, field: string): Promise<void> {
  return documents.using(id, (live) =>
    live.edit(LOCAL, (doc) => {
      for (const record of doc.getMap(root).values()) if (record instanceof Y.Map) record.set(field, 'mot-de-demain');
    }),
  );
}

const WORDS = { fr: 'd’une version plus récente', en: 'from a newer version' } as const;

test.each([
  ['workshops', stepDocumentId('w-mai-1'), 'contributions', 'kind'],
  ['diagnostic', 'core', 'validations', 'how'],
  ['circles', 'core', 'circle-events', 'kind'],
  ['access-paths', 'core', 'access-path-doors', 'outcome'],
  ['experiments', 'core', 'experiments', 'state'],
  ['experiments', 'core', 'experiments', 'outcome'],
  ['experiments', 'core', 'experiment-actions', 'state'],
  ['experiments', 'core', 'experiment-indicators', 'forWhom'],
  ['commitments', 'core', 'commitments', 'state'],
  ['commitments', 'core', 'commitments', 'answer'],
])('%s: what a newer version wrote (%s %s %s) is said to be so', async (section, id, root, field) => {
  const sample = await openSampleRestitution();
  await newer(sample, id, root, field);
  for (const language of ['fr', 'en'] as const) {
    const { document } = await sample.compose({ audience: 'workspace', language, parts: [section] });
    const text = JSON.stringify(document.sections).toLowerCase();
    expect(text).toContain(WORDS[language]);
    expect(text).not.toContain('mot-de-demain');
  }
});

test('an agreement that this version does not know goes nowhere', async () => {
  const sample = await openSampleRestitution();
  await newer(sample, 'core', 'testimonies', 'consent');
  for (const audience of ['workspace', 'public'] as const) {
    const { document } = await sample.compose({ audience, language: 'fr', parts: ['diagnostic'] });
    expect(JSON.stringify(document)).not.toContain('On m’a dit d’aller là');
  }
});

test('to everybody, the contributions of a newer version are counted as such', async () => {
  const sample = await openSampleRestitution();
  await newer(sample, stepDocumentId('w-mai-1'), 'contributions', 'kind');
  const { document } = await sample.compose({ audience: 'public', language: 'fr', parts: ['workshops'] });
  expect(JSON.stringify(document)).toContain('D’une version plus récente');
});
