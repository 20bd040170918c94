import * as Y from 'yjs';
import { flowOf } from '#document/text/flow';
import { writeText } from '#document/text/text-write';
import { randomFrom } from '../../support/random';
import { SCALE } from '../contest';

const PARAGRAPHS = Math.max(20, Math.round(600 * SCALE));
const LETTERS = 300;
const TYPISTS = 10;
const WORDS = 'diagnostic territoire acteur réseau partenaire vallée habitant projet mémoire coopération mairie école'.split(' ');

/** How large the text is, for the tables. */
export const TEXT_SIZE = `${PARAGRAPHS} paragraphs of ${LETTERS} characters (${Math.round((PARAGRAPHS * LETTERS) / 3000)} pages, seed 42)`;

/** A long text, and what ten people type into it elsewhere, an update a letter, in the order it comes. Base64. */
export interface SharedText {
  readonly snapshot: string;
  readonly length: number;
  readonly updates: readonly string[];
}

/** How a text lies in its document: ours is one flow, the stock binding's an element a paragraph. */
type TextLayout = 'flow' | 'nested';

/** The reference text of the editor's benchmarks; `letters` typed by the others. */
export function referenceText(letters: number, layout: TextLayout = 'flow'): SharedText {
  const random = randomFrom(42);
  const doc = new Y.Doc();
  doc.clientID = 1;
  const paragraph = () => {
    let text = '';
    while (text.length < LETTERS) text += `${random.pick(WORDS)} `;
    return text.slice(0, LETTERS);
  };
  const paragraphs = Array.from({ length: PARAGRAPHS }, paragraph);
  doc.transact(() => (layout === 'flow' ? writeFlow(doc, paragraphs) : writeNested(doc, paragraphs)));
  const snapshot = Y.encodeStateAsUpdateV2(doc);
  const typists = Array.from({ length: TYPISTS }, (_unused, index) => openTypist(snapshot, index, layout));
  const updates = Array.from({ length: letters }, (_unused, turn) => typists[turn % TYPISTS]?.(random.pick([...'abcdefghij é'])) ?? '');
  return { snapshot: Buffer.from(snapshot).toString('base64'), length: PARAGRAPHS * LETTERS, updates };
}

function writeFlow(doc: Y.Doc, paragraphs: readonly string[]): void {
  const blocks = paragraphs.map((text) => ({ type: 'paragraph', children: [{ text, format: 0 }] }));
  writeText(doc, 'root', blocks);
}

/** As `@lexical/yjs` (V1) writes it. */
function writeNested(doc: Y.Doc, paragraphs: readonly string[]): void {
  const root = doc.get('root', Y.XmlText) as Y.XmlText;
  paragraphs.forEach((text, index) => {
    const row = new Y.XmlText();
    root.insertEmbed(index, row);
    row.setAttribute('__type', 'paragraph');
    const properties = Object.entries({ __type: 'text', __format: 0, __style: '', __mode: 0, __detail: 0 });
    row.insertEmbed(0, new Y.Map<unknown>(properties));
    row.insert(1, text);
  });
}

/** Writes a letter at the end of a paragraph. */
function endOf(doc: Y.Doc, paragraph: number, layout: TextLayout): (letter: string) => void {
  if (layout === 'flow') {
    let end = paragraph * (LETTERS + 1) + LETTERS;
    return (letter) => flowOf(doc, 'root').insert(end++, letter);
  }
  const rows = (doc.get('root', Y.XmlText) as Y.XmlText).toDelta() as { insert: Y.XmlText }[];
  const row = rows[paragraph]?.insert;
  return (letter) => row?.insert(row.length, letter);
}

/** Somebody who writes at the end of a paragraph of their own; each call is one letter, as an update. */
function openTypist(snapshot: Uint8Array, index: number, layout: TextLayout): (letter: string) => string {
  const doc = new Y.Doc();
  doc.clientID = 1000 + index;
  Y.applyUpdateV2(doc, snapshot);
  const write = endOf(doc, Math.floor((index * PARAGRAPHS) / TYPISTS) + 1, layout);
  let last: Uint8Array = new Uint8Array();
  doc.on('update', (update: Uint8Array) => {
    last = update;
  });
  return (letter) => {
    write(letter);
    return Buffer.from(last).toString('base64');
  };
}
