import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactSplice, type Splice } from '#client/editor/exact-splice';

function applied(text: string, { index, remove, insert }: Splice): string {
  return text.slice(0, index) + insert + text.slice(index + remove);
}

test('a word typed before one that begins alike is inserted whole, at the caret', () => {
  // What Lexical's comparison of « w10z » and « w12z w10z » gives.
  expect(exactSplice('w10z ', { index: 2, remove: 0, insert: '2z w1' }, 5)).toEqual({ index: 0, remove: 0, insert: 'w12z ' });
});

test('without a caret, a change begins where a word does', () => {
  expect(exactSplice('w10z ', { index: 2, remove: 0, insert: '2z w1' }, undefined)).toEqual({ index: 0, remove: 0, insert: 'w12z ' });
  expect(exactSplice('w12z w10z ', { index: 2, remove: 5, insert: '' }, undefined)).toEqual({ index: 0, remove: 5, insert: '' });
});

test('however it is said, the text reads the same', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 12 });
  fc.assert(
    fc.property(text, fc.nat(12), fc.nat(4), text, fc.option(fc.nat(16), { nil: undefined }), (before, at, length, insert, caret) => {
      const index = Math.min(at, before.length);
      const splice = { index, remove: Math.min(length, before.length - index), insert };
      expect(applied(before, exactSplice(before, splice, caret))).toBe(applied(before, splice));
    }),
  );
});
