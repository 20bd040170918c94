import * as Y from 'yjs';
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

/** The reference text of the editor's benchmarks; `letters` typed by the others. */
export function referenceText(letters: number): SharedText {
  const random = randomFrom(42);
  const doc = new Y.Doc();
  doc.clientID = 1;
  const paragraph = () => {
    let text = '';
    while (text.length < LETTERS) text += `${random.pick(WORDS)} `;
    return { type: 'paragraph', children: [{ text: text.slice(0, LETTERS), format: 0 }] };
  };
  doc.transact(() => writeText(doc, 'root', Array.from({ length: PARAGRAPHS }, paragraph)));
  const snapshot = Y.encodeStateAsUpdateV2(doc);
  const typists = Array.from({ length: TYPISTS }, (_unused, index) => openTypist(snapshot, index));
  const updates = Array.from({ length: letters }, (_unused, turn) => typists[turn % TYPISTS]?.(random.pick([...'abcdefghij é'])) ?? '');
  return { snapshot: Buffer.from(snapshot).toString('base64'), length: PARAGRAPHS * LETTERS, updates };
}

/** Somebody who writes at the end of a paragraph of their own; each call is one letter, as an update. */
function openTypist(snapshot: Uint8Array, index: number): (letter: string) => string {
  const doc = new Y.Doc();
  doc.clientID = 1000 + index;
  Y.applyUpdateV2(doc, snapshot);
  const root = doc.get('root', Y.XmlText) as Y.XmlText;
  const rows = (root.toDelta() as { insert: unknown }[]).map(({ insert }) => insert as Y.XmlText);
  const row = rows[Math.floor((index * rows.length) / TYPISTS) + 1];
  if (!row) throw new Error('the text has no such paragraph');
  let last: Uint8Array = new Uint8Array();
  doc.on('update', (update: Uint8Array) => {
    last = update;
  });
  return (letter) => {
    row.insert(row.length, letter);
    return Buffer.from(last).toString('base64');
  };
}
