import { createInstance, type i18n } from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { icuFormat } from '#client/i18n/icu-format';
import { readSentence } from '#shared/words/reader';

const SENTENCES = {
  plural: '{count, plural, =0 {rien} one {# personne} other {# personnes}} : « {who} » ?',
  choice: '{kind, select, public {Pour toutes et tous.} other {Pour nous.}}',
  straight: "l'{who} de l'atelier",
  plain: 'Qui êtes-vous ?',
};
const VALUES = { count: 1234, who: '<b>{x}</b>', kind: 'public' };

let screen: i18n;

beforeAll(async () => {
  screen = createInstance();
  await screen.use(icuFormat).init({
    lng: 'fr',
    fallbackLng: 'fr',
    resources: { fr: { feature: SENTENCES } },
    interpolation: { escapeValue: false },
  });
});

test.each(Object.entries(SENTENCES))('a screen says %s as a phone and a print do', (key, sentence) => {
  for (const language of ['fr', 'en'] as const) {
    expect(screen.getFixedT(language, 'feature')(key, VALUES)).toBe(readSentence(language, sentence, VALUES));
  }
});

test('a value that was forgotten leaves the sentence as it is written, and the screen whole', () => {
  expect(screen.getFixedT('fr', 'feature')('straight')).toBe(SENTENCES.straight);
});
