import { expect, test } from 'vitest';
import type { SourceBlock } from '#features/diagnostic/model/source-block';
import { locateQuote, MAX_QUOTE_LENGTH, quoteOf } from '#features/diagnostic/model/source-citation';
import { ageBand, coarsenLabel, labelRisks } from '#features/diagnostic/model/source-speaker-label';

const blocks: SourceBlock[] = [
  { kind: 'heading', level: 1, text: 'Constats' },
  { kind: 'paragraph', text: 'On pousse\nquatre portes (ou plus).' },
  { kind: 'row', head: false, cells: ['Accueil', '14'] },
];

test('a quote is found where it was taken, whatever the line ends', () => {
  expect(locateQuote(blocks, { block: 1, quote: 'pousse quatre portes (ou plus)' })).toEqual({ block: 1, from: 3, to: 33 });
});

test('a quote whose number is wrong is found by its words, and words that are not there are not found', () => {
  expect(locateQuote(blocks, { block: 0, quote: 'Accueil 14' })?.block).toBe(2);
  expect(locateQuote(blocks, { block: 1, quote: 'cinq portes' })).toBeUndefined();
  expect(locateQuote(blocks, { block: 99, quote: ' ' })).toBeUndefined();
});

test('words are looked for as they are written, hyphens and other signs of an expression included', () => {
  const block = { kind: 'paragraph' as const, text: 'Un rendez-vous (peut-être) à 9 h 30 ? 1/3 dit « oui » [sic] {ou} ^non$ + * | \\' };
  expect(locateQuote([block], { block: 0, quote: block.text })).toEqual({ block: 0, from: 0, to: block.text.length });
});

test('a long quote is cut at a word and is still found', () => {
  const long = 'parole '.repeat(400).trim();
  const quote = quoteOf(long);
  expect(quote.length).toBeLessThanOrEqual(MAX_QUOTE_LENGTH);
  expect(locateQuote([{ kind: 'paragraph', text: long }], { block: 0, quote })?.block).toBe(0);
});

test('an age becomes a band, a duration stays', () => {
  expect(ageBand(48)).toBe('45–54\u00a0ans');
  expect([ageBand(16), ageBand(80)]).toEqual(['moins de 18\u00a0ans', '75\u00a0ans et plus']);
  expect(coarsenLabel('Femme, 48 ans, à l’aide sociale depuis plus de 4 ans')).toBe(
    'Femme, 45–54\u00a0ans, à l’aide sociale depuis plus de 4 ans',
  );
  expect(coarsenLabel('Homme, 45–54 ans')).toBe('Homme, 45–54 ans');
});

test('a label warns of an exact age, of a name and of being the only one', () => {
  const all = ['Habitante, 45–54 ans', 'habitante, 45–54 ans', 'Élu'];
  expect(labelRisks('Habitante, 45–54 ans', all)).toEqual([]);
  expect(labelRisks('Élu', all)).toEqual(['only-one']);
  expect(labelRisks('Habitante, 52 ans', all)).toEqual(['exact-age']);
  expect(labelRisks('Mme Tilleul', all)).toEqual(['name']);
});
