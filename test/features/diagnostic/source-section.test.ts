import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { lacksConsent, newSource } from '#features/diagnostic/model/source';
import { plainText, type SourceContent } from '#features/diagnostic/model/source-block';
import {
  MAX_TRAVELLING_ORIGINAL,
  sourceContent,
  sourceContentSection,
  sourceSection,
  sourcesOf,
  travellingOriginal,
  writeSourceContent,
} from '#features/diagnostic/model/source-section';

const CONTENT: SourceContent = {
  blocks: [
    { kind: 'heading', level: 2, text: 'Titre' },
    { kind: 'row', head: true, cells: ['a', 'b'] },
  ],
  report: [{ code: 'html', line: 3, quote: '<b>' }],
};

test('the words of a source travel to another copy, whole', () => {
  const [a, b] = [new Y.Doc(), new Y.Doc()];
  writeSourceContent(a, CONTENT);
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
  expect(sourceContent(b)).toEqual(CONTENT);
  expect(sourceContent(b)).toBe(sourceContent(b));
});

test('words that are there are never written over', () => {
  const doc = new Y.Doc();
  writeSourceContent(doc, CONTENT);
  writeSourceContent(doc, { blocks: [], report: [] });
  expect(sourceContent(doc)).toEqual(CONTENT);
});

test('a block that is none leaves its place, so that the numbers citations hold stay', () => {
  const doc = new Y.Doc();
  doc.getMap('source-content').set('content', {
    blocks: [{ kind: 'script', text: 'alert(1)' }, 7, { kind: 'paragraph', text: 'mot' }, { kind: 'paragraph', text: 12 }],
    report: [{ code: 'unheard of' }, null],
  });
  const read = sourceContent(doc);
  expect(read?.blocks.map((block) => block.kind)).toEqual(['verbatim', 'verbatim', 'paragraph', 'verbatim']);
  expect(plainText(read?.blocks ?? []).trim()).toBe('mot');
  expect(read?.report).toEqual([]);
});

test.each([undefined, 'text', 7, null, []])('a content that is %j is no content, and nothing throws', (value) => {
  const doc = new Y.Doc();
  if (value !== undefined) doc.getMap('source-content').set('content', value);
  expect(() => sourceContent(doc)).not.toThrow();
  expect(() => JSON.stringify(sourceContentSection.project(doc))).not.toThrow();
});

test('a removed source put back under its id is the same source', () => {
  const doc = new Y.Doc();
  const sources = sourcesOf(doc);
  const id = sources.create(newSource('  Rencontre\ndu 5 mars ', 1, { date: '2026-03' }));
  const before = sources.get(id);
  if (!before) throw new Error('it was not made');
  sources.remove(id);
  const { id: _id, ...fields } = before;
  sources.create(fields, { id });
  expect(sources.get(id)).toEqual(before);
  expect(before.title).toBe('Rencontre du 5 mars');
  expect(sourceSection.project(doc)).toEqual({ sources: [before] });
});

test('what a peer wrote wrong in a card is repaired, and the card shows', () => {
  const doc = new Y.Doc();
  doc.getMap('sources').set(
    'a',
    new Y.Map<unknown>([
      ['title', 'Article'],
      ['kind', 12],
      ['date', 'hier'],
      ['attachmentHash', '../../etc/passwd'],
      ['contentId', 'a/b'],
      ['consent', 12],
    ]),
  );
  expect(sourcesOf(doc).get('a')).toMatchObject({ title: 'Article', kind: 'other' });
  const card = sourcesOf(doc).get('a');
  expect([card?.date, card?.attachmentHash, card?.contentId, card?.consent]).toEqual([undefined, undefined, undefined, undefined]);
});

test('a consent in words of a later version is kept, and the card asks for none', () => {
  const doc = new Y.Doc();
  doc.getMap('sources').set(
    'a',
    new Y.Map<unknown>([
      ['title', 'Article'],
      ['kind', 'interview'],
      ['testimony', true],
      ['consent', 'the-valley'],
    ]),
  );
  const card = sourcesOf(doc).get('a');
  expect([card?.consent, card && lacksConsent(card)]).toEqual(['the-valley', false]);
});

test('a small original travels with its words, a large one does not, and neither is in the projection', () => {
  const [small, large] = [new Y.Doc(), new Y.Doc()];
  writeSourceContent(small, CONTENT, Uint8Array.of(1, 2, 3));
  writeSourceContent(large, CONTENT, new Uint8Array(MAX_TRAVELLING_ORIGINAL + 1));
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(small));
  expect(travellingOriginal(copy)).toEqual(Uint8Array.of(1, 2, 3));
  expect(travellingOriginal(large)).toBeUndefined();
  expect(sourceContentSection.project(copy)).toEqual(CONTENT);
});
