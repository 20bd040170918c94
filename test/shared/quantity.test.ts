import { expect, test } from 'vitest';
import { formatQuantity, parseQuantity } from '#shared/quantity';
import { LANGUAGES, localeOf } from '#shared/words/language';

test.each([
  ['50', { kind: 'exact', value: 50 }],
  ['≈ 50', { kind: 'about', value: 50 }],
  ['environ 50 personnes', { kind: 'about', value: 50, unit: 'personnes' }],
  ['> 25', { kind: 'more-than', value: 25 }],
  ['plus de 25', { kind: 'more-than', value: 25 }],
  ['6–8 mois', { kind: 'range', from: 6, to: 8, unit: 'mois' }],
  ['6 à 8 mois', { kind: 'range', from: 6, to: 8, unit: 'mois' }],
  ["42'000 CHF", { kind: 'exact', value: 42000, unit: 'CHF' }],
  ['25,5 %', { kind: 'exact', value: 25.5, unit: '%' }],
  ['dès 2025', { kind: 'from', from: 2025 }],
  ['inconnu', { kind: 'unknown' }],
  ['non communiqué', { kind: 'not-communicated' }],
])('reads « %s »', (text, quantity) => {
  expect(parseQuantity(text)).toEqual(quantity);
});

test('says when it is not a quantity', () => {
  expect(parseQuantity('beaucoup')).toBeUndefined();
});

test.each(LANGUAGES.map(localeOf))('what is written in %s can be read again', (locale) => {
  const texts = [
    '≈ 50',
    '> 25 organisations',
    '< 3',
    '6–8 mois',
    '42000 CHF',
    '2200',
    '1234567,5 CHF',
    'dès 2025',
    'inconnu',
    'non communiqué',
  ];
  for (const text of texts) {
    const quantity = parseQuantity(text);
    expect(quantity && parseQuantity(formatQuantity(quantity, locale)), text).toEqual(quantity);
  }
});

test('a number is written as another language writes it, and the unit stays the group’s own word', () => {
  const written = (text: string) => formatQuantity(parseQuantity(text) ?? { kind: 'unknown' }, 'en-GB');
  expect(['42000,5 CHF', '6–8 portes', 'dès 2025', 'inconnu', 'non communiqué'].map(written)).toEqual([
    '42\u202f000.5\u00a0CHF',
    '6–8\u00a0portes',
    'from 2025',
    'unknown',
    'not communicated',
  ]);
});
