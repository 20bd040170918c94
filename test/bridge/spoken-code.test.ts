import { expect, test } from 'vitest';
import { codeSecret, looksLikeCode, spokenCode } from '#bridge/spoken-code';

test('a code is understood as people type it: capitals, spaces, dashes, O for 0, I or L for 1', () => {
  expect(codeSecret('K0N1-pq2t')).toEqual(codeSecret(' koni PQ2T '));
  expect(codeSecret('k0nlpq2t')).toEqual(codeSecret('k0n1pq2t'));
});

test('a code is whole with its eight letters, however they are spaced', () => {
  expect([looksLikeCode('k0n1 pq2'), looksLikeCode('K0N1 - PQ2T')]).toEqual([false, true]);
});

test('a code is read aloud in two groups of four', () => {
  expect(spokenCode('k0n1pq2t')).toBe('K0N1 PQ2T');
});
