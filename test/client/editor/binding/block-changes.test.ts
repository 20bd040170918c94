import { expect, test } from 'vitest';
import { blockChanges, type KeyedBlock } from '#client/editor/binding/block-changes';

function block(key: string, text: string, type = 'paragraph', format = 0): KeyedBlock {
  const looks = text === '' ? [] : [{ length: text.length, format, link: undefined }];
  return { key, hasEnd: true, content: { kind: { type }, text, looks, objects: [] } };
}

/** Each change as the place, what goes and how many signs come. */
function said(before: readonly KeyedBlock[], after: readonly KeyedBlock[], caret?: { block: number; offset: number }) {
  return blockChanges(before, after, caret)
    .map(({ start, index, remove, insert }) => ({ at: start + index, remove, insert }))
    .filter(({ remove, insert }) => remove + insert > 0);
}

const OTHERS = [block('x', 'avant'), block('y', 'après')] as const;

test('Enter in a line inserts one end and moves no letter', () => {
  const [x, y] = OTHERS;
  expect(said([x, block('k', 'bonjour le monde'), y], [x, block('k', 'bonjour '), block('n', 'le monde'), y])).toEqual([
    { at: 14, remove: 0, insert: 1 },
  ]);
});

test('Enter at the end of a line puts the new line after it, so that what others type there stays in it', () => {
  const [x, y] = OTHERS;
  expect(said([x, block('k', 'titre'), y], [x, block('k', 'titre'), block('n', ''), y], { block: 2, offset: 0 })).toEqual([
    { at: 12, remove: 0, insert: 1 },
  ]);
});

test('Backspace between two lines removes one end', () => {
  expect(said([block('k', 'un'), block('m', 'deux')], [block('k', 'undeux')])).toEqual([{ at: 2, remove: 1, insert: 0 }]);
});

test('a line that becomes an item, under another key, keeps its letters', () => {
  expect(said([block('k', 'un'), block('m', 'deux')], [block('k', 'un'), block('i', 'deux', 'listitem')])).toEqual([]);
});

test('two lines that changed side by side are two changes', () => {
  expect(said([block('k', 'un'), block('m', 'deux')], [block('k', 'une'), block('m', 'deux!')])).toEqual([
    { at: 2, remove: 0, insert: 1 },
    { at: 7, remove: 0, insert: 1 },
  ]);
});

test('words that change their look are no other words', () => {
  const changes = blockChanges([block('k', 'gras')], [block('k', 'gras', 'paragraph', 1)]);
  expect(changes.map(({ remove, insert, looks }) => ({ remove, insert, looks }))).toEqual([
    {
      remove: 0,
      insert: 0,
      looks: [{ index: 0, length: 4, from: expect.objectContaining({ format: 0 }), to: expect.objectContaining({ format: 1 }) }],
    },
  ]);
});
