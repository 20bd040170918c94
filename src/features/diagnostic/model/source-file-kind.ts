import { hasAt, PICTURES, pictureKind } from '#shared/file-kinds';
import { decodeText } from './source-encoding';

/** How a file is read; `kept` is for what this app keeps as it is, without reading it. */
export type SourceFileKind = 'text' | 'markdown' | 'html' | 'table' | 'docx' | 'odt' | 'image' | 'kept';

/** What a file may weigh. A whole book of text is a tenth of it; scans and films are no sources one reads. */
export const MAX_SOURCE_BYTES = 20 * 1024 * 1024;

/** What a person may choose in the file dialog; anything else can still be dropped, and is kept. */
export const READABLE_EXTENSIONS: readonly string[] = [
  ...['txt', 'md', 'markdown', 'docx', 'odt', 'html', 'htm', 'csv', 'tsv', 'srt', 'vtt', 'pdf'],
  ...Object.values(PICTURES).flatMap(({ extensions }) => extensions),
].map((extension) => `.${extension}`);

/** PDF, the binary files of older Word, RTF: no letters to read. */
const UNREAD = [
  [0x25, 0x50, 0x44, 0x46],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x7b, 0x5c, 0x72, 0x74, 0x66],
] as const;

/** True for the bytes a zip archive begins with, and so a .docx. */
export function looksZipped(bytes: Uint8Array): boolean {
  return hasAt(bytes, 0, [0x50, 0x4b, 0x03, 0x04]) || hasAt(bytes, 0, [0x50, 0x4b, 0x05, 0x06]);
}

/**
 * What a file is, by its bytes first: a name lies easily (a photo called `notes.txt`). A name ending in
 * `.docx` or `.odt` is always one, whatever its bytes, so that a damaged one is said to be damaged.
 */
export function sourceFileKind(name: string, bytes: Uint8Array): SourceFileKind {
  const extension = extensionOf(name);
  if (pictureKind(bytes)) return 'image';
  if (UNREAD.some((signature) => hasAt(bytes, 0, signature))) return 'kept';
  if (extension === 'docx' || extension === 'odt') return extension;
  if (looksZipped(bytes)) return archiveKind(bytes);
  if (extension === 'svg') return 'kept';
  if (decodeText(bytes.subarray(0, 65_536)) === undefined) return 'kept';
  if (extension === 'md' || extension === 'markdown') return 'markdown';
  if (extension === 'html' || extension === 'htm') return 'html';
  if (extension === 'csv' || extension === 'tsv') return 'table';
  return 'text';
}

/** The end of a file's name, in lowercase, without its dot; empty when it has none. */
function extensionOf(name: string): string {
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

/** An archive's kind by what is in it; an `.odt` says its own at the beginning, uncompressed (OpenDocument 1.3 part 2, § 3.3). */
function archiveKind(bytes: Uint8Array): SourceFileKind {
  if (contains(bytes, 'word/document.xml')) return 'docx';
  const beginning = new TextDecoder('windows-1252').decode(bytes.subarray(0, 200));
  return /mimetypeapplication\/vnd\.oasis\.opendocument\.text(?!-)/u.test(beginning) ? 'odt' : 'kept';
}

/** True when the name of a part stands in the archive's directory, which is at its end. */
function contains(bytes: Uint8Array, word: string): boolean {
  const tail = bytes.subarray(Math.max(0, bytes.length - 200_000));
  return new TextDecoder('windows-1252').decode(tail).includes(word);
}
