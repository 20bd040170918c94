import { expect, it } from 'vitest';
import { foldAccents } from '#client/kit/fold-accents';

it('finds « précarité » when one types PRECARITE, and « Œuvre » when one types oeuvre', () => {
  expect(foldAccents('  Précarité  de l’emploi ')).toBe("precarite de l'emploi");
  expect(foldAccents('Œuvre')).toBe('oeuvre');
});
