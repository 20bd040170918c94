import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { flattenText } from '#document/text/nested-text';
import { partText, readText } from '#document/text/text-read';

/** A paragraph as the first version kept it. */
function addNested(doc: Y.Doc, text: string, type = 'paragraph'): void {
  const root = doc.get('section:one', Y.XmlText) as Y.XmlText;
  const block = new Y.XmlText();
  root.insertEmbed(root.length, block);
  block.setAttribute('__type', type);
  block.insertEmbed(
    0,
    new Y.Map([
      ['__type', 'text'],
      ['__format', 0],
    ]),
  );
  block.insert(1, text);
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

const flatten = (doc: Y.Doc) => flattenText(doc, 'section:one', 'flow:one');
const linesOf = (doc: Y.Doc) => readText(doc, 'flow:one').map((block) => `${block.type}: ${partText(block)}`);

test('a text of the first version becomes a flow, and nothing of it stays where it was', () => {
  const doc = new Y.Doc();
  addNested(doc, 'Ce qui bloque', 'heading');
  addNested(doc, 'Quatre portes.');
  flatten(doc);
  expect(linesOf(doc)).toEqual(['heading: Ce qui bloque', 'paragraph: Quatre portes.']);
  expect((doc.get('section:one', Y.XmlText) as Y.XmlText).length).toBe(0);
});

test('two computers that both do it to the same text end with one text', () => {
  const first = new Y.Doc();
  addNested(first, 'Quatre portes.');
  const second = copyOf(first);
  flatten(first);
  flatten(second);
  Y.applyUpdate(first, Y.encodeStateAsUpdate(second));
  Y.applyUpdate(second, Y.encodeStateAsUpdate(first));
  expect(linesOf(first)).toEqual(['paragraph: Quatre portes.']);
  expect(linesOf(second)).toEqual(linesOf(first));
});

test('words that an older app wrote meanwhile become blocks of their own', () => {
  const doc = new Y.Doc();
  addNested(doc, 'Quatre portes.');
  const older = copyOf(doc);
  flatten(doc);
  addNested(older, 'Une cinquième.');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(older));
  flatten(doc);
  expect(linesOf(doc).sort()).toEqual(['paragraph: Quatre portes.', 'paragraph: Une cinquième.']);
});
