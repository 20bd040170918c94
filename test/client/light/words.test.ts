import { expect, test } from 'vitest';
import { languageOf } from '#client/light/words';

test('a phone is spoken to in English when that is its first language, else in French', () => {
  expect([languageOf(['en-GB', 'fr']), languageOf(['fr-FR', 'en']), languageOf(['ar']), languageOf([])]).toEqual(['en', 'fr', 'fr', 'fr']);
});
