import { expect, test } from 'vitest';
import { runFinder } from '#document/text/word-runs';

const find = runFinder('Hier, on m’a envoyée à trois guichets le même matin. Personne n’a rien su me dire.');

test('four words in a row are found as they are written there, whatever their case, accents and punctuation', () => {
  expect(find('Elle raconte : « A TROIS GUICHETS, le meme matin », puis plus rien.')).toBe('A TROIS GUICHETS, le meme matin');
});

test('three are anybody’s, and the same words in another order are other words', () => {
  expect(find('trois guichets le lundi')).toBeUndefined();
  expect(find('le même matin, guichets trois à envoyée')).toBeUndefined();
});

test('of several runs the longest is given, and a very long one is cut at a word', () => {
  expect(find('on m’a envoyée ailleurs, et personne n’a rien su me dire')).toBe('personne n’a rien su me dire');
  const long = 'encore un mot de plus '.repeat(40);
  const found = runFinder(long)(long) ?? '';
  expect(found.length).toBeLessThanOrEqual(161);
  expect(found).toMatch(/(?:encore|un|mot|de|plus)…$/u);
});

test('words too few to be looked for are found nowhere', () => {
  expect(runFinder('Trois guichets.')('Trois guichets.')).toBeUndefined();
  expect(find('')).toBeUndefined();
});
