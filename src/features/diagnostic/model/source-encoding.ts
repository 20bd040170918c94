import { type ReportItem, reportItem } from './source-block';

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'macintosh';

/** The text of some bytes, the encoding it was read with, and what could not be read of it. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncodingName;
  readonly report: readonly ReportItem[];
}

const SAMPLE = 65_536;

/**
 * Reads bytes as text: UTF-8 or UTF-16 by their mark, else UTF-8 when it is valid, UTF-16 when every other
 * byte of it is zero, else what Windows or an older Macintosh wrote in Western Europe. Undefined when it is no text at all.
 * Nothing is repaired: a wrong letter stays, and is reported with its line.
 */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  const marked = byMark(bytes);
  if (marked) return decoded(bytes.subarray(marked.skip), marked.encoding, false);
  const wide = wideEncoding(bytes);
  if (wide) return decoded(bytes, wide, true);
  if (looksBinary(bytes)) return undefined;
  if (isUtf8(bytes) || mostlyUtf8(bytes)) return decoded(bytes, 'utf-8', false);
  return decoded(bytes, looksMacintosh(bytes) ? 'macintosh' : 'windows-1252', true);
}

/** The letters of French that are no ASCII, as bytes; most of them are other signs, or none, in the other encoding. */
const FRENCH = 'éèêëàâçîïôùûœÉÈÀÇ’«»–…';

/** Whether bytes make more French letters as Mac OS Roman, which Excel still writes, than as Windows-1252. */
function looksMacintosh(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  const count = (encoding: TextEncodingName) => [...rawText(sample, encoding)].filter((sign) => FRENCH.includes(sign)).length;
  return count('macintosh') > count('windows-1252');
}

function decoded(bytes: Uint8Array, encoding: TextEncodingName, guessed: boolean): DecodedText {
  const raw = rawText(bytes, encoding);
  const text = raw.startsWith('\ufeff') ? raw.slice(1) : raw;
  const report = strangeLines(text);
  return { text, encoding, report: guessed ? [reportItem('encoding-guessed', encoding), ...report] : report };
}

function rawText(bytes: Uint8Array, encoding: TextEncodingName): string {
  if (encoding === 'utf-16be') return new TextDecoder('utf-16le').decode(swapped(bytes));
  const text = new TextDecoder(encoding).decode(bytes);
  // Node 20 decodes windows-1252 as Latin-1 (nodejs/node#56542): € and the long dashes come out as controls.
  return encoding === 'windows-1252' ? text.replace(/[\u0080-\u009f]/gu, (sign) => WINDOWS_SIGNS[sign.charCodeAt(0) - 0x80] ?? sign) : text;
}

/** Bytes 0x80 to 0x9F of Windows-1252 (WHATWG Encoding, index-windows-1252); five of them mean nothing. */
const WINDOWS_SIGNS = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'];

function byMark(bytes: Uint8Array): { encoding: TextEncodingName; skip: number } | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', skip: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', skip: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', skip: 2 };
  return undefined;
}

/** UTF-16 without its mark: in Western text every other byte is zero. */
function wideEncoding(bytes: Uint8Array): TextEncodingName | undefined {
  const length = Math.min(bytes.length, SAMPLE) & ~1;
  let [even, odd] = [0, 0];
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  const pairs = length / 2;
  if (pairs < 2) return undefined;
  if (odd > pairs * 0.7 && even < pairs * 0.1) return 'utf-16le';
  if (even > pairs * 0.7 && odd < pairs * 0.1) return 'utf-16be';
  return undefined;
}

function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  let control = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    // Tab, line feed, vertical tab, form feed, carriage return and escape are found in texts.
    if (byte < 32 && !(byte >= 9 && byte <= 13) && byte !== 27) control++;
  }
  return control > sample.length * 0.05 + 2;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** A UTF-8 file with a few damaged bytes: more letters of several bytes that hold together than bytes that don't. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  let [good, bad] = [0, 0];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const more = byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xf0 && byte < 0xf5 ? 3 : 0;
    if (more > 0 && followed(bytes, at, more)) {
      good++;
      at += more;
    } else bad++;
  }
  return good > bad;
}

function followed(bytes: Uint8Array, at: number, more: number): boolean {
  for (let next = at + 1; next <= at + more; next++) if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return false;
  return true;
}

function swapped(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(bytes.length & ~1);
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    copy[at] = bytes[at + 1] ?? 0;
    copy[at + 1] = bytes[at] ?? 0;
  }
  return copy;
}

/** « Ã© » for « é »: UTF-8 that somebody once read as Windows-1252, and saved. */
const MOJIBAKE = /[ÃÂ][\u0080-\u00bf]|â€[\u0080-\u00bf\u2018-\u201e\u2122\u0153\u2013\u2014\u00a6]/u;
/** A letter that could not be read, or a control character that no text has. */
const UNREADABLE = /\ufffd|(?!\s)\p{Cc}/u;
const MOST_LINES = 100;

function strangeLines(text: string): ReportItem[] {
  const report: ReportItem[] = [];
  let [start, number] = [0, 1];
  while (start <= text.length && report.length < MOST_LINES) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(start, end);
    const found = UNREADABLE.exec(line) ?? MOJIBAKE.exec(line);
    if (found) report.push(reportItem(UNREADABLE.test(line) ? 'unreadable-bytes' : 'mojibake', around(line, found.index), number));
    start = end + 1;
    number++;
  }
  return report;
}

function around(line: string, at: number): string {
  return line.slice(Math.max(0, at - 60), at + 90);
}
