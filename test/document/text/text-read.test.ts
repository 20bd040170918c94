import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { flowOf } from '#document/text/flow';
import { partText, readText, type TextPart } from '#document/text/text-read';
import { writeText } from '#document/text/text-write';

const words = (text: string, format = 0): TextPart => ({ text, format });
const item = (...children: TextPart[]): TextPart => ({ type: 'listitem', children });

const EVERYTHING: readonly TextPart[] = [
  { type: 'heading', tag: 'h2', children: [words('Ce qui bloque')] },
  { type: 'paragraph', children: [words('Quatre '), words('portes', 1), words(' avant la bonne.')] },
  { type: 'paragraph', children: [{ type: 'link', url: 'https://exemple.test/', children: [words('ici'), words(' même', 2)] }] },
  { type: 'quote', children: [words('On attend.')] },
  {
    type: 'list',
    tag: 'ul',
    listType: 'bullet',
    children: [
      item(words('un')),
      item({ type: 'list', tag: 'ol', listType: 'number', children: [item(words('un un'))] }),
      item(words('deux')),
    ],
  },
  { type: 'paragraph', children: [words('avec '), { embed: 'actor', ref: 'a1', label: 'Épicerie du lavoir' }, words(', à midi')] },
  { embed: 'testimony', ref: 't1', label: 'Une parole' },
  {
    type: 'table',
    children: [
      {
        type: 'tablerow',
        children: [
          { type: 'tablecell', isHead: true, children: [{ type: 'paragraph', children: [words('A1')] }] },
          { type: 'tablecell', children: [] },
        ],
      },
    ],
  },
];

/** Fields that are not said are not there. */
const plain = (parts: unknown) => JSON.parse(JSON.stringify(parts)) as unknown;

test('what is written is read again: headings, looks, links, lists in lists, objects, tables', () => {
  const doc = new Y.Doc();
  doc.transact(() => writeText(doc, 'flow', EVERYTHING));
  expect(plain(readText(doc, 'flow'))).toEqual(plain(EVERYTHING));
});

test('words that nothing ends are a paragraph, and what a newer app wrote is an embed without a name', () => {
  const doc = new Y.Doc();
  const flow = flowOf(doc, 'flow');
  flow.insert(0, 'sans fin');
  flow.insertEmbed(
    8,
    new Y.Map([
      ['object', 'block'],
      ['type', 'frise'],
    ]),
  );
  flow.insertEmbed(0, { quelque: 'chose' });
  expect(readText(doc, 'flow').map(partText)).toEqual(['sans fin', '']);
});

test('what is deleted behind a bold word does not make the rest bold, in a text that came before it was asked for', () => {
  const writer = new Y.Doc();
  flowOf(writer, 'chapter').insert(0, 'Quatre portes fermées avant la bonne', {});
  flowOf(writer, 'chapter').format(7, 6, { bold: true });
  const reader = new Y.Doc();
  Y.applyUpdate(reader, Y.encodeStateAsUpdate(writer));
  const flow = flowOf(reader, 'chapter');
  // Some places are remembered first.
  for (let at = 0; at < 8; at++) flow.insert(30, '.', {});
  flow.delete(13, 8);
  expect(flow.toDelta().filter((part: { attributes?: unknown }) => part.attributes)).toEqual([
    { insert: 'portes', attributes: { bold: true } },
  ]);
});
