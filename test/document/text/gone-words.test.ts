import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { goneWords } from '#document/text/gone-words';
import { openOwnWords } from '#document/text/own-words';

const ROOT = 'chapter';

/** A text in which `typed` was written by this person and then taken away by somebody who had read it. */
function removed(typed: string, ...parts: readonly string[]) {
  const doc = new Y.Doc();
  const words = openOwnWords(doc, () => 0);
  const flow = doc.getText(ROOT);
  flow.insert(0, typed);
  for (const run of words.runs()) words.replace(run, [{ ...run, state: 'removed' }]);
  words.close();
  // Written as another client would: the letters are the same, and not the characters.
  flow.delete(0, typed.length);
  flow.insert(0, parts.join(' puis '));
  return goneWords(doc, words).map(({ text }) => text);
}

test('what a person wrote and cannot be read any more is told to be gone', () => {
  expect(removed('le car du dimanche')).toEqual(['le car du dimanche']);
});

test('what stands elsewhere in the text, moved or written again, is not', () => {
  expect(removed('le car du dimanche', 'Il manque', 'le car du dimanche')).toEqual([]);
});

test('nor what stands with words of others between its own', () => {
  expect(removed('le car du dimanche', 'le car', 'rare', 'du dimanche')).toEqual([]);
});

test('words that only happen to stand far from each other are still told to be gone', () => {
  expect(removed('le car du dimanche', 'le car', '-'.repeat(400), 'du dimanche')).toEqual(['le car du dimanche']);
});

test('what was written in several runs is told as one, its first letter with the rest of its line', () => {
  const doc = new Y.Doc();
  const words = openOwnWords(doc, () => 0);
  const flow = doc.getText(ROOT);
  flow.insert(0, 'Q');
  // A line gets its end with its first letter.
  flow.insertEmbed(1, new Y.Map());
  flow.insert(1, 'uatre portes');
  expect(words.runs()).toHaveLength(2);
  for (const run of words.runs()) words.replace(run, [{ ...run, state: 'removed' }]);
  words.close();
  flow.delete(0, 13);
  expect(goneWords(doc, words).map(({ text, runs }) => [text, runs.length])).toEqual([['Quatre portes', 2]]);
});
