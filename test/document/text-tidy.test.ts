import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { newTextRun } from '#document/text-structs';
import { isTidy, tidyElement } from '#document/text-tidy';

function element(): Y.XmlText {
  return new Y.Doc().get('root', Y.XmlText) as Y.XmlText;
}

function words(text: Y.XmlText): string {
  return text
    .toDelta()
    .map((part: { insert: unknown }) => (typeof part.insert === 'string' ? part.insert : ''))
    .join('');
}

test('characters whose run is gone get one', () => {
  const text = element();
  text.insert(0, 'orphelins');
  tidyElement(text);
  expect(text.length).toBe(10);
  expect(words(text)).toBe('orphelins');
  expect(isTidy(text)).toBe(true);
});

test('it never takes a character, whatever the row, and has nothing to do the second time', () => {
  const row = fc.array(fc.oneof(fc.constant('run'), fc.constant('bold'), fc.constant('break'), fc.constantFrom('a', 'bc')), {
    maxLength: 14,
  });
  fc.assert(
    fc.property(row, (parts) => {
      const text = element();
      for (const part of parts) {
        if (part === 'run') text.insertEmbed(text.length, newTextRun());
        else if (part === 'bold')
          text.insertEmbed(
            text.length,
            new Y.Map<unknown>([
              ['__type', 'text'],
              ['__format', 1],
            ]),
          );
        else if (part === 'break') text.insertEmbed(text.length, new Y.Map<unknown>([['__type', 'linebreak']]));
        else text.insert(text.length, part);
      }
      const before = words(text);
      tidyElement(text);
      expect(words(text)).toBe(before);
      expect(isTidy(text)).toBe(true);
    }),
  );
});
