import { expect, test } from 'vitest';
import { decodeText } from '#features/diagnostic/model/source-encoding';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const utf16le = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le'));
const utf16be = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le').swap16());
const SENTENCE = 'L’accès aux aides : « où aller ? », demande-t-elle à l’accueil.';

test.each([
  ['UTF-8', utf8(SENTENCE), 'utf-8'],
  ['UTF-8 with its mark', utf8(`\ufeff${SENTENCE}`), 'utf-8'],
  ['UTF-16 little-endian with its mark', utf16le(`\ufeff${SENTENCE}`), 'utf-16le'],
  ['UTF-16 big-endian with its mark', utf16be(`\ufeff${SENTENCE}`), 'utf-16be'],
  ['UTF-16 little-endian without a mark', utf16le(SENTENCE), 'utf-16le'],
  ['UTF-16 big-endian without a mark', utf16be(SENTENCE), 'utf-16be'],
])('%s is read letter for letter', (_name, bytes, encoding) => {
  const read = decodeText(bytes);
  expect(read?.text).toBe(SENTENCE);
  expect(read?.encoding).toBe(encoding);
});

test('a text from an old Windows is read as such, and the guess is said', () => {
  const read = decodeText(latin('Précarité, évaluation, « très » chère, ça va.'));
  expect(read?.text).toBe('Précarité, évaluation, « très » chère, ça va.');
  expect(read?.report[0]?.code).toBe('encoding-guessed');
});

test('the euro sign and the long dashes of Windows-1252 are read', () => {
  expect(decodeText(Uint8Array.of(0x31, 0x32, 0x20, 0x80, 0x20, 0x96, 0x20, 0xe9))?.text).toBe('12 € – é');
});

test('a UTF-8 file with one damaged byte keeps its accents, and the line is reported', () => {
  const bytes = Uint8Array.of(...utf8('été\nhiver, '), 0xe9, ...utf8('clair, déjà\nfin'));
  const read = decodeText(bytes);
  expect(read?.text).toContain('été');
  expect(read?.text).toContain('déjà');
  expect(read?.report).toEqual([{ code: 'unreadable-bytes', line: 2, quote: expect.stringContaining('hiver') }]);
});

test('letters that were spoiled before are left as they are, and reported', () => {
  const read = decodeText(utf8('Titre\nL’accÃ¨s aux aides'));
  expect(read?.text).toContain('accÃ¨s');
  expect(read?.report).toEqual([{ code: 'mojibake', line: 2, quote: expect.stringContaining('accÃ¨s') }]);
});

test('bytes that are no text are said to be none', () => {
  expect(decodeText(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 4, 5))).toBeUndefined();
});
