import * as Y from 'yjs';
import { isTable, tableRows } from './flow-table';

/**
 * How a rich text is kept: one `Y.Text`, the *flow*, in which blocks stand one after the other. A block is its words and,
 * after them, an *end*: a `Y.Map` that says what kind of block it is. Enter inserts an end, Backspace between two
 * paragraphs deletes one, « Liste » changes a field of it. No gesture moves a character, so none can carry off what
 * somebody else is typing there (PITFALLS §10), and a passage keeps its identity whatever happens around it.
 *
 * Objects stand in the flow as one character: `inline` ones inside a line (a mention), `block` ones for themselves
 * (a picture, a table, whose cells are flows again).
 */
export interface FlowBlock {
  /** What ends it: an end, or a block object, which ends the words before it. Undefined for words that nothing ends yet. */
  readonly end: Y.Map<unknown> | undefined;
  readonly pieces: readonly FlowPiece[];
}

/** A stretch of a block, as wide as its characters; an object is one wide. */
export type FlowPiece = FlowChars | FlowObject;

/** Characters of one look, and, where it was asked for, of one writer. */
export interface FlowChars extends Look {
  readonly text: string;
  readonly writer?: string;
}

/** What is no text; it takes one place. `ref` is the shared map, or stands for what this app does not know. */
export interface FlowObject {
  readonly ref: object;
  readonly writer?: string;
}

/** Who wrote what an item of the text holds; stretches of two writers are then two pieces. */
export type WriterOf = (item: Y.Item) => string;

/** How characters look: Lexical's bit field (bold 1, italic 2, strikethrough 4, underline 8…), and where they lead. */
export interface Look {
  readonly format: number;
  readonly link: string | undefined;
}

/** The look of words to which nothing was done. */
export const PLAIN: Look = { format: 0, link: undefined };

/** Attributes of the `Y.Text`, in the order of Lexical's bits. */
export const FORMATS = ['bold', 'italic', 'strikethrough', 'underline', 'code', 'subscript', 'superscript', 'highlight'] as const;
const LINK = 'link';

/** Flows that were given out before. */
const known = new WeakSet<Y.Text>();

/** The text of a document under a name. */
export function flowOf(doc: Y.Doc, rootName: string): Y.Text {
  const flow = doc.getText(rootName);
  if (!known.has(flow)) forgetPlaces(flow);
  known.add(flow);
  return flow;
}

/**
 * Yjs remembers places in a text, to find others from there, and gives that up when the text has marks of looks: a remembered
 * place does not know which look reigns there, and a deletion would drop the mark that ends it. It misses the marks that came
 * before the text was first asked for by its type (13.6: `ContentFormat.integrate` is told of an abstract type then).
 */
function forgetPlaces(flow: Y.Text): void {
  for (let item = flow._start; item; item = item.right) {
    if (!(item.content instanceof Y.ContentFormat)) continue;
    flow._searchMarker = null;
    flow._hasFormatting = true;
    return;
  }
}

/** The blocks of a flow, in order. Whatever a peer wrote is read; what makes no sense is shown as an object. */
export function readFlow(flow: Y.Text, writerOf?: WriterOf): FlowBlock[] {
  const blocks: FlowBlock[] = [];
  const attributes = new Map<string, unknown>();
  let pieces: FlowPiece[] = [];
  let look = PLAIN;
  const close = (end: Y.Map<unknown> | undefined) => {
    blocks.push({ end, pieces });
    pieces = [];
  };
  const addObject = (ref: object, writer: { readonly writer?: string }) => {
    const kind = objectKind(ref);
    if (kind === 'inline') return pieces.push({ ref, ...writer });
    if (kind === 'block' && pieces.length > 0) close(undefined);
    return close(ref as Y.Map<unknown>);
  };
  for (let item = flow._start; item; item = item.right) {
    const { content } = item;
    if (item.deleted) continue;
    const writer = writerOf ? { writer: writerOf(item) } : {};
    if (content instanceof Y.ContentFormat) {
      attributes.set(content.key, content.value);
      look = lookOf(attributes);
    } else if (content instanceof Y.ContentString) addChars(pieces, { text: content.str, ...look, ...writer });
    else if (item.countable) for (const ref of refsOf(item)) addObject(ref, writer);
  }
  if (pieces.length > 0) close(undefined);
  return blocks;
}

/** Everything that can be read in a flow and in the cells of its tables, without a break. */
export function wordsIn(flow: Y.Text): string {
  let words = '';
  for (let item = flow._start; item; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentString) words += item.content.str;
    else if (item.content instanceof Y.ContentType && item.content.type instanceof Y.Map && isTable(item.content.type)) {
      for (const { cells } of tableRows(item.content.type)) for (const cell of cells) words += wordsIn(cell.flow);
    }
  }
  return words;
}

const unknown = new WeakMap<object, object[]>();

/** What the places of an item stand for: its shared type, or, for what is none, something of our own for each place. */
function refsOf({ content, length }: Y.Item): readonly object[] {
  if (content instanceof Y.ContentType) return [content.type];
  const refs = unknown.get(content) ?? [];
  unknown.set(content, refs);
  while (refs.length < length) refs.push({});
  return refs.slice(0, length);
}

/** `end` for what ends a block of words, else where an object stands. */
export function objectKind(ref: object): 'end' | 'block' | 'inline' {
  if (!(ref instanceof Y.Map)) return 'inline';
  const kind: unknown = ref.get('object');
  return kind === undefined ? 'end' : kind === 'block' ? 'block' : 'inline';
}

/** The attributes that give characters a look; every one is named, so that nothing is inherited. */
export function attributesOf({ format, link }: Look): Record<string, unknown> {
  const attributes: Record<string, unknown> = {};
  FORMATS.forEach((name, bit) => {
    if (format & (1 << bit)) attributes[name] = true;
  });
  if (link !== undefined) attributes[LINK] = link;
  return attributes;
}

/** The attributes to change so that characters look like `after`. */
export function attributeChanges(before: Look, after: Look): Record<string, unknown> {
  const [from, to] = [attributesOf(before), attributesOf(after)];
  const changes: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(from), ...Object.keys(to)])) if (from[name] !== to[name]) changes[name] = to[name] ?? null;
  return changes;
}

/** How the characters of an item look, by what stands before them. */
export function lookAt(item: Y.Item): Look {
  const attributes = new Map<string, unknown>();
  for (let left: Y.Item | null = item.left; left; left = left.left) {
    const { content } = left;
    if (left.deleted || !(content instanceof Y.ContentFormat) || attributes.has(content.key)) continue;
    attributes.set(content.key, content.value);
  }
  return lookOf(attributes);
}

/** Whether two stretches may be drawn as one. */
export function sameLook(a: Look, b: Look): boolean {
  return a.format === b.format && a.link === b.link;
}

function lookOf(attributes: ReadonlyMap<string, unknown>): Look {
  const format = FORMATS.reduce((bits, name, bit) => (attributes.get(name) === true ? bits | (1 << bit) : bits), 0);
  const link = attributes.get(LINK);
  return { format, link: typeof link === 'string' ? link : undefined };
}

function addChars(pieces: FlowPiece[], chars: FlowChars): void {
  const last = pieces.at(-1);
  const goesOn = last && 'text' in last && last.writer === chars.writer && sameLook(last, chars);
  if (goesOn) pieces[pieces.length - 1] = { ...last, text: last.text + chars.text };
  else pieces.push(chars);
}
