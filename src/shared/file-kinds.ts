/** A kind of file that may be attached to a démarche. */
export interface FileKind {
  /** What browsers and phones call it. */
  readonly mediaTypes: readonly string[];
  /** What its files' names end in, without a dot; the first one is the usual. */
  readonly extensions: readonly string[];
}

/** Pictures that a browser draws and that can't act: an SVG may hold a script, and is none. */
export const PICTURES = {
  jpeg: { mediaTypes: ['image/jpeg'], extensions: ['jpg', 'jpeg'] },
  png: { mediaTypes: ['image/png'], extensions: ['png'] },
  webp: { mediaTypes: ['image/webp'], extensions: ['webp'] },
  gif: { mediaTypes: ['image/gif'], extensions: ['gif'] },
} satisfies Record<string, FileKind>;

/** A kind of picture, by its usual ending. */
export type Picture = keyof typeof PICTURES;

/** Recordings, under all the names that phones give them. `audio/aac` is said of two kinds of files. */
export const RECORDINGS = {
  mp4: {
    mediaTypes: ['audio/mp4', 'audio/m4a', 'audio/x-m4a', 'audio/aac', 'audio/3gpp', 'audio/3gpp2'],
    extensions: ['m4a', 'mp4', 'm4b', 'f4a', 'f4b', '3gp', '3g2'],
  },
  aac: { mediaTypes: ['audio/aac'], extensions: ['aac'] },
  ogg: { mediaTypes: ['audio/ogg', 'audio/opus'], extensions: ['ogg', 'oga', 'opus', 'spx', 'ogx'] },
  webm: { mediaTypes: ['audio/webm'], extensions: ['webm'] },
  mp3: { mediaTypes: ['audio/mpeg', 'audio/mp3'], extensions: ['mp3', 'mp2', 'mp1'] },
  wav: { mediaTypes: ['audio/wav', 'audio/x-wav', 'audio/wave'], extensions: ['wav'] },
} satisfies Record<string, FileKind>;

/** True for the media type of a picture or a recording that may be attached: what may be shown and played. */
export function isAttachable(mediaType: string): boolean {
  return ATTACHABLE.has(mediaType);
}

const ATTACHABLE = new Set([...Object.values(PICTURES), ...Object.values(RECORDINGS)].flatMap((kind: FileKind) => kind.mediaTypes));

/**
 * What each kind of picture has at which places. Written here and not read by `file-type`, whose two hundred kinds a
 * page would carry for four.
 */
const SIGNATURES: readonly { readonly picture: Picture; readonly parts: readonly (readonly [at: number, bytes: readonly number[]])[] }[] = [
  { picture: 'jpeg', parts: [[0, [0xff, 0xd8, 0xff]]] },
  { picture: 'png', parts: [[0, [0x89, 0x50, 0x4e, 0x47]]] },
  { picture: 'gif', parts: [[0, [0x47, 0x49, 0x46, 0x38]]] },
  {
    picture: 'webp',
    parts: [
      [0, [0x52, 0x49, 0x46, 0x46]],
      [8, [0x57, 0x45, 0x42, 0x50]],
    ],
  },
];

/** What picture a file is by its bytes; undefined when it is none. Its name and its declared type are only claims. */
export function pictureKind(bytes: Uint8Array): Picture | undefined {
  return SIGNATURES.find(({ parts }) => parts.every(([at, signature]) => hasAt(bytes, at, signature)))?.picture;
}

/** Whether `signature` stands in `bytes` at `at`. */
export function hasAt(bytes: Uint8Array, at: number, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[at + index] === byte);
}
