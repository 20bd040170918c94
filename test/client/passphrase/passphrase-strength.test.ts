import { expect, test } from 'vitest';
import { strengthOf } from '#client/passphrase/passphrase-strength';

test('four words that have nothing to do with each other are strong, three are fair, two are weak', () => {
  expect(strengthOf('tortue lampadaire jeudi confiture')).toBe('strong');
  expect(strengthOf('tortue lampadaire jeudi')).toBe('fair');
  expect(strengthOf('tortue lampadaire')).toBe('weak');
});

test.each(['court', 'Mot de passe 123', 'azerty2026', 'aaaaaaaaaaaaaaaa', 'jeudi jeudi jeudi jeudi'])('« %s » is weak', (passphrase) => {
  expect(strengthOf(passphrase)).toBe('weak');
});
