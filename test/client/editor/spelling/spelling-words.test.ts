import { expect, test } from 'vitest';
import { learntFrom, learntKey, unknownParts, wordsToCheck } from '#client/editor/spelling/spelling-words';

const words = (line: string) => wordsToCheck(line).map(({ word }) => word);

/** What of a word is not known to who knows these words. */
function unknown(word: string, known: string): string[] {
  const dictionary = new Set(known.split(' '));
  return unknownParts(word, (plain) => dictionary.has(plain) || dictionary.has(plain.toLowerCase())).map(({ start, end }) =>
    word.slice(start, end),
  );
}

test('the words of a line are looked up, each where it stands', () => {
  expect(wordsToCheck('Une porte, puis « l’école ».')).toEqual([
    { word: 'Une', start: 0 },
    { word: 'porte', start: 4 },
    { word: 'puis', start: 11 },
    { word: 'l’école', start: 18 },
  ]);
});

test('figures, single letters, acronyms and names in several capitals are left alone', () => {
  expect(words('À 14h30, le T4 du CCAS (RSA) et FranceConnect : 3e étage, 12 %, y compris 2026')).toEqual([
    'le',
    'du',
    'et',
    'étage',
    'compris',
  ]);
});

test('nothing of an address is looked up', () => {
  expect(
    words('Voir https://exemple.org/pajes?q=écolle ou www.exemple.org, nadia.b@exemple.org, exemple.org/aide, puis #motdièse.'),
  ).toEqual(['Voir', 'ou', 'puis']);
});

test('words that say both genders are left alone', () => {
  expect(words('des habitant·e·s et des habitant.e.s')).toEqual(['des', 'et', 'des']);
});

test('what is shortened before a vowel is taken off, with either apostrophe', () => {
  expect(unknown('l’école', 'école')).toEqual([]);
  expect(unknown("qu'il", 'il')).toEqual([]);
  expect(unknown('Lorsqu’elle', 'elle')).toEqual([]);
  expect(unknown('l’ecolle', 'école')).toEqual(['ecolle']);
  expect(unknown('aujourd’hui', "aujourd'hui")).toEqual([]);
  expect(unknown('l’ANCT', '')).toEqual([]);
});

test('words that hyphens join are known whole, or part by part', () => {
  expect(unknown('rendez-vous', 'rendez-vous')).toEqual([]);
  expect(unknown('va-t-il', 'va il')).toEqual([]);
  expect(unknown('éco-quartier', 'quartier')).toEqual([]);
  expect(unknown('porte-clefz', 'porte clefs')).toEqual(['clefz']);
  expect(unknown('d’arc-en-ciell', 'arc en ciel')).toEqual(['ciell']);
});

test('an accent typed as a sign of its own makes no difference', () => {
  expect(unknown('e\u0301cole', 'école')).toEqual([]);
});

test('names let one write each of their words, in whatever capitals', () => {
  const known = learntFrom(['Maison d’Évariste', 'Saint-Ouarneau']);
  for (const word of ['évariste', 'Saint-Ouarneau', 'Ouarneau', 'OUARNEAU']) expect(known.has(learntKey(word))).toBe(true);
  expect(known.has(learntKey('Ouarnea'))).toBe(false);
});
