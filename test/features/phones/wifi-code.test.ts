import { expect, test } from 'vitest';
import { wifiCode } from '#features/phones/model/wifi-code';

test('a Wi-Fi is told the way a phone reads it', () => {
  expect(wifiCode({ name: 'Salle des fêtes', password: 'bonjour tout le monde' })).toBe(
    'WIFI:T:WPA;S:Salle des fêtes;P:bonjour tout le monde;;',
  );
});

test('signs that structure the code are escaped, in names and in passwords', () => {
  expect(wifiCode({ name: 'chez; "nous"', password: 'a\\b,c:d' })).toBe('WIFI:T:WPA;S:chez\\; \\"nous\\";P:a\\\\b\\,c\\:d;;');
});

test('a password of hexadecimal digits is quoted, so that it is not read as bytes', () => {
  expect(wifiCode({ name: 'salle', password: '12345678' })).toBe('WIFI:T:WPA;S:salle;P:"12345678";;');
});

test('an open Wi-Fi has no password, an unknown one no code', () => {
  expect(wifiCode({ name: 'mairie', password: '' })).toBe('WIFI:T:nopass;S:mairie;;');
  expect(wifiCode({ name: '', password: 'x' })).toBeUndefined();
});
