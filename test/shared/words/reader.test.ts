import { expect, test } from 'vitest';
import type { Messages } from '#shared/words/catalogue';
import { readSentence, sayIn } from '#shared/words/reader';

const fr = {
  counts: { doors: '{count, plural, =0 {aucune porte} one {# porte} other {# portes}} ; et après ?' },
  said: '« {words} »',
} as const;
const en: Messages<typeof fr> = {
  counts: { doors: '{count, plural, =0 {no door} one {# door} other {# doors}}; and then?' },
  said: '“{words}”',
};

test('a sentence is filled in its language, with its plural and its typography', () => {
  const [french, english] = [sayIn('fr', { fr, en }), sayIn('en', { fr, en })];
  expect([0, 1, 2].map((count) => french('counts.doors', { count }))).toEqual([
    'aucune porte\u202f; et après\u202f?',
    '1 porte\u202f; et après\u202f?',
    '2 portes\u202f; et après\u202f?',
  ]);
  expect(english('counts.doors', { count: 1 })).toBe('1 door; and then?');
});

test('what a sentence is filled with is words, whatever signs are in it', () => {
  const words = "{count, plural, other {#}} <b>l'a</b>";
  expect(sayIn('en', { fr, en })('said', { words })).toBe(`“${words}”`);
});

test('a value that was forgotten is said at once', () => {
  expect(() => sayIn('fr', { fr, en })('said')).toThrow('words');
});

test('the same sentence is read anew with other values, and in each language for itself', () => {
  const sentence = '{count, plural, one {# porte} other {# portes}} ?';
  expect([1, 2, 1].map((count) => readSentence('fr', sentence, { count }))).toEqual([
    '1 porte\u202f?',
    '2 portes\u202f?',
    '1 porte\u202f?',
  ]);
  expect(readSentence('en', sentence, { count: 2 })).toBe('2 portes ?');
});
