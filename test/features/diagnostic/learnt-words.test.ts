import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { learntWordsOf, learnWord } from '#features/diagnostic/model/diagnostic-section';

test('a word that two tables learn, in whatever capitals, is in the dictionary once', () => {
  const [here, there] = [new Y.Doc(), new Y.Doc()];
  learnWord(here, 'Zéphirette', 1);
  learnWord(here, 'zéphirette', 2);
  learnWord(there, 'zéphirette', 3);
  Y.applyUpdate(here, Y.encodeStateAsUpdate(there));
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
  expect(learntWordsOf(here).list()).toHaveLength(1);
  expect(learntWordsOf(there).list()).toEqual(learntWordsOf(here).list());
});

test('nothing, and what is too long to be a word, is not learnt', () => {
  const core = new Y.Doc();
  learnWord(core, '', 1);
  learnWord(core, 'a'.repeat(65), 1);
  expect(learntWordsOf(core).list()).toEqual([]);
});
