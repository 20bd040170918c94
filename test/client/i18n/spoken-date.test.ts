import { expect, it } from 'vitest';
import { spokenDate } from '#client/i18n/spoken-date';

const at = (text: string) => new Date(text).getTime();

it('says a moment as one says it', () => {
  const now = at('2026-11-23T18:00:00');
  const plain = (text: string) =>
    spokenDate(at(text), now, 'fr')
      .replace(/[\u00a0\u202f]/gu, ' ')
      .replace('’', "'");
  expect(plain('2026-11-23T17:05:00')).toBe("aujourd'hui, 17 h 05");
  expect(plain('2026-11-22T17:40:00')).toBe('hier, 17 h 40');
  expect(plain('2026-11-12T09:00:00')).toBe('12 novembre');
  expect(plain('2025-11-12T09:00:00')).toBe('12 novembre 2025');
});
