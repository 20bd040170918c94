import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { unsentWords } from '#client/guest/unsent-words';
import { addContribution, contributionText } from '#features/workshop/model/step-section';

test('what was given to nobody is told as words, each piece by itself, without what surrounds them or was erased on the way', () => {
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
  const id = addContribution(doc, { ...blank, text: 'Un mot de trop. Le bus du soir.' });
  contributionText(doc, id)?.delete(0, 16);
  addContribution(doc, { ...blank, text: 'Trois guichets.' });
  addContribution(doc, { ...blank, text: ' ' });
  expect([...unsentWords([Y.encodeStateAsUpdate(doc)])].sort()).toEqual(['Le bus du soir.', 'Trois guichets.']);
});

test('bytes that are no update, and updates without words, tell nothing', () => {
  expect(unsentWords([new Uint8Array([1, 2, 3]), Y.encodeStateAsUpdate(new Y.Doc())])).toEqual([]);
});
