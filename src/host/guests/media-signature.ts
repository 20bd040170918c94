/** The first bytes of what a phone may give, by media type; SVG and HTML are on no line, as they can act. */
const SIGNATURES: Readonly<Record<string, (bytes: Uint8Array) => boolean>> = {
  'image/jpeg': (bytes) => starts(bytes, 0xff, 0xd8, 0xff),
  'image/png': (bytes) => starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  'image/webp': (bytes) => says(bytes, 0, 'RIFF') && says(bytes, 8, 'WEBP'),
  'audio/mp4': isMp4,
  'audio/m4a': isMp4,
  'audio/x-m4a': isMp4,
  'audio/aac': (bytes) => isMp4(bytes) || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xf6) === 0xf0),
  'audio/3gpp': isMp4,
  'audio/3gpp2': isMp4,
  'audio/ogg': (bytes) => says(bytes, 0, 'OggS'),
  'audio/opus': (bytes) => says(bytes, 0, 'OggS'),
  'audio/webm': (bytes) => starts(bytes, 0x1a, 0x45, 0xdf, 0xa3),
  'audio/mpeg': isMp3,
  'audio/mp3': isMp3,
  'audio/wav': isWav,
  'audio/x-wav': isWav,
  'audio/wave': isWav,
};

/** Whether the bytes are what the media type says, and a kind of photo or recording that is kept. */
export function isWhatItSays(bytes: Uint8Array, mediaType: string): boolean {
  const signature = Object.hasOwn(SIGNATURES, mediaType) ? SIGNATURES[mediaType] : undefined;
  return signature?.(bytes) ?? false;
}

function isMp4(bytes: Uint8Array): boolean {
  return says(bytes, 4, 'ftyp');
}

function isMp3(bytes: Uint8Array): boolean {
  return says(bytes, 0, 'ID3') || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0 && ((bytes[1] ?? 0) & 0x06) !== 0);
}

function isWav(bytes: Uint8Array): boolean {
  return says(bytes, 0, 'RIFF') && says(bytes, 8, 'WAVE');
}

function starts(bytes: Uint8Array, ...signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function says(bytes: Uint8Array, at: number, text: string): boolean {
  return [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));
}
