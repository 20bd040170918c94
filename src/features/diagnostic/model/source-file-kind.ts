import { decodeText } from './source-encoding';

/** How a file is read; `kept` is for what this app keeps as it is, without reading it. */
export type SourceFileKind = 'text' | 'markdown' | 'html' | 'table' | 'docx' | 'image' | 'kept';

/** What a file may weigh. A whole book of text is a tenth of it; scans and films are no sources one reads. */
export const MAX_SOURCE_BYTES = 20 * 1024 * 1024;

/** What a person may choose in the file dialog; anything else can still be dropped, and is kept. */
export const READABLE_EXTENSIONS = [
  '.txt',
  '.md',
  '.markdown',
  '.docx',
  '.html',
  '.htm',
  '.csv',
  '.tsv',
  '.pdf',
  '.png',
  '.jpg',
  '.jpeg',
] as const;

const SIGNATURES: readonly { readonly kind: SourceFileKind; readonly bytes: readonly number[]; readonly at?: number }[] = [
  { kind: 'image', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { kind: 'image', bytes: [0xff, 0xd8, 0xff] },
  { kind: 'image', bytes: [0x47, 0x49, 0x46, 0x38] },
  { kind: 'image', bytes: [0x57, 0x45, 0x42, 0x50], at: 8 },
  // PDF, the binary files of older Word, RTF.
  { kind: 'kept', bytes: [0x25, 0x50, 0x44, 0x46] },
  { kind: 'kept', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { kind: 'kept', bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
];

/** True for the bytes a zip archive begins with, and so a .docx. */
export function looksZipped(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]);
}

/**
 * What a file is, by its bytes first: a name lies easily (a photo called `notes.txt`). A name ending in
 * `.docx` is always `docx`, whatever its bytes, so that a damaged one is said to be damaged.
 */
export function sourceFileKind(name: string, bytes: Uint8Array): SourceFileKind {
  const extension = extensionOf(name);
  const signed = SIGNATURES.find(({ bytes: signature, at }) => startsWith(bytes, signature, at));
  if (extension === 'docx' && !signed) return 'docx';
  if (signed) return signed.kind;
  if (looksZipped(bytes)) return contains(bytes, 'word/document.xml') ? 'docx' : 'kept';
  if (extension === 'svg') return 'kept';
  if (decodeText(bytes.subarray(0, 65_536)) === undefined) return 'kept';
  if (extension === 'md' || extension === 'markdown') return 'markdown';
  if (extension === 'html' || extension === 'htm') return 'html';
  if (extension === 'csv' || extension === 'tsv') return 'table';
  return 'text';
}

/** The end of a file's name, in lowercase, without its dot; empty when it has none. */
export function extensionOf(name: string): string {
  return /\.([^./\\]{1,10})$/u.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** A file's name as a title: without its folder, its extension and its underscores. */
export function titleFromFileName(name: string): string {
  const base = name.split(/[/\\]/u).at(-1) ?? '';
  return base
    .replace(/\.[^.]{1,10}$/u, '')
    .replace(/[_\s]+/gu, ' ')
    .trim();
}

function startsWith(bytes: Uint8Array, signature: readonly number[], at = 0): boolean {
  return signature.every((byte, index) => bytes[at + index] === byte);
}

/** True when the name of a part stands in the archive's directory, which is at its end. */
function contains(bytes: Uint8Array, word: string): boolean {
  const tail = bytes.subarray(Math.max(0, bytes.length - 200_000));
  return new TextDecoder('windows-1252').decode(tail).includes(word);
}
