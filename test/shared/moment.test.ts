import { expect, test } from 'vitest';
import { formatMoment, formatTime } from '#shared/moment';

const at = (text: string) => new Date(text).getTime();
const NOW = at('2026-11-23T18:00:00');
const MOMENTS = ['2026-11-23T17:05:00', '2026-11-22T17:40:00', '2026-11-12T09:00:00', '2025-11-12T09:00:00'];
const written = (locale: string) =>
  MOMENTS.map((text) =>
    formatMoment(at(text), NOW, locale)
      .replace(/[\u00a0\u202f]/gu, ' ')
      .replace('’', "'"),
  );

test('a moment is written as one says it', () => {
  expect(written('fr-CH')).toEqual(["aujourd'hui, 17 h 05", 'hier, 17 h 40', '12 novembre', '12 novembre 2025']);
});

test('an English moment is written as print writes it, and holds nothing French', () => {
  expect(written('en-GB')).toEqual(['today, 17:05', 'yesterday, 17:40', '12 November', '12 November 2025']);
});

test('the parts of a French time stay on one line', () => {
  expect(formatTime(at('2026-11-23T17:05:00'), 'fr-CH')).toBe('17\u00a0h\u00a005');
});
