import { expect, test } from 'vitest';
import { languageOf, wordsIn } from '#client/light/words';
import { filled } from '#shared/words/filled';

test('a phone is spoken to in English when that is its first language, else in French', () => {
  expect([languageOf(['en-GB', 'fr']), languageOf(['fr-FR', 'en']), languageOf(['ar']), languageOf([])]).toEqual(['en', 'fr', 'fr', 'fr']);
});

test('French sentences have their no-break spaces', () => {
  const catalogue = { fr: { a: { ask: 'Vous êtes là ?' } }, en: { a: { ask: 'Are you there?' } } };
  expect([wordsIn('fr', catalogue).a.ask, wordsIn('en', catalogue).a.ask]).toEqual(['Vous êtes là\u202f?', 'Are you there?']);
});

test('placeholders are filled, unknown ones stay', () => {
  expect(filled('Dans {seconds} secondes, {what}', { seconds: 30 })).toBe('Dans 30 secondes, {what}');
});
