import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { unsentWords } from '#client/guest/unsent-words';
import { addContribution, contributionText } from '#features/workshop/model/step-section';

test('what never reached the table is told as words, without what surrounds them', () => {
  const doc = new Y.Doc();
  const blank = {
    kind: 'lived' as const,
    author: 'g',
    name: 'Nour',
    picture: '',
    college: '',
    table: 't',
    given: false,
    files: [],
    createdAt: 1,
  };
  const id = addContribution(doc, { ...blank, text: 'déjà à la table. ' });
  const acknowledged = Y.encodeStateVector(doc);
  contributionText(doc, id)?.insert(17, 'Pas encore parti.');
  expect(unsentWords([Y.encodeStateAsUpdate(doc, acknowledged)])).toEqual(['Pas encore parti.']);
});

test('bytes that are no update, and updates without words, tell nothing', () => {
  expect(unsentWords([new Uint8Array([1, 2, 3]), Y.encodeStateAsUpdate(new Y.Doc())])).toEqual([]);
});
