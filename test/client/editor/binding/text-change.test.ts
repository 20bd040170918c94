import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type TextChange, textChange } from '#client/editor/binding/text-change';

const signs = (text: string) => ({ text, objects: [] });
const change = (before: string, after: string, caret?: number) => textChange(signs(before), signs(after), caret);

function applied(before: string, after: string, { index, remove, insert }: TextChange): string {
  return before.slice(0, index) + after.slice(index, index + insert) + before.slice(index + remove);
}

test('a word typed before one that begins alike is inserted whole, at the caret', () => {
  expect(change('w10z ', 'w12z w10z ', 5)).toEqual({ index: 0, remove: 0, insert: 5 });
});

test('without a caret, a change begins where a word does', () => {
  expect(change('w10z ', 'w12z w10z ')).toEqual({ index: 0, remove: 0, insert: 5 });
  expect(change('w12z w10z ', 'w10z ')).toEqual({ index: 0, remove: 5, insert: 0 });
});

test('one of two equal letters is the one at the caret', () => {
  expect(change('ale', 'alle', 2)).toEqual({ index: 1, remove: 0, insert: 1 });
  expect(change('ale', 'alle', 3)).toEqual({ index: 2, remove: 0, insert: 1 });
  expect(change('alle', 'ale', 1)).toEqual({ index: 1, remove: 1, insert: 0 });
});

test('an emoji is never cut in two', () => {
  expect(change('a😀b', 'a😁b')).toEqual({ index: 1, remove: 2, insert: 2 });
});

test('an object that gives way to another one is a change, though both look alike', () => {
  const [one, other] = [{}, {}];
  const found = textChange({ text: 'a\uFFFEb', objects: [one] }, { text: 'a\uFFFEb', objects: [other] });
  expect(found).toEqual({ index: 1, remove: 1, insert: 1 });
});

test('however it is said, the text reads as it was written', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '😀'), maxLength: 12 });
  fc.assert(
    fc.property(text, text, fc.option(fc.nat(16), { nil: undefined }), (before, after, caret) => {
      expect(applied(before, after, change(before, after, caret))).toBe(after);
    }),
  );
});
