import { expect, it } from 'vitest';
import { foldAccents } from '#shared/fold-accents';

it('finds « précarité » when one types PRECARITE, and « Œuvre » when one types oeuvre', () => {
  expect(foldAccents('  Précarité  de l’emploi ')).toBe("precarite de l'emploi");
  expect(foldAccents('Œuvre')).toBe('oeuvre');
});

it('finds « habitant·e·s » when one types habitantes', () => {
  expect(foldAccents('habitant·e·s')).toBe('habitantes');
});

it('reads a letter and its accent written apart as one accented letter, and folds twice as once', () => {
  expect(foldAccents('e\u0301te\u0301')).toBe(foldAccents('été'));
  expect(foldAccents(foldAccents('L’Œuvre d’ÉTÉ'))).toBe(foldAccents('L’Œuvre d’ÉTÉ'));
});
