import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { LOCAL } from '#document/origin';
import { plainContent } from '#document/text/plain-content';
import { type Contribution, isScribed, newScribe } from '#features/workshop/model/contribution';
import { countContributions, givenOf, groupContributions } from '#features/workshop/model/contribution-groups';
import { testimoniesAt } from '#features/diagnostic/model/diagnostic-section';
import { contributionSubmissions } from '#features/workshop/model/giving';
import { quotationsOf, quoteContribution } from '#features/workshop/model/quote-contribution';
import {
  addContribution,
  contributionsOf,
  contributionText,
  patchContribution,
  putBackContribution,
  removeContribution,
  stepDocumentId,
  stepOfDocument,
} from '#features/workshop/model/step-section';

const BLANK: Contribution = {
  kind: 'lived',
  text: '',
  author: 'a',
  name: '',
  picture: '',
  college: '',
  table: '',
  given: true,
  files: [],
  createdAt: 1,
};

function brought(...contributions: readonly Partial<Contribution>[]) {
  const doc = new Y.Doc();
  const ids = contributions.map((one, index) => addContribution(doc, { ...BLANK, createdAt: index, ...one }));
  return { doc, ids, list: () => contributionsOf(doc).list() };
}

test('the document of a step and the step say each other', () => {
  expect(stepOfDocument(stepDocumentId('s1'))).toBe('s1');
  expect(stepOfDocument('text:s1')).toBeUndefined();
  expect(stepOfDocument('workshop')).toBeUndefined();
});

test('two people who write in one contribution keep every word of both', () => {
  const { doc, ids } = brought({ text: 'Trois guichets' });
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  const [id = ''] = ids;
  contributionText(doc, id)?.insert(0, 'Hier : ');
  contributionText(other, id)?.insert(14, ', un seul matin');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  expect(contributionsOf(doc).get(id)?.text).toBe('Hier : Trois guichets, un seul matin');
});

test('a contribution taken away comes back whole, under its own id, and its words can still be changed', () => {
  const { doc, ids, list } = brought({
    text: 'Trois guichets',
    college: 'people',
    files: [{ hash: 'a'.repeat(64), mediaType: 'image/png' }],
  });
  const [before] = list();
  const [id = ''] = ids;
  removeContribution(doc, id);
  expect(list()).toEqual([]);
  if (before) putBackContribution(doc, before);
  expect(list()).toEqual([before]);
  contributionText(doc, id)?.insert(0, 'Hier : ');
  expect(list()[0]?.text).toBe('Hier : Trois guichets');
});

test('words that were taken away are kept by no undo of the window: they leave the document', () => {
  const { doc, ids } = brought({ text: 'Bécassine' });
  const undo = new Y.UndoManager(doc, { trackedOrigins: new Set([LOCAL]) });
  removeContribution(doc, ids[0] ?? '');
  expect(undo.undoStack).toEqual([]);
  expect(Buffer.from(Y.encodeStateAsUpdate(doc)).includes('Bécassine')).toBe(false);
  expect(JSON.stringify(plainContent(doc))).not.toContain('Bécassine');
});

test('changing the kind of a contribution that somebody is removing harms nothing', () => {
  const { doc, ids, list } = brought({ text: 'x' });
  removeContribution(doc, ids[0] ?? '');
  patchContribution(doc, ids[0] ?? '', { kind: 'solution' });
  expect(list()).toEqual([]);
});

test('what a peer wrote wrong is repaired or left out, and never thrown at the reader', () => {
  const { doc, list } = brought({ text: 'bien', createdAt: 5 });
  const root = doc.getMap('contributions');
  root.set('wrong', 'not a record');
  root.set(
    'odd',
    new Y.Map<unknown>([
      ['kind', 'secret'],
      ['text', 7],
      ['files', 'none'],
      ['given', 'yes'],
    ]),
  );
  expect(list().map(({ text, kind, given, files }) => [text, kind, given, files])).toEqual([
    ['', 'secret', false, []],
    ['bien', 'lived', true, []],
  ]);
});

test('only what was given is anybody’s to read', () => {
  const { list } = brought({ text: 'donné' }, { text: 'brouillon', given: false, author: 'b' });
  expect(givenOf(list()).map(({ text }) => text)).toEqual(['donné']);
});

test('what was given and taken away since is not given a second time; under a key that another has it is given all the same', () => {
  const { doc: submission, ids } = brought({ text: 'le bus' }, { text: 'la gare' });
  const { doc, list } = brought();
  addContribution(doc, { ...BLANK, text: 'les mots d’une autre', author: 'b' }, { id: ids[1] ?? '' });
  contributionSubmissions.give(submission, doc, 1);
  removeContribution(doc, ids[0] ?? '');
  contributionSubmissions.give(submission, doc, 1);
  expect(list().map(({ text }) => text)).not.toContain('le bus');
  expect(list().map(({ text }) => text)).toEqual(expect.arrayContaining(['les mots d’une autre', 'la gare']));
});

test('groups follow the order asked for, empty ones included; the unknown and the unsaid are one, at the end', () => {
  const { list } = brought({ college: '' }, { college: 'gone' }, { college: 'people' });
  const groups = groupContributions(list(), 'college', ['elected', 'people']);
  expect(groups.map(({ key, contributions }) => [key, contributions.length])).toEqual([
    ['elected', 0],
    ['people', 1],
    ['', 2],
  ]);
});

test('the figures add up: every contribution is in one kind, and in one college of that kind', () => {
  const { list } = brought(
    { kind: 'difficulty', college: 'people' },
    { kind: 'difficulty', college: 'people' },
    { kind: 'difficulty', college: 'gone' },
    { kind: 'difficulty', college: '' },
    { kind: 'question', college: 'elected' },
  );
  const counts = countContributions(list(), ['difficulty', 'strength'], ['people', 'elected']);
  expect(counts).toEqual([
    {
      kind: 'difficulty',
      total: 4,
      colleges: [
        { college: 'people', count: 2 },
        { college: '', count: 2 },
      ],
    },
    { kind: 'strength', total: 0, colleges: [] },
    { kind: 'question', total: 1, colleges: [{ college: 'elected', count: 1 }] },
  ]);
});

test('contributions of kinds that a newer version brought are one group, after the others, and stay what they are', () => {
  const { doc, ids, list } = brought({ kind: 'strength' }, {}, {});
  for (const [index, kind] of [undefined, 'dream', 'wish'].entries()) {
    if (kind) (doc.getMap('contributions').get(ids[index] ?? '') as Y.Map<unknown>).set('kind', kind);
  }
  expect(countContributions(list(), ['strength'], []).map(({ kind, total }) => [kind, total])).toEqual([
    ['strength', 1],
    ['newer', 2],
  ]);
  patchContribution(doc, ids[1] ?? '', { given: false });
  expect((doc.getMap('contributions').get(ids[1] ?? '') as Y.Map<unknown>).get('kind')).toBe('dream');
});

test('what is written for somebody else has an author of its own each time', () => {
  const [one, two] = [newScribe(), newScribe()];
  expect(one).not.toBe(two);
  expect([isScribed({ author: one }), isScribed({ author: 'guest7' })]).toEqual([true, false]);
});

test('words taken into the diagnostic keep their college and their origin, never the name of the afternoon', () => {
  const { list } = brought({ text: ' Trois guichets. ', college: 'people', name: 'Nadia', picture: 'leaf' });
  const [contribution] = list();
  if (!contribution) throw new Error('nothing was brought');
  const docs = { core: new Y.Doc(), table: new Y.Doc() };
  quoteContribution(docs, contribution, { chapterId: 'ch', consent: 'table', label: 'une habitante' }, 7);
  const testimonies = testimoniesAt(docs).list();
  expect(testimonies).toMatchObject([
    {
      words: 'Trois guichets.',
      college: 'people',
      consent: 'table',
      chapterId: 'ch',
      label: 'une habitante',
      contributionId: contribution.id,
    },
  ]);
  expect(JSON.stringify(testimonies)).not.toMatch(/Nadia|leaf/u);
  expect(quotationsOf(testimonies, contribution.id)).toHaveLength(1);
  expect(quotationsOf(testimonies, 'other')).toEqual([]);
  // « Cette table seulement »: nothing of it is in the document of all tables.
  expect(docs.core.getMap('testimonies').size).toBe(0);
});
