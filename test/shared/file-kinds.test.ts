import { expect, test } from 'vitest';
import { isAttachable, pictureKind } from '#shared/file-kinds';

const letters = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test('a picture is told by its bytes', () => {
  expect(pictureKind(letters('\xff\xd8\xff\xe0 JFIF'))).toBe('jpeg');
  expect(pictureKind(letters('\x89PNG\r\n\x1a\n'))).toBe('png');
  expect(pictureKind(letters('GIF89a'))).toBe('gif');
  expect(pictureKind(letters('RIFF\x24\0\0\0WEBPVP8 '))).toBe('webp');
});

test('letters that name a kind of picture are no picture', () => {
  for (const text of ['', 'Format: WEBP, de préférence', 'PNG', '<svg/>', 'RIFF\x24\0\0\0WAVEfmt '])
    expect(pictureKind(letters(text))).toBeUndefined();
});

test('pictures and recordings may be attached; what can act may not', () => {
  expect(['image/jpeg', 'image/gif', 'audio/mp4', 'audio/ogg'].map(isAttachable)).toEqual([true, true, true, true]);
  expect(['image/svg+xml', 'text/html', 'application/pdf', 'constructor', ''].map(isAttachable)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});
