import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { LOCAL } from '#document/origin';
import { writeText } from '#document/text/text-write';
import { addChapter } from '#features/diagnostic/model/chapters/chapter-list';
import { chapterDocument, notesOf, partRoot, testimoniesOf } from '#features/diagnostic/model/diagnostic-section';
import { models } from '#features/model';
import { contributionSchema } from '#features/workshop/model/contribution';
import { addContribution, stepDocumentId } from '#features/workshop/model/step-section';
import { findWords } from '#host/documents/find-words';
import { startHostTable } from '../../support/worlds/host-table';

const WORDS = 'On m’a envoyée à trois guichets le même matin.';

async function startDemarche() {
  const table = await startHostTable(undefined, { models });
  const { file, documents } = await table.host.workspaces.open(await table.create('Les Tilleuls'));
  const edit = <T>(document: string, change: (doc: Y.Doc) => T) =>
    documents.using(document, async ({ doc, whenSaved }) => {
      const result = doc.transact(() => change(doc), LOCAL);
      await whenSaved();
      return result;
    });
  return { edit, find: (words: string, except: readonly string[] = []) => findWords(file.store, documents, { words, except }) };
}

test('the same words are found in a chapter across a change of look, in a note and in a step, each with what it belongs to', async () => {
  const { edit, find } = await startDemarche();
  const chapter = await edit('core', (core) => addChapter(core, { title: 'Les portes', question: '', createdAt: 1 }));
  const note = await edit('core', (core) =>
    notesOf(core).create({
      chapterId: chapter,
      words: 'Elle : « à trois guichets le même matin »',
      by: '',
      college: '',
      done: false,
      createdAt: 1,
    }),
  );
  const paragraph = [
    { text: 'Une habitante dit : à trois gui', format: 0 },
    { text: 'chets le même matin.', format: 1 },
  ];
  await edit(chapterDocument(chapter), (doc) => writeText(doc, partRoot('leads'), [{ type: 'paragraph', children: paragraph }]));
  const given = await edit(stepDocumentId('s1'), (doc) => addContribution(doc, contributionSchema.parse({ text: WORDS, given: true })));
  const places = await find(WORDS);
  expect(places.map(({ words }) => words)).toEqual([
    'à trois guichets le même matin',
    'à trois guichets le même matin',
    'On m’a envoyée à trois guichets le même matin',
  ]);
  expect(places.map(({ ids }) => ids)).toEqual([
    expect.arrayContaining([note, chapter]),
    expect.arrayContaining([chapter]),
    expect.arrayContaining([given, 's1']),
  ]);
});

test('what goes with the words is left out: the record, and its embeds', async () => {
  const { edit, find } = await startDemarche();
  const testimony = { words: WORDS, label: '', college: '', consent: 'table' as const, chapterId: 'c1', createdAt: 1 };
  const id = await edit('core', (core) => testimoniesOf(core).create(testimony));
  await edit(chapterDocument('c1'), (doc) => writeText(doc, partRoot('leads'), [{ embed: 'testimony', ref: id, label: WORDS }]));
  expect(await find(WORDS, [id])).toEqual([]);
  expect(await find(WORDS)).toHaveLength(2);
});
