import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { plainContent } from '#document/text/plain-content';
import { writeText } from '#document/text/text-write';

test('records are read as objects and texts as paragraphs, whatever their root is called', () => {
  const doc = new Y.Doc();
  doc.getMap('actors').set(
    'a',
    new Y.Map<unknown>([
      ['name', 'Café'],
      ['roles', ['accueil']],
    ]),
  );
  writeText(doc, 'section', [
    {
      type: 'paragraph',
      children: [
        { text: 'Quatre ', format: 0 },
        { text: 'portes.', format: 1 },
      ],
    },
    { type: 'heading', tag: 'h3', children: [{ text: 'Une clé', format: 0 }] },
  ]);
  const content = Object.fromEntries(plainContent(doc).map(({ root, value }) => [root, value]));
  expect(content.actors).toEqual({ a: { name: 'Café', roles: ['accueil'] } });
  expect(content.section).toEqual(['Quatre portes.', 'Une clé', { type: 'heading', tag: 'h3' }]);
});

test('what was deleted is not read', () => {
  const doc = new Y.Doc();
  doc.getText('t').insert(0, 'garder enlever');
  doc.getText('t').delete(6, 8);
  expect(plainContent(doc)).toEqual([{ root: 't', value: ['garder'] }]);
});

test('looking at a root decides nothing in the document itself', () => {
  const source = new Y.Doc();
  source.getText('later').insert(0, 'x');
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(source));
  plainContent(doc);
  expect(doc.getText('later').toString()).toBe('x');
});
