import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { AppError } from '#shared/app-error';

/** Yjs's reader of an update, in either encoding. */
export type Decoder = Y.UpdateDecoderV1 | Y.UpdateDecoderV2;

/** No clock of a person comes anywhere near; what lies beyond can't be counted in safely. */
export const MOST_CLOCK = 2 ** 31;
/** How deep a plain value (a field, an embed) may nest: deeper, whoever walks it runs out of stack. */
const MOST_VALUE_DEPTH = 64;

/** Yjs's numbers for the kinds of content. */
const KIND = { deleted: 1, json: 2, binary: 3, string: 4, embed: 5, format: 6, type: 7, any: 8 } as const;

/** Reads the content of an item of this kind. Throws for what no replica of ours writes, or whatever the decoder throws. */
export function parseContent(decoder: Decoder, kind: number): Y.Item['content'] {
  switch (kind) {
    case KIND.deleted:
      return new Y.ContentDeleted(lengthOf(decoder.readLen()));
    case KIND.json:
      return new Y.ContentJSON(parseRow(decoder, () => parseJson(decoder.readString())));
    case KIND.binary:
      return new Y.ContentBinary(decoder.readBuf());
    case KIND.string:
      return new Y.ContentString(decoder.readString());
    case KIND.embed:
      return new Y.ContentEmbed(expectJson(decoder.readJSON()));
    case KIND.format:
      return new Y.ContentFormat(parseKey(decoder), expectJson(decoder.readJSON()));
    case KIND.type:
      return new Y.ContentType(parseType(decoder));
    case KIND.any:
      return new Y.ContentAny(parseRow(decoder, () => expectPlain(decoder.readAny(), 0)));
    default:
      // A document inside a document (9) too: nothing of ours writes one.
      return refuse('a kind of content that nobody writes');
  }
}

/** A length that something has: at least 1. Yjs takes 0 without a word, and the document can't be read again. */
export function lengthOf(length: number): number {
  return Number.isInteger(length) && length >= 1 && length <= MOST_CLOCK ? length : refuse('a length that nothing has');
}

/** Throws `bad-input`. */
export function refuse(why: string): never {
  throw new AppError('bad-input', why);
}

/** A row of values, each of which takes a byte at least: its length can't be more than the bytes that are left. */
function parseRow<T>(decoder: Decoder, parseOne: () => T): T[] {
  const length = lengthOf(decoder.readLen());
  if (length > decoder.restDecoder.arr.length) refuse('more values than bytes');
  const row: T[] = [];
  while (row.length < length) row.push(parseOne());
  return row;
}

/** In the order of Yjs's numbers for them. */
const TYPES: readonly ((decoder: Decoder) => Y.ContentType['type'])[] = [
  () => new Y.Array(),
  () => new Y.Map(),
  () => new Y.Text(),
  (decoder) => new Y.XmlElement(parseKey(decoder)),
  () => new Y.XmlFragment(),
  (decoder) => new Y.XmlHook(parseKey(decoder)),
  () => new Y.XmlText(),
];

function parseType(decoder: Decoder): Y.ContentType['type'] {
  return (TYPES[decoder.readTypeRef()] ?? (() => refuse('a type that nobody knows')))(decoder);
}

function parseKey(decoder: Decoder): string {
  const key: unknown = decoder.readKey();
  return typeof key === 'string' ? key : refuse('a key that was never said');
}

function parseJson(text: string): unknown {
  return text === 'undefined' ? undefined : expectJson(JSON.parse(text));
}

/** A value that JSON writes as it is: V2 carries others in its place, which V1 could not bring back. */
function expectJson<T>(value: T, depth = 0): T {
  if (typeof value === 'object' && value !== null) for (const one of membersOf(value, depth)) expectJson(one, depth + 1);
  else if (typeof value === 'number' ? !Number.isFinite(value) : value === undefined || typeof value === 'bigint') refuse('no JSON');
  return value;
}

/** A value as fields hold it: JSON's, and beside it bytes and `undefined`. A `bigint` makes JSON throw. */
function expectPlain<T>(value: T, depth: number): T {
  if (typeof value === 'bigint') refuse('a number that JSON has not');
  if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array))
    for (const one of membersOf(value, depth)) expectPlain(one, depth + 1);
  return value;
}

function membersOf(value: object, depth: number): unknown[] {
  if (depth >= MOST_VALUE_DEPTH) refuse('a value that nests too deep');
  if (Array.isArray(value)) return value;
  return Object.getPrototypeOf(value) === Object.prototype ? Object.values(value) : refuse('no plain object');
}

/** Whether a decoder has come to its end; Yjs's own would go on without a word. */
export function isAtEnd(decoder: Decoder): boolean {
  return !decoding.hasContent(decoder.restDecoder);
}
