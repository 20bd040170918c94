import { expect, test } from 'vitest';
import { filled } from '#shared/words/filled';
import { wordsIn } from '#shared/words/words-in';

test('French sentences have their no-break spaces', () => {
  const catalogue = { fr: { a: { ask: 'Vous êtes là ?' } }, en: { a: { ask: 'Are you there?' } } };
  expect([wordsIn('fr', catalogue).a.ask, wordsIn('en', catalogue).a.ask]).toEqual(['Vous êtes là\u202f?', 'Are you there?']);
});

test('placeholders are filled, unknown ones stay', () => {
  expect(filled('Dans {seconds} secondes, {what}', { seconds: 30 })).toBe('Dans 30 secondes, {what}');
});
