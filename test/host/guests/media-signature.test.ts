import { describe, expect, test } from 'vitest';
import { isWhatItSays } from '#host/guests/media-signature';
import { PICTURES, RECORDINGS } from '#shared/file-kinds';

const bytes = (...parts: readonly (string | ArrayLike<number>)[]) =>
  new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Uint8Array.from(part)))));
const REST = new Array<number>(64).fill(0);

const JPEG = bytes([0xff, 0xd8, 0xff, 0xe0], REST);
const PNG = new Uint8Array(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64'),
);
const WEBP = bytes('RIFF', [36, 0, 0, 0], 'WEBPVP8 ', REST);
const GIF = bytes('GIF89a', REST);
const M4A = bytes([0, 0, 0, 24], 'ftypM4A ', REST);
/** What the recorder of a browser writes. */
const ISO_MP4 = bytes([0, 0, 0, 24], 'ftypiso5', REST);
const THREE_GP = bytes([0, 0, 0, 24], 'ftyp3gp4', REST);
const HEIC = bytes([0, 0, 0, 24], 'ftypheic', REST);
const ADTS = bytes([0xff, 0xf1, 0x50, 0x80], REST);
const OPUS = bytes('OggS', new Array<number>(24).fill(0), 'OpusHead', REST);
const WEBM = bytes([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x86, 0x81, 1, 0x42, 0x82, 0x84], 'webm', REST);
const MP3 = bytes([0xff, 0xfb, 0x90, 0x64], REST);
const TAGGED_MP3 = bytes('ID3', [4, 0, 0, 0, 0, 0, 4], REST.slice(0, 4), MP3);
const WAV = bytes('RIFF', [36, 0, 0, 0], 'WAVEfmt ', REST);

describe('what a phone gives is what it says', () => {
  test.each([
    ['image/jpeg', JPEG],
    ['image/png', PNG],
    ['image/webp', WEBP],
    ['audio/mp4', ISO_MP4],
    ['audio/mp4', M4A],
    ['audio/m4a', M4A],
    ['audio/x-m4a', M4A],
    ['audio/aac', M4A],
    ['audio/aac', ADTS],
    ['audio/3gpp', THREE_GP],
    ['audio/3gpp2', THREE_GP],
    ['audio/ogg', OPUS],
    ['audio/opus', OPUS],
    ['audio/webm', WEBM],
    ['audio/mpeg', MP3],
    ['audio/mp3', MP3],
    ['audio/mpeg', TAGGED_MP3],
    ['audio/wav', WAV],
    ['audio/x-wav', WAV],
    ['audio/wave', WAV],
  ])('%s, when it is', async (mediaType, file) => {
    expect(await isWhatItSays(file, mediaType)).toBe(true);
  });

  test('no kind goes under the name of another', async () => {
    const files = {
      jpeg: [JPEG],
      png: [PNG],
      webp: [WEBP],
      mp4: [M4A, ISO_MP4, THREE_GP],
      aac: [ADTS],
      ogg: [OPUS],
      webm: [WEBM],
      mp3: [MP3, TAGGED_MP3],
      wav: [WAV],
    };
    const names = Object.entries({ ...PICTURES, ...RECORDINGS });
    for (const [kind, ofKind] of Object.entries(files))
      for (const [other, { mediaTypes }] of names)
        for (const mediaType of mediaTypes) {
          const isItsName = kind === other || (mediaType === 'audio/aac' && (kind === 'aac' || kind === 'mp4'));
          for (const file of ofKind) expect([kind, mediaType, await isWhatItSays(file, mediaType)]).toEqual([kind, mediaType, isItsName]);
        }
  });

  test.each([
    ['a drawing, which may hold a script', bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>'), 'image/svg+xml'],
    ['a page', bytes('<html><script>x</script>'), 'audio/mpeg'],
    ['a picture that moves', GIF, 'image/gif'],
    ['a picture that moves, as another', GIF, 'image/png'],
    ['a picture as a recording', HEIC, 'audio/mp4'],
    ['a kind that is not kept', HEIC, 'image/heic'],
    ['a picture behind the tag of an MP3', bytes('ID3', [4, 0, 0, 0, 0, 0, 4], REST.slice(0, 4), PNG), 'image/png'],
    ['a page behind the tag of an MP3', bytes('ID3', [4, 0, 0, 0, 0, 0, 4], REST.slice(0, 4), '<html>', REST), 'audio/mpeg'],
    ['a picture behind a byte order mark', bytes([0xef, 0xbb, 0xbf], JPEG), 'image/jpeg'],
    ['the first bytes of a picture and no more', PNG.subarray(0, 4), 'image/png'],
    ['nothing', new Uint8Array(0), 'image/jpeg'],
    ['a name that every object knows', JPEG, 'constructor'],
  ])('refused: %s', async (_, file, mediaType) => {
    expect(await isWhatItSays(file, mediaType)).toBe(false);
  });
});
